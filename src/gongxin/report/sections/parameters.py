"""Every parameter the run rested on, with those that nobody has confirmed marked."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.i18n import translate
from gongxin.law.citation import Citation
from gongxin.law.parameters import parameters as known
from gongxin.report.material import Material
from gongxin.supervision.parameters_used import shown_value

LONGEST = 80  # characters; a table of the law is named, not printed


@dataclass(frozen=True)
class Used:
    """One parameter as the run used it."""

    name: str
    label: str
    value: str
    unit: str
    since: str
    law: str
    confirmed: bool


def parameters(m: Material) -> list[Used]:
    """From run.json, not from today's files: the report tells what the run did."""
    return [_used(m, name, held) for name, held in m.result.facts["parameters"].items()]


def _used(m: Material, name: str, held: dict[str, object]) -> Used:
    declared = known().get(name)
    citation = Citation(**held["citation"])  # type: ignore[arg-type]
    return Used(
        name=name,
        label=declared.label.in_language(m.language) if declared else name,
        value=shown_value(held["value"], m.language, LONGEST),
        unit=translate(str(held["unit"]), m.language),
        since=str(held["in_force_from"]),
        law=citation.in_language(m.language),
        confirmed=bool(held["confirmed"]),
    )
