"""Which bodies to look at first: by grade, then score; today's, and what other weights would make of the same run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from gongxin.risk.indicators import indicators
from gongxin.risk.levels import board_of_many, levels, own_points, scores
from gongxin.risk.rules import GRADES, grade_of, rule_for
from gongxin.risk.settings import Settings, settings_on

Ranked = list[tuple[str, str, float]]  # body, grade, score: what to look at first stands first
DECIMALS = 6


def ranked(grades: Sequence[Mapping[str, Any]]) -> Ranked:
    """Rows of a table `grades` in the order in which one would inspect; equal ones by their number."""
    rows = [(row["body_id"], row["grade"], row["score"]) for row in grades]
    return sorted(rows, key=lambda row: (-GRADES.index(row[1]), -row[2], row[0]))


def ranked_anew(rows: pa.Table, changes: Mapping[str, Any]) -> Ranked:
    """The order by the indicators of a run with some values of the group `risk` changed; the rest as on its day."""
    bodies: dict[str, list[dict[str, Any]]] = {}
    for row in rows.to_pylist():
        bodies.setdefault(row["body_id"], []).append(row)
    if not bodies:
        return []
    order = {id_: at for at, id_ in enumerate(indicators())}
    whole = [sorted(held, key=lambda row: order[row["indicator"]]) for held in bodies.values()]
    settings = _changed(settings_on(whole[0][0]["period_to"]), changes)
    for row in (row for held in whole for row in held):
        row["cap"] = float(settings["points"].get(row["indicator"], 0))
        row["half"] = float(settings["halves"].get(row["indicator"], 0))
    board = board_of_many(whole, settings)
    now = levels(board, board.numerator)
    found = scores(board, own_points(board, now.level, now.evidence)).round(DECIMALS).tolist()
    return ranked([_graded(held, score, settings) for held, score in zip(whole, found, strict=True)])


def _graded(rows: list[dict[str, Any]], score: float, settings: Settings) -> dict[str, Any]:
    scored = grade_of(score, settings)
    rule = rule_for(rows, scored)
    return {"body_id": rows[0]["body_id"], "grade": rule.grade if rule else scored, "score": score}


def _changed(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    values = {**settings.values, **{name.removeprefix("risk."): value for name, value in changes.items()}}
    return Settings(settings.as_of, values, settings.from_on)
