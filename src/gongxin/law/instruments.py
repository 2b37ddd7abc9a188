"""Laws, rules and standards with their versions and the days they were in force."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from gongxin.i18n import Text

FILE = Path(__file__).with_name("instruments.yaml")


@dataclass(frozen=True)
class Version:
    """One text of an instrument, in force from `from_on` up to and including `to_on` (None: still)."""

    name: str
    from_on: date
    to_on: date | None
    confirmed: bool


@dataclass(frozen=True)
class Instrument:
    """A law, rule, notice or standard. `number` is its official number, `source` where the facts were taken from."""

    id: str
    name: Text
    number: str
    source: str
    versions: Mapping[str, Version]

    def in_force(self, on: date) -> Version | None:
        """The version in force on day `on`, or None."""
        for version in self.versions.values():
            if version.from_on <= on and (version.to_on is None or on <= version.to_on):
                return version
        return None


@functools.cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its id, in the order of the file."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {id_: _instrument(id_, fields) for id_, fields in written.items()}


def _instrument(id_: str, fields: Mapping[str, object]) -> Instrument:
    versions = {
        str(name): Version(str(name), v["from"], v.get("to"), v.get("confirmed", True))
        for name, v in fields["versions"].items()  # type: ignore[attr-defined]
    }
    name = Text(zh=str(fields["zh"]), en=str(fields["en"]))
    return Instrument(id_, name, str(fields.get("number", "")), str(fields.get("source", "")), versions)
