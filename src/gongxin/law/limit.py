"""A time limit as the law states it: how long, in which days, from which event, what stops it, what lengthens it.

It is the value of a parameter under `parameters/clocks/`:
```yaml
value:
  start: {zh: 立案, en: the case is opened}   # the event; its own day is not counted
  length: 90
  unit: calendar_day                          # working_day, calendar_day, month, year, hour; or date_of_year
  extensions: [{length: 30, approval: {zh: …, en: …}}]   # length null: as long as the one who approves it says
  pauses: {testing: [penalty-procedure-rule, "2022", "64"]}
  kind: term                                  # a term runs out; a deadline (default) has to be met
  direction: before                           # the act must come that long before the event; default: after
```
`date_of_year` takes `month` and `day` in place of `length`: the next such day after the event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gongxin.i18n import Text
from gongxin.law.citation import Citation

KNOWN = {"start", "length", "unit", "month", "day", "extensions", "pauses", "kind", "direction"}

PAUSE_GROUNDS = {
    "testing": Text("检测", "testing"),
    "inspection": Text("检验", "inspection"),
    "identification": Text("鉴定", "identification"),
    "hearing": Text("听证", "hearing"),
    "public_notice": Text("公告", "public notice"),
    "suspension": Text("中止", "suspension of the case"),
}


class LimitRefused(ValueError):
    """A limit whose declaration is incomplete or contradicts the law; a defect of ours, found when it is read."""


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    DATE_OF_YEAR = "date_of_year"


class Kind(StrEnum):
    """Whether something has to be done in time, or a state simply lasts that long."""

    DEADLINE = "deadline"
    TERM = "term"


@dataclass(frozen=True)
class AllowedExtension:
    """By how much the law lets a limit grow (None: by as much as is approved), and who approves it."""

    length: int | None
    approval: Text


@dataclass(frozen=True)
class Limit:
    """One time limit as one version of the law states it. `month` and `day` are set for DATE_OF_YEAR only."""

    start: Text
    unit: Unit
    length: int = 0
    month: int = 0
    day: int = 0
    kind: Kind = Kind.DEADLINE
    before: bool = False
    extensions: tuple[AllowedExtension, ...] = ()
    pauses: Mapping[str, Citation] = field(default_factory=dict)

    @property
    def rolls(self) -> bool:
        """Whether a last day off moves on to the next working day.

        Only for something to be done within calendar days, months or years; a limit in working days ends on one by
        itself, hours run through, a validity or a publication simply ends, and counting back there is no next day.
        """
        return self.kind is Kind.DEADLINE and not self.before and self.unit not in (Unit.WORKING_DAY, Unit.HOUR)


def read_limit(written: Mapping[str, Any], citation: Citation) -> Limit:
    """The limit written in a parameter file; refused if a field is unknown, missing or against the law it cites."""
    if unknown := set(written) - KNOWN:
        raise LimitRefused(f"unknown fields {sorted(unknown)}")
    limit = Limit(
        start=Text(**written["start"]),
        unit=Unit(written["unit"]),
        length=written.get("length", 0),
        month=written.get("month", 0),
        day=written.get("day", 0),
        kind=Kind(written.get("kind", Kind.DEADLINE)),
        before=written.get("direction", "after") == "before",
        extensions=tuple(
            AllowedExtension(each["length"], Text(**each["approval"])) for each in written.get("extensions", ())
        ),
        pauses={ground: Citation(*law) for ground, law in written.get("pauses", {}).items()},
    )
    for complaint in _complaints(limit, citation):
        raise LimitRefused(complaint)
    return limit


def _complaints(limit: Limit, citation: Citation) -> list[str]:
    dated = limit.unit is Unit.DATE_OF_YEAR
    may_change = not (limit.before or dated or limit.unit is Unit.HOUR)
    requirements = (
        (dated or limit.length > 0, "the length must be a positive number"),
        (dated == bool(limit.month and limit.day), "month and day belong to date_of_year, and both to it"),
        (set(limit.pauses) <= set(PAUSE_GROUNDS), "a pause names an unknown ground"),
        (may_change or not (limit.extensions or limit.pauses), "such a limit knows neither pause nor extension"),
        (_obeys_article_85(limit, citation), "article 85: 2, 3, 5, 7 days are working days, others calendar days"),
    )
    return [complaint for holds, complaint in requirements if not holds]


def _obeys_article_85(limit: Limit, citation: Citation) -> bool:
    """行政处罚法 art. 85: its limits of 2, 3, 5 and 7 days are working days; its longer ones are calendar days."""
    if citation.instrument != "administrative-penalty-law" or not str(limit.unit).endswith("_day"):
        return True
    return (limit.unit is Unit.WORKING_DAY) == (limit.length in (2, 3, 5, 7))
