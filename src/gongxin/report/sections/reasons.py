"""Why a body has its grade, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongxin.risk.indicators import indicators

NOT_ASSESSED = "not_assessed"
LEAST = 0.05  # points; less would be shown as nothing


@dataclass(frozen=True)
class Reason:
    """One reason with the points it gives."""

    words: str
    points: float


@dataclass(frozen=True)
class Reasons:
    """The rule that fixed the grade (or nothing), the reasons, what was not assessed, and the nearest change."""

    direct: str
    points: list[Reason]
    missing: str
    change: str


def reasons(row: Mapping[str, Any], language: str) -> Reasons:
    """The JSON of a grade as sentences."""
    told = json.loads(row["reasons"] or "[]")
    change = json.loads(row["nearest_change"] or "null")
    rule = indicators().get(row["direct_rule"] or "")
    return Reasons(
        direct=rule.label.in_language(language) if rule else "",
        points=[Reason(one[language], one["points"]) for one in told if _counts(one)],
        missing=" ".join(one[language] for one in told if one["indicator"] == NOT_ASSESSED),
        change=change[language] if change else "",
    )


def _counts(reason: Mapping[str, Any]) -> bool:
    """Whether a reason gives points, or fixes the grade and so needs none."""
    points = float(reason["points"])
    return bool(reason["indicator"] != NOT_ASSESSED) and (points >= LEAST or points == 0)
