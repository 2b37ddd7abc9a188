"""How many auditors each body had, day by day, as steps."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import AUDITING_ROLES
from gongxin.codes.person_grades import AUDITOR, SENIOR_AUDITOR
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import day_number


@fact(
    reads={
        "person_registration": ("person_id", "body_id", "grade", "from_no", "to_no"),
        "team_activity": ("person_key", "body_id", "role", "day_no"),
    },
    optional=("team_activity",),
    parameters={"period": "registration.period_days"},
)
def registered_strength(t: Tables, p: Values) -> ir.Table:
    """One row per body and day on which its number of auditors changes by `step`.

    Auditors are persons registered with the body as senior auditor or auditor (01, 02) in any field; renewals of one
    person are one term. A body without any such registration is given the people who led or audited for it in the
    past year, from its first day on: what it can do is then judged by what it showed.
    """
    held = t.person_registration.filter(
        t.person_registration.grade.isin([SENIOR_AUDITOR, AUDITOR]), t.person_registration.body_id.notnull()
    )
    terms = held.group_by(["body_id", "person_id"]).aggregate(from_no=held.from_no.min(), to_no=held.to_no.max())
    joins = terms.select("body_id", day_no=terms.from_no.cast("int64"), step=ibis.literal(1))
    leaves = terms.select("body_id", day_no=(terms.to_no + 1).cast("int64"), step=ibis.literal(-1))
    acts = t.team_activity.filter(
        t.team_activity.role.isin(AUDITING_ROLES),
        t.team_activity.day_no > day_number(ibis.literal(p.as_of)) - p.period,
    )
    shown = acts.anti_join(terms, "body_id").group_by("body_id").aggregate(step=acts.person_key.nunique())
    since_ever = shown.select("body_id", day_no=ibis.literal(0, "int64"), step=shown.step)
    steps = joins.union(leaves).mutate(step=lambda r: r.step.cast("int64"))
    steps = steps.union(since_ever.mutate(step=since_ever.step.cast("int64")).select(*steps.columns))
    return steps.group_by(["body_id", "day_no"]).aggregate(step=steps.step.sum())
