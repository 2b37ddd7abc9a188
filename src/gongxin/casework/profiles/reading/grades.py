"""The grade of a body: interval, reasons, the rule that fixed it, what would change it, and how it went."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongxin.casework.registry.models import Body
from gongxin.casework.runs.models import Grade, Run
from gongxin.i18n import Text
from gongxin.risk.indicators import indicators

RUNS_SHOWN = 36
NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True)
class Reason:
    """One reason with its points, and how many findings or records of each it rests on."""

    words: Text
    points: float
    findings: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True)
class GradeTold:
    """A grade ready to be shown."""

    grade: str
    score: float
    low: float
    high: float
    direct_rule: Text | None
    reasons: tuple[Reason, ...]
    missing: tuple[Text, ...]
    change: Text | None


@dataclass(frozen=True)
class GradePoint:
    """The grade in one run, for the trend."""

    as_of: date
    grade: str
    score: float
    low: float
    high: float


def grade_of(body: Body, run: Run | None) -> GradeTold | None:
    """The grade in this run; None where the run graded no such body."""
    row = None if run is None else Grade.objects.filter(run=run, body_id=body.body_id).first()
    return None if row is None else _told(row)


def trend_of(body: Body, run: Run | None) -> list[GradePoint]:
    """The grades up to this run, oldest first, one for each day judged: a later run of the same day counts."""
    if run is None:
        return []
    rows = Grade.objects.filter(body_id=body.body_id, run_id__lte=run.pk, run__repeats=None, run__state=Run.ENDED)
    shown = rows.order_by("-run_id").values_list("run__as_of", "grade", "score", "low", "high")[:RUNS_SHOWN]
    by_day: dict[date, GradePoint] = {}
    for values in shown:
        by_day.setdefault(values[0], GradePoint(*values))
    return sorted(by_day.values(), key=lambda point: point.as_of)


def _told(row: Grade) -> GradeTold:
    reasons = json.loads(row.reasons or "[]")
    change = json.loads(row.nearest_change or "null")
    rule = indicators().get(row.direct_rule or "")
    return GradeTold(
        grade=row.grade,
        score=row.score,
        low=row.low,
        high=row.high,
        direct_rule=rule.label if rule else None,
        reasons=tuple(_reason(one) for one in reasons if one["indicator"] != NOT_ASSESSED),
        missing=tuple(Text(one["zh"], one["en"]) for one in reasons if one["indicator"] == NOT_ASSESSED),
        change=Text(change["zh"], change["en"]) if change else None,
    )


def _reason(one: dict[str, Any]) -> Reason:
    return Reason(Text(one["zh"], one["en"]), one["points"], tuple(one["findings"]), tuple(one["records"]))
