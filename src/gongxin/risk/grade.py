"""The grade of one body, a pure function of its indicator rows.

Nothing else is read: no other body, no clock, no file but the dated parameters of the day named in the rows. So a
body recomputes its grade from its own rows, and the run that wrote them used this very function.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from gongxin.errors import UserError
from gongxin.risk.indicators import indicators
from gongxin.risk.levels import Board, board_of, credited, levels, own_points, scores
from gongxin.risk.model import Shape
from gongxin.risk.nearest_change import nearest_change
from gongxin.risk.rules import GRADES, Rule, best_grade, grade_of, rule_for
from gongxin.risk.settings import Settings, settings_on
from gongxin.risk.words import change, reason

DECIMALS = 6
MOST_REASONS = 10
MOST_TRACED = 20  # records told with a reason; its indicator row has them all
GRADES_SCHEMA = pa.schema(
    [
        ("body_id", pa.string()),
        ("score", pa.float64()),
        ("grade", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("reasons", pa.string()),
        ("direct_rule", pa.string()),
        ("nearest_change", pa.string()),
    ]
)
Row = Mapping[str, Any]


def regrade(indicator_rows: Iterable[Row]) -> dict[str, Any]:
    """The row of `grades` that follows from a body's rows of `indicators`, in whatever order they come."""
    rows = _in_order(indicator_rows)
    settings = settings_on(rows[0]["period_to"])
    board = board_of(rows, settings)
    now = levels(board, board.numerator)
    own = own_points(board, now.level[None, :], now.evidence[None, :])
    score = round(float(scores(board, own)[0]), DECIMALS)
    low, high = _interval(board, rows, score)
    scored = grade_of(score, settings)
    rule = rule_for(rows, scored)
    grade = rule.grade if rule else scored
    summed = [row["indicator"] for row, part in zip(rows, now.evidence.tolist(), strict=True) if part > 0]
    return {
        "body_id": rows[0]["body_id"],
        "score": score,
        "grade": grade,
        "low": low,
        "high": high,
        "reasons": json.dumps(
            _reasons(rows, credited(board, own)[0].round(DECIMALS).tolist(), rule, summed), ensure_ascii=False
        ),
        "direct_rule": rule.indicator if rule else None,
        "nearest_change": _nearest(board, rows, grade, settings),
    }


def _in_order(given: Iterable[Row]) -> list[Row]:
    """The rows in the order of the declarations; refused where they are not one body's on one day."""
    place = {id_: at for at, id_ in enumerate(indicators())}
    rows = list(given)
    unknown = sorted({str(row["indicator"]) for row in rows} - place.keys())
    if unknown:
        raise UserError("The indicators %(unknown)s are not known to this version.", unknown=", ".join(unknown))
    if len({(row["body_id"], row["period_to"]) for row in rows}) != 1:
        raise UserError("A grade follows from the indicator rows of exactly one body on one day; give only those.")
    if len({row["indicator"] for row in rows}) != len(rows):
        raise UserError("An indicator stands twice among the rows of %(body)s.", body=rows[0]["body_id"])
    return sorted(rows, key=lambda row: place[row["indicator"]])


def _interval(board: Board, rows: Sequence[Row], score: float) -> tuple[float, float]:
    """The score with each rate in turn at the ends of its interval, the differences added as squares."""
    uncertain = np.flatnonzero(board.of_shape[Shape.FINDINGS] | board.of_shape[Shape.SHARE])
    records = board.denominator + board.alpha + board.beta
    ends = []
    for end in ("low", "high"):
        there = np.array([float(row[end] or 0) for row in rows])
        numerator = np.maximum(0.0, there * records - board.alpha)
        bounded = np.maximum if end == "high" else np.minimum
        ends.append(_apart(board, bounded(numerator, board.numerator), uncertain, score))
    return round(max(0.0, score - ends[0]), DECIMALS), round(min(100.0, score + ends[1]), DECIMALS)


def _apart(board: Board, numerator: Any, uncertain: Any, score: float) -> float:
    """Root of the sum of squared differences that the rows make one by one."""
    now, then = levels(board, board.numerator), levels(board, numerator)
    chosen = np.zeros((len(uncertain), len(board.numerator)), dtype=np.bool_)
    chosen[np.arange(len(uncertain)), uncertain] = True
    level = np.where(chosen, then.level, now.level)
    evidence = np.where(chosen, then.evidence, now.evidence)
    total = 0.0
    for one in scores(board, own_points(board, level, evidence)).tolist():
        total += (one - score) ** 2
    return float(np.sqrt(total))


def _reasons(
    rows: Sequence[Row], given: Sequence[float], rule: Rule | None, summed: Sequence[str]
) -> list[dict[str, Any]]:
    """The rule that fixed the grade, then what gives the most points, last what could not be assessed.

    `summed` are the indicators whose findings make the evidence of false certification.
    """
    fixing = [(row, 0.0) for row in rows if rule and row["indicator"] == rule.indicator]
    pairs = zip(rows, given, strict=True)
    giving = sorted((pair for pair in pairs if pair[1] > 0), key=lambda pair: -pair[1])
    told = [_reason(row, points, summed) for row, points in (*fixing, *giving[:MOST_REASONS])]
    absent = [row["indicator"] for row in rows if not row["assessed"]]
    if absent:
        labels = [indicators()[id_].label for id_ in absent]
        told.append(
            {
                "indicator": "not_assessed",
                "points": 0.0,
                "zh": "因缺少数据未评估：" + "、".join(label.zh for label in labels),
                "en": "Not assessed for want of data: " + "; ".join(label.en for label in labels),
                "findings": [],
                "records": [],
                "indicators": absent,
            }
        )
    return told


def _reason(row: Row, points: float, summed: Sequence[str]) -> dict[str, Any]:
    """Points, sentence, and what they rest on: findings, other records, or for the evidence the rows it sums."""
    told = reason(row)
    traced = json.loads(row["records"])[:MOST_TRACED]
    findings = row["shape"] == Shape.FINDINGS
    rest = {"indicators": list(summed)} if row["shape"] == Shape.EVIDENCE else {}
    return {
        "indicator": row["indicator"],
        "points": points,
        "zh": told.zh,
        "en": told.en,
        "findings": traced if findings else [],
        "records": [] if findings else traced,
        **rest,
    }


def _nearest(board: Board, rows: Sequence[Row], grade: str, settings: Settings) -> str | None:
    """The smallest change to a better grade as JSON; null for A, and no changes where a rule holds the grade."""
    if grade == GRADES[0]:
        return None
    if GRADES.index(best_grade(rows)) >= GRADES.index(grade):
        told = _no_change(
            "等级由直接规则确定，指标变化不能改变", "A direct rule holds the grade; no change of indicators moves it"
        )
        return json.dumps(told, ensure_ascii=False)
    found = nearest_change(board, settings["cut_points"][grade])
    if found is None:
        told = _no_change("仅凭指标变化不能进入更好的等级", "No change of indicators alone reaches a better grade")
        return json.dumps(told, ensure_ascii=False)
    # One record less can move a score past more than one cut point.
    better = max(grade_of(found.score, settings), best_grade(rows), key=GRADES.index)
    parts = [(rows[at], to) for at, to in found.numerators.items()]
    words = [change(row, to) for row, to in parts]
    told = {
        "to": better,
        "score": found.score,
        "exact": found.exact,
        "changes": [
            {"indicator": row["indicator"], "from": row["numerator"], "to": to, "of": row["denominator"]}
            for row, to in parts
        ],
        "zh": "如果" + "，且".join(word.zh for word in words) + f"，等级将为{better}",
        "en": "If " + " and ".join(word.en for word in words) + f", the grade would be {better}",
    }
    return json.dumps(told, ensure_ascii=False)


def _no_change(zh: str, en: str) -> dict[str, Any]:
    return {"to": None, "score": None, "exact": True, "changes": [], "zh": zh, "en": en}
