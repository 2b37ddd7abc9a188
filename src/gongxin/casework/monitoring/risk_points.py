"""Risk points, as declared in `catalogue/`: one file a point, its id the file name, its versions by the day they began.

```yaml
versions:
  2024-11-07:
    zh: 应入现场而未入
    en: The site was not entered
    offence: {zh: …, en: …}           # the legal definition it maps to, in words
    law: [[body-measures, "2020", "18"]]
    clock: sign_in_explanation        # optional: a statutory clock for explanations that runs from the end of the audit
    detectors: [p01_no_sign_in]       # each detector belongs to exactly one point
    indicators: [sign_in_missing]
```
A change is a new version; `retired: true` in its place ends a point.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gongxin.detection.catalogue import detectors
from gongxin.errors import UnknownName
from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.law.clocks import clock
from gongxin.risk.indicators import indicators

FOLDER = Path(__file__).parent / "catalogue"
FIELDS = {"zh", "en", "offence", "law", "detectors", "indicators"}


class CatalogueRefused(Exception):
    """A catalogue that is incomplete or contradicts the detectors. Our defect, found at load."""


@dataclass(frozen=True)
class PointVersion:
    """A risk point from `from_on` on, until its next version."""

    from_on: date
    label: Text
    offence: Text
    law: tuple[Citation, ...]
    detectors: tuple[str, ...]
    indicators: tuple[str, ...]
    clock: str = ""
    retired: bool = False


@dataclass(frozen=True)
class RiskPoint:
    """One risk point with its history, oldest first."""

    id: str
    history: tuple[PointVersion, ...]

    @property
    def now(self) -> PointVersion:
        """The newest version that is declared."""
        return self.history[-1]

    @property
    def label(self) -> Text:
        """Its name today."""
        return self.now.label

    def on(self, day: date) -> PointVersion:
        """The version in force on `day`; before the first one, the first."""
        held = [version for version in self.history if version.from_on <= day]
        return held[-1] if held else self.history[0]


@functools.cache
def risk_points() -> Mapping[str, RiskPoint]:
    """Every risk point by id; the whole catalogue is refused where a detector has no point, or more than one."""
    return read_catalogue(FOLDER)


def risk_point(id_: str) -> RiskPoint:
    """The risk point called `id_`; a clear error where there is none."""
    if id_ not in risk_points():
        raise UnknownName("No risk point is called %(name)s; see the page of the risk points.", name=id_)
    return risk_points()[id_]


def point_of(detector: str, day: date) -> str | None:
    """The risk point that a detector watches on `day`; None for a detector that this version does not know."""
    return _watching(day).get(detector)


@functools.lru_cache(maxsize=64)
def _watching(day: date) -> Mapping[str, str]:
    versions = {id_: point.on(day) for id_, point in risk_points().items()}
    return {name: id_ for id_, version in versions.items() if not version.retired for name in version.detectors}


def read_catalogue(folder: Path) -> Mapping[str, RiskPoint]:
    """The catalogue in `folder`, held against the detectors, indicators, clocks and laws that exist."""
    points = {file.stem: _read(file) for file in sorted(folder.glob("*.yaml"))}
    for day in sorted({version.from_on for point in points.values() for version in point.history}):
        _hold_to_detectors(points, day)
    return points


def _hold_to_detectors(points: Mapping[str, RiskPoint], day: date) -> None:
    """On every day on which something changes each detector of today has exactly one point."""
    held = [version for version in (point.on(day) for point in points.values()) if not version.retired]
    times = Counter(name for version in held for name in version.detectors)
    twice = sorted(name for name, count in times.items() if count > 1)
    nowhere, unknown = sorted(set(detectors()) - set(times)), sorted(set(times) - set(detectors()))
    if twice or nowhere or unknown:
        raise CatalogueRefused(f"from {day}: detectors in two points {twice}, in none {nowhere}, unknown {unknown}")


def _read(file: Path) -> RiskPoint:
    written = yaml.safe_load(file.read_text(encoding="utf-8"))["versions"]
    history: list[PointVersion] = []
    for day, fields in sorted(written.items()):
        if fields.get("retired"):
            last = history[-1]
            history.append(PointVersion(day, last.label, last.offence, last.law, (), (), retired=True))
        else:
            history.append(_version(file.stem, day, fields))
    return RiskPoint(file.stem, tuple(history))


def _version(id_: str, day: date, fields: Mapping[str, Any]) -> PointVersion:
    missing, extra = FIELDS - set(fields), set(fields) - FIELDS - {"clock"}
    unknown = set(fields.get("indicators", ())) - set(indicators())
    if missing or extra or unknown or not fields["law"]:
        raise CatalogueRefused(f"{id_} from {day}: lacks {missing}, has unknown {extra | unknown}, or cites no law")
    if fields.get("clock"):
        clock(fields["clock"])
    return PointVersion(
        day,
        Text(fields["zh"], fields["en"]),
        Text(**fields["offence"]),
        tuple(Citation(*map(str, triple)) for triple in fields["law"]),
        tuple(fields["detectors"]),
        tuple(fields["indicators"]),
        fields.get("clock", ""),
    )
