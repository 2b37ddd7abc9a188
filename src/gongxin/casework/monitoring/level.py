"""The level of a warning, from blue to red, and the reasons for it in words. Pure: counts in, level out.

An event is one audit, certificate or person, however many detectors point to it. It weighs as its strongest finding:
weight of the severity × score. The strength of a warning is the sum over its events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongxin.casework.trail.words import LEVELS
from gongxin.i18n import Text
from gongxin.law.parameters import parameter

NAMES = tuple(LEVELS)  # blue, yellow, orange, red
GROUP = "monitoring."
SEVERITY_WORDS = {
    "info": Text("提示", "info"),
    "low": Text("低", "low"),
    "medium": Text("中", "medium"),
    "high": Text("高", "high"),
}
SENTENCES = {
    "strength": Text(
        "%(events)s 个事件（%(findings)s 条发现）的强度为 %(strength)s，达到%(level)s界限 %(threshold)s",
        "%(events)s events (%(findings)s findings) have the strength %(strength)s; %(level)s begins at %(threshold)s",
    ),
    "severity": Text(
        "最严重的发现为%(severity)s，等级不低于%(level)s", "The gravest finding is %(severity)s: not below %(level)s"
    ),
    "grade": Text(
        "机构风险等级为 %(grade)s，提高 %(steps)s 级", "The grade of the body is %(grade)s: %(steps)s level up"
    ),
    "recurrence": Text(
        "预警 %(earlier)s 处置后 %(days)s 天内再次发生，提高 %(steps)s 级",
        "It came again within %(days)s days after warning %(earlier)s was disposed of: %(steps)s level up",
    ),
}


@dataclass(frozen=True)
class Weighed:
    """One finding as the level sees it."""

    event: str
    severity: str
    score: float


@dataclass(frozen=True)
class Level:
    """A level (0 blue to 3 red) with its reasons, each a rule with the values that fill its sentence."""

    level: int
    reasons: tuple[Mapping[str, Any], ...]


def level_of(findings: Iterable[Weighed], *, day: date, grade: str = "", earlier: int | None = None) -> Level:
    """The level of a warning over `findings` by the parameters of `day`.

    `grade` is that of the body in the latest run, `earlier` the number of the warning it repeats.
    """
    held = list(findings)
    strength, events = strength_of(held, day)
    level, reasons = _by_strength(strength, events, len(held), day)
    gravest = max((one.severity for one in held), key=list(SEVERITY_WORDS).index, default="info")
    floor = NAMES.index(_value("least_level_by_severity", day)[gravest])
    if floor > level:
        level = floor
        reasons.append({"rule": "severity", "severity": gravest, "level": NAMES[floor]})
    for reason in _steps(day, grade, earlier):
        level = min(level + reason["steps"], len(NAMES) - 1)
        reasons.append(reason)
    return Level(level, tuple(reasons))


def strength_of(findings: Iterable[Weighed], day: date) -> tuple[float, int]:
    """Strength and number of events."""
    weights = _value("severity_weights", day)
    strongest: dict[str, float] = {}
    for one in findings:
        weight = weights[one.severity] * one.score
        strongest[one.event] = max(weight, strongest.get(one.event, 0.0))
    return round(sum(sorted(strongest.values())), 6), len(strongest)


def in_words(reason: Mapping[str, Any], language: str) -> str:
    """A reason as a sentence."""
    told = dict(reason)
    if "level" in told:
        told["level"] = LEVELS[told["level"]].in_language(language)
    if "severity" in told:
        told["severity"] = SEVERITY_WORDS[told["severity"]].in_language(language)
    return SENTENCES[reason["rule"]].in_language(language) % told


def _by_strength(strength: float, events: int, findings: int, day: date) -> tuple[int, list[dict[str, Any]]]:
    thresholds = {NAMES[0]: 0, **_value("level_thresholds", day)}
    reached = max(at for at, name in enumerate(NAMES) if strength >= thresholds[name])
    name = NAMES[reached]
    told = {"events": events, "findings": findings, "strength": round(strength, 2), "threshold": thresholds[name]}
    return reached, [{"rule": "strength", "level": name, **told}]


def _steps(day: date, grade: str, earlier: int | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    by_grade = _value("grade_steps", day).get(grade, 0)
    if by_grade:
        found.append({"rule": "grade", "grade": grade, "steps": by_grade})
    if earlier is not None and (steps := _value("recurrence_steps", day)):
        days = _value("recurrence_days", day)
        found.append({"rule": "recurrence", "earlier": earlier, "days": days, "steps": steps})
    return found


def _value(name: str, day: date) -> Any:
    return parameter(GROUP + name).on(day).value
