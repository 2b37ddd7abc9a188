"""Which parameters a run rested on, with the value, the day it came into force, its citation and its standing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from gongxin.detection import catalogue
from gongxin.detection.model import Detector, Fact
from gongxin.law.parameters import Parameter, parameters

GRADING = "risk."  # every parameter of the grading stands under this name


def parameters_used(as_of: date) -> dict[str, dict[str, Any]]:
    """The parameters of all detectors, facts and of the grading, by name."""
    return {name: record(held, as_of) for name, held in parameters().items() if name in _named()}


def _named() -> set[str]:
    wanted = list(catalogue.detectors().values())
    declared: list[Detector | Fact] = [*wanted, *catalogue.facts_in_order(wanted)]
    of_detection = {name for one in declared for name in one.parameters.values()}
    return of_detection | {name for name in parameters() if name.startswith(GRADING)}


def record(held: Parameter, as_of: date) -> dict[str, Any]:
    """One parameter on one day, ready for JSON."""
    dated = held.on(as_of)
    return {
        "value": dated.value,
        "unit": held.unit,
        "in_force_from": dated.from_on.isoformat(),
        "citation": dated.citation.as_record(),
        "confirmed": dated.confirmed,
    }


def shown_value(value: object, language: str, most: int) -> str:
    """A value in at most `most` characters: a large table of the law would drown the list it stands in."""
    spoken = _in_language(value, language)
    written = json.dumps(spoken, ensure_ascii=False, default=str) if isinstance(spoken, dict | list) else str(spoken)
    return written if len(written) <= most else written[: most - 1] + "…"


def _in_language(value: object, language: str) -> object:
    """Of texts in both languages the one that is asked for."""
    if isinstance(value, list):
        return [_in_language(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"zh", "en"}:
        return value[language]
    other = "en" if language == "zh" else "zh"
    bilingual = {"zh", "en"} <= value.keys()
    return {key: _in_language(one, language) for key, one in value.items() if not (bilingual and key == other)}
