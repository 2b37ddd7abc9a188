"""Audits for which the register shows no full registration of the auditor in the field on that day."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import AUDITING_ROLES
from gongxin.detection.expressions import key64
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.registered_fields import covers_any, field_list, field_of, normal_number

KEYS = ("plan_key", "person_key")
VISIT = ("person_key", "body_id", "org_id", "day_no")
REGISTRATION = ("person_id", "registration_no", "domain_code", "grade", "from_no", "to_no")


@fact(
    reads={
        "team_activity": (
            "plan_id",
            "person_id",
            "plan_key",
            "person_key",
            "role",
            "registration_no",
            "body_id",
            "org_id",
            "domain_codes",
            "started_on",
            "day_no",
        ),
        "person_registration": REGISTRATION,
    },
    parameters={"grades": "registration.auditor_grades", "kin": "registration.kin_fields"},
)
def uncovered_practice(t: Tables, p: Values) -> ir.Table:
    """Leaders and auditors of a plan, one row per plan and person, who are to be looked at more closely.

    Either no registration of theirs as auditor or examiner held on the planned first day in any domain of the plan
    (`covered` false), or the number they were reported with is not theirs in the register (`number_known` false).
    `unknown_share` is the share of such numbers in all the reports. Plans of one body at one organisation on one day
    are one visit, as the national system binds them: who holds the field of one of his plans there is covered in all.
    """
    registered = t.person_registration
    team = t.team_activity.filter(t.team_activity.role.isin(AUDITING_ROLES))
    acting = team.mutate(number=normal_number(team.registration_no), fields=field_list(team.domain_codes, p.kin))
    full = registered.filter(registered.grade.isin(p.grades) | registered.grade.isnull())
    full = full.select(
        who=key64(full.person_id), field=field_of(full.domain_code, p.kin), from_no="from_no", to_no="to_no"
    )
    held = acting.join(full.distinct(), acting.person_key == full.who)
    held = held.filter(held.day_no.between(held.from_no, held.to_no), covers_any(held.field, held.fields))
    uncovered = acting.anti_join(held, KEYS).anti_join(held, VISIT).mutate(covered=False)
    numbers = registered.select(number="registration_no", person_key=key64(registered.person_id)).distinct()
    strange = acting.filter(acting.number.fill_null("") != "").anti_join(numbers, ["number", "person_key"])
    known = uncovered.anti_join(strange, KEYS).mutate(number_known=True)
    unknown = strange.anti_join(uncovered, KEYS).mutate(covered=True, number_known=False)
    neither = uncovered.semi_join(strange, KEYS).mutate(number_known=False)
    rows = known.union(unknown.select(*known.columns), neither.select(*known.columns))
    filled = acting.aggregate(filled=(acting.number.fill_null("") != "").sum())
    missing = strange.aggregate(missing=strange.count())
    share = filled.cross_join(missing).select(unknown_share=_share)
    return rows.cross_join(share)


def _share(counts: ir.Table) -> ir.FloatingValue:
    """Numbers not found over numbers reported."""
    return counts.missing.fill_null(0) / ibis.greatest(counts.filled.fill_null(0), 1)
