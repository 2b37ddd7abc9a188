"""P10: an audit carried by trainees alone."""

import ibis.expr.types as ir

from gongxin.codes.audit_roles import AUDITING_ROLES
from gongxin.detection.facts.registration_gaps import TRAINEE
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P10",
    subject="plan",
    severity="high",
    score=0.6,
    question=Text(zh="审核组是否仅由实习人员组成？", en="Was the audit carried by trainees alone?"),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("persons-measures", "2022", "14"),
        Citation("iaf-md5", "2019", ""),
    ),
    reads={
        "registration_gaps": ("plan_id", "person_id", "body_id", "org_id", "started_on", "gap"),
        "team_activity": ("plan_id", "person_id", "role"),
    },
    returns=("trainees", "started_on"),
    explanation=Text(
        zh="审核%(plan_id)s（%(started_on)s）的%(trainees)s名组长、组员当日在审核领域均仅有实习资格。",
        en="All %(trainees)s leaders and auditors of %(plan_id)s (%(started_on)s) were registered in its domains only as trainees.",
    ),
)
def trainees_only(t: Tables, p: Values) -> ir.Table:
    """Plans of whose leaders and auditors every one held only a trainee registration (03, 08) in the domains audited.

    The days of trainees are not audit time. `person_id` is filled where the team is one person.
    """
    trainees = t.registration_gaps.filter(t.registration_gaps.gap == TRAINEE)
    counted = trainees.group_by("plan_id").aggregate(
        trainees=trainees.count(),
        one=trainees.person_id.min(),
        body_id=trainees.body_id.min(),
        org_id=trainees.org_id.min(),
        started_on=trainees.started_on.min(),
    )
    acting = t.team_activity.filter(t.team_activity.role.isin(AUDITING_ROLES)).semi_join(counted, "plan_id")
    teams = acting.group_by("plan_id").aggregate(members=acting.count())
    both = counted.join(teams, "plan_id")
    alone = both.filter(both.trainees == both.members)
    return alone.mutate(person_id=(alone.trainees == 1).ifelse(alone.one, None), occurred_on=alone.started_on).drop(
        "one", "members"
    )
