"""Bodies drawn at random: findings of several indicators, penalties, circumstances."""

from __future__ import annotations

import json
from datetime import timedelta
from math import ceil, floor
from typing import Any

from hypothesis import Phase
from hypothesis import strategies as st

from gongxin.risk.levels import board_of, levels, own_points, scores
from gongxin.risk.profile import Penalty
from gongxin.risk.settings import settings_on
from tests.risk.bodies import AS_OF, rows_of, tally

INDICATORS = (
    "sign_in_missing", "presence_conflict", "certificate_out_of_order", "unregistered_person", "shell_clients",
    "burst_of_certificates", "approval_lapsed",
)  # fmt: skip
TOLD = 1e-4  # shares here come from numerators told to six decimals
STRENGTHS = st.lists(st.sampled_from([0.2, 0.4, 0.7, 1.0]), max_size=60)

WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # each example grades a body: shrinking takes minutes


@st.composite
def bodies(draw: Any) -> dict[str, Any]:
    """What `rows_of` needs: tallies by indicator, and what is known of the body."""
    chosen = draw(st.lists(st.sampled_from(INDICATORS), max_size=5, unique=True))
    ages = draw(st.lists(st.integers(0, 1200), max_size=4))
    return {
        "found": {name: draw(STRENGTHS) for name in chosen},
        "known": {
            "certificates": draw(st.integers(1, 600)),
            "plans": draw(st.integers(1, 600)),
            "full_time_staff": draw(st.sampled_from([None, 3, 12])),
            "penalties": [Penalty(f"N-{n}", AS_OF - timedelta(age), "", "罚款") for n, age in enumerate(ages)],
        },
    }


def rows(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Its indicator rows."""
    found = {name: tally(*strengths) for name, strengths in body["found"].items() if strengths}
    known = body["known"]
    return rows_of(found, **known, by_class={"A": known["certificates"]})


def lowered(rows: list[dict[str, Any]], numerators: dict[str, float]) -> list[dict[str, Any]]:
    """The rows if some numerators were lower; the strength of findings falls with their number."""
    changed = []
    for row in rows:
        to = numerators.get(row["indicator"], row["numerator"])
        part = to / row["numerator"] if row["numerator"] else 1
        changed.append({**row, "numerator": to, "strength": row["strength"] * part})
    return changed


def score(rows: list[dict[str, Any]]) -> float:
    """The score that follows from rows, without a search for what would change it."""
    board = board_of(rows, settings_on(AS_OF))
    now = levels(board, board.numerator)
    return round(float(scores(board, own_points(board, now.level[None, :], now.evidence[None, :]))[0]), 6)


def changeable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that something could be taken from."""
    shapes = ("findings", "share", "count", "amount")
    return [row for row in rows if row["shape"] in shapes and row["numerator"] > 0]


def just_less(numerator: float, share: float) -> float:
    """The lowest numerator that has fallen by less than `share`: whole records, or hundredths of a weighted number."""
    if float(numerator).is_integer():
        return min(numerator, floor(numerator * (1 - share) + TOLD) + 1)
    return numerator * (1 - max(0, ceil(share * 100 - 100 * TOLD) - 1) / 100)


def told(grade: dict[str, Any]) -> dict[str, Any]:
    """The nearest change."""
    return json.loads(grade["nearest_change"] or '{"changes": []}')
