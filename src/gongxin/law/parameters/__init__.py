"""Every number of the law and of the project, dated and cited.

One YAML file per parameter; its path is its name: `sign_in/location_tolerance.yaml` is
`sign_in.location_tolerance`. A changed law is a new dated value, never an edit of the old one.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gongxin.errors import UnknownName
from gongxin.i18n import Text
from gongxin.law.citation import Citation

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class DatedValue:
    """A value from the day it came into force. `confirmed` is false for a project default nobody has confirmed."""

    from_on: date
    value: Any
    citation: Citation
    confirmed: bool


@dataclass(frozen=True)
class Parameter:
    """One number (or table) with its unit and its history, oldest first."""

    name: str
    label: Text
    unit: str
    history: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`; before the first one, the first."""
        held = [dated for dated in self.history if dated.from_on <= day]
        return held[-1] if held else self.history[0]


@functools.cache
def parameters() -> Mapping[str, Parameter]:
    """Every parameter by name, in alphabetical order."""
    files = sorted(FOLDER.rglob("*.yaml"))
    return {parameter.name: parameter for parameter in map(_read, files)}


def parameter(name: str) -> Parameter:
    """The parameter called `name`; a clear error where there is none."""
    known = parameters().get(name)
    if known is None:
        raise UnknownName("No parameter is called %(name)s; see `gongxin parameters`.", name=name)
    return known


def _read(path: Path) -> Parameter:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
    history = tuple(_dated(day, fields) for day, fields in sorted(written["values"].items()))
    return Parameter(name, Text(zh=written["zh"], en=written["en"]), written["unit"], history)


def _dated(day: date, fields: Mapping[str, Any]) -> DatedValue:
    citation = Citation(*(str(part) for part in fields["citation"]))
    return DatedValue(day, fields["value"], citation, fields["confirmed"])
