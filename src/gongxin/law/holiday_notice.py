"""The holidays of one year as a data file, for a notice that is newer than the library.

```yaml
year: 2027
citation: 国办发明电〔2026〕1号
off: [2027-01-01, 2027-02-05, 2027-02-06]   # days off; weekends among them may be named or left out
working: [2027-02-14]                        # Saturdays and Sundays that are worked
```
A notice may also name the last days of the December before its year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from gongxin.errors import InputRefused

LARGEST_FILE = 100_000  # bytes; a notice names some forty days
FIELDS = {"year", "citation", "off", "working"}


@dataclass(frozen=True)
class HolidayNotice:
    """What one notice says: the days off and the weekend days worked."""

    year: int
    citation: str
    off: frozenset[date]
    working: frozenset[date]


def read_notice(path: Path) -> HolidayNotice:
    """Read and check the file of one notice; refused with the place of the mistake."""
    written = _load(path)
    year, citation = written.get("year"), written.get("citation")
    if set(written) != FIELDS or type(year) is not int or not isinstance(citation, str) or not citation.strip():
        raise InputRefused(
            "%(file)s must hold exactly year (a number), citation (a text), off and working (lists of dates).",
            file=path,
        )
    off, working = (_dates(path, key, written[key], year) for key in ("off", "working"))
    for day in sorted(off & working):
        raise InputRefused("%(file)s names %(day)s both as off and as working; keep one.", file=path, day=day)
    for day in sorted(day for day in working if day.weekday() < 5):
        raise InputRefused("%(file)s: %(day)s under working is no weekend day; remove it.", file=path, day=day)
    return HolidayNotice(year, citation.strip(), off, working)


def _load(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputRefused("%(file)s is too large for the holidays of one year.", file=path)
        written = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputRefused(
            "%(file)s cannot be read (%(why)s); check its path.", file=path, why=error.strerror
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        raise InputRefused("%(file)s is not valid YAML in UTF-8; mend or replace it.", file=path) from None
    # To YAML 1.1 an unquoted `off` is the boolean false, as a key too.
    return {"off" if key is False else key: value for key, value in written.items()} if type(written) is dict else {}


def _dates(path: Path, key: str, listed: object, year: int) -> frozenset[date]:
    if not isinstance(listed, list):
        raise InputRefused("%(file)s: %(key)s must be a list of dates.", file=path, key=key)
    for item in listed:
        if isinstance(item, datetime) or not isinstance(item, date):
            raise InputRefused("%(file)s: %(item)s under %(key)s is not a date.", file=path, item=item, key=key)
        if item.year != year and (item.year, item.month) != (year - 1, 12):
            raise InputRefused("%(file)s: %(item)s does not belong to %(year)d.", file=path, item=item, year=year)
    return frozenset(listed)
