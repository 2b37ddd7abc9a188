"""P05, no stage 1: missing, or on the day of stage 2."""

from __future__ import annotations

from gongxin.simulate.columns import DAY_SECONDS, NO_DAY, NONE
from gongxin.simulate.misconduct.pick import Stage, each_variant
from gongxin.simulate.plans import BOTH_STAGES, HOUR
from gongxin.simulate.sign_ins import ARRIVE, OPENING
from gongxin.simulate.visits import STAGE1, STAGE2

VARIANTS = ("missing", "claimed_but_missing", "same_day", "one_plan_for_both")
AFTERNOON = 13 * HOUR


def plant(stage: Stage, body: int) -> None:
    """Initial audits of one body without a stage 1 worth the name."""
    for variant, client in each_variant(VARIANTS, stage.clients(body, stage.initial, stage.wanted(body))):
        first, second = stage.grant_plan(client, STAGE1), stage.grant_plan(client, STAGE2)
        if NONE in (first, second):
            continue
        visit = int(stage.nation.plans["visit"][second])
        roomy = stage.nation.visits["half_days"][visit] >= 2 and stage.nation.visits["start"][visit] % 2 == 0
        if variant == "same_day" and not roomy:
            variant = "missing"
        if variant == "one_plan_for_both" and stage.nation.visits["half_days"][visit] != 2:
            variant = "claimed_but_missing"
        _spoil(stage, variant, client, first, second)
        _note(stage, variant, client, second)


def _spoil(stage: Stage, variant: str, client: int, first: int, second: int) -> None:
    n = stage.nation
    certs = stage.certs(client)
    if variant == "same_day":
        _same_day(stage, first, second)
        n.certificates["stage1_on"][certs] = stage.day(second)
        return
    n.plans["dropped"][first] = True
    if variant == "missing":
        n.certificates["stage1_on"][certs] = NO_DAY
    if variant == "one_plan_for_both":
        n.plans["stage"][second] = BOTH_STAGES
        n.certificates["stage1_on"][certs] = stage.day(second)


def _same_day(stage: Stage, first: int, second: int) -> None:
    """Stage 1 in the morning, stage 2 from one o'clock on."""
    n = stage.nation
    day = stage.day(second) * DAY_SECONDS
    start, end = day + 8 * HOUR + 1800, day + 11 * HOUR + 1800
    rows = stage.signs(first)
    opens = n.sign_ins["moment"][rows] == OPENING
    jitter = stage.chance.integers(-500, 500, len(rows))
    n.sign_ins["at"][rows] = (end + jitter) * ~opens + (start + jitter) * opens
    others = rows[n.sign_ins["moment"][rows] > 1]
    n.sign_ins["dropped"][others] = True
    n.plans["start_at"][first], n.plans["end_at"][first] = start, end
    later = stage.signs(second)
    moved = later[(n.sign_ins["moment"][later] == OPENING) | (n.sign_ins["moment"][later] == ARRIVE)]
    n.sign_ins["at"][moved] = day + AFTERNOON + stage.chance.integers(-400, 600, len(moved))
    n.sign_ins["dropped"][later[n.sign_ins["moment"][later] > 1]] = True
    n.plans["start_at"][second] = day + AFTERNOON


def _note(stage: Stage, variant: str, client: int, plan: int) -> None:
    n = stage.nation
    for row in stage.certs(client):
        n.truth.add(
            "P05",
            variant,
            stage.day(plan),
            body=n.clients["body"][client],
            org=n.clients["org"][client],
            cert=row,
            plan=plan,
        )
