"""What the results say of each plan: when its stages began and ended, one row per plan."""

import ibis.expr.types as ir

from gongxin.codes.audit_stages import (
    INITIAL_STAGE1,
    INITIAL_STAGE2,
    RECERTIFICATION_STAGE1,
    RECERTIFICATION_STAGE2,
)
from gongxin.detection.expressions import key64
from gongxin.detection.model import Tables, Values, fact


@fact(reads={"audit_results": ("plan_id", "stage_code", "started_at", "ended_at")})
def stage_results(t: Tables, p: Values) -> ir.Table:
    """The first day and the last day of each kind of stage over all members of the team, from `audit_results`.

    `stage1_*` and `stage2_*` are of the initial audit, `recert_*` of both stages of a recertification, `held_*` of
    the whole audit. `plan_key` is the key of the plan. An end that is not reported is the day the stage began.
    """
    rows = t.audit_results
    days = rows.select(
        "stage_code",
        plan_key=key64(rows.plan_id),
        began=rows.started_at.cast("date"),
        ended=rows.ended_at.cast("date").coalesce(rows.started_at.cast("date")),
    )
    stage1, stage2 = days.stage_code == INITIAL_STAGE1, days.stage_code == INITIAL_STAGE2
    recert = days.stage_code.isin([RECERTIFICATION_STAGE1, RECERTIFICATION_STAGE2])
    return days.group_by("plan_key").aggregate(
        stage1_from=days.began.min(where=stage1),
        stage1_to=days.ended.max(where=stage1),
        stage2_from=days.began.min(where=stage2),
        stage2_to=days.ended.max(where=stage2),
        recert_from=days.began.min(where=recert),
        recert_to=days.ended.max(where=recert),
        held_from=days.began.min(),
        held_to=days.ended.max(),
    )
