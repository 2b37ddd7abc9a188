"""Audits for which the register shows no full registration of the auditor in the field on that day."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import AUDITING_ROLES
from gongxin.detection.expressions import key64, once
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.registered_fields import NOISE, field_list, field_of, holds_any, in_list, normal_number

KEYS = ("plan_key", "person_key")
VISIT = ("person_key", "body_id", "org_id", "day_no")
SAME = (*KEYS, "registration_no")
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
        "registrations": ("registration_no", "person_id"),
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
    # Lists of domains are few: they are taken apart once, not for each member of each team.
    lists = team.select("domain_codes").distinct()
    lists = lists.select(fields=field_list(lists.domain_codes, p.kin), listed="domain_codes")
    acting = team.left_join(lists, team.domain_codes == lists.listed).drop("listed")
    full = registered.filter(registered.grade.isin(p.grades) | registered.grade.isnull())
    below, above = in_list(field_of(full.domain_code, p.kin))
    full = once(full.select("from_no", "to_no", who=key64(full.person_id), below=below, above=above).distinct(), "full")
    # Millions act, few are told: those are found by numbers and come back with all their columns.
    narrow = once(acting.select(*KEYS, *VISIT[1:], "registration_no", "fields"), "narrow")
    rest = once(narrow.anti_join(_held(narrow, full), KEYS), "rest")
    bound = _held(narrow.semi_join(rest, VISIT), full)
    uncovered = acting.semi_join(rest.anti_join(bound, VISIT), KEYS)
    uncovered = once(_with_number(uncovered).mutate(covered=False), "uncovered")
    strange = once(_with_number(acting.semi_join(_strange(narrow, t.registrations, registered), SAME)), "strange")
    known = uncovered.anti_join(strange, KEYS).mutate(number_known=True)
    unknown = strange.anti_join(uncovered, KEYS).mutate(covered=True, number_known=False)
    neither = uncovered.semi_join(strange, KEYS).mutate(number_known=False)
    rows = known.union(unknown.select(*known.columns), neither.select(*known.columns))
    filled = narrow.aggregate(filled=_is_filled(narrow.registration_no).sum())
    missing = strange.aggregate(missing=strange.count())
    share = filled.cross_join(missing).select(unknown_share=_share)
    return rows.cross_join(share)


def _held(acting: Any, full: Any) -> ir.Table:
    """Those with a registration as auditor or examiner that held on the planned first day in a domain of the plan."""
    team = acting.select(*KEYS, *VISIT[1:], "fields")
    pairs = team.join(full, team.person_key == full.who)
    return pairs.filter(
        pairs.day_no.between(pairs.from_no, pairs.to_no), holds_any((pairs.below, pairs.above), pairs.fields)
    )


def _strange(acting: ir.Table, registrations: Any, registered: Any) -> ir.Table:
    """Those reported with a number that is not theirs. Numbers written as in the register need no closer look."""
    theirs = registrations.select("registration_no", person_key=key64(registrations.person_id)).distinct()
    other = acting.anti_join(theirs, ["registration_no", "person_key"])
    other = _with_number(other.filter(_is_filled(other.registration_no)))
    numbers = registered.select(number="registration_no", person_key=key64(registered.person_id)).distinct()
    return other.anti_join(numbers, ["number", "person_key"])


def _with_number(acting: Any) -> ir.Table:
    """With the number in the form that compares."""
    return acting.mutate(number=normal_number(acting.registration_no))


def _is_filled(number: Any) -> ir.BooleanValue:
    """Whether anything is left of a number in the form that compares."""
    # Most begin with a digit or a letter, which is cheap to see; only the others are searched.
    return number.between("0", "z").ifelse(True, number.re_search(f"[^{NOISE}]")).fill_null(False)


def _share(counts: ir.Table) -> ir.FloatingValue:
    """Numbers not found over numbers reported."""
    return counts.missing.fill_null(0) / ibis.greatest(counts.filled.fill_null(0), 1)
