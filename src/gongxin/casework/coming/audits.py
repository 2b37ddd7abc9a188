"""The audits of some days that an account sees, each with its risk. As many questions for many audits as for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.coming.risk import Formula, Known, Risk
from gongxin.casework.days import midnight
from gongxin.casework.monitoring.models import Joined, RiskWarning
from gongxin.casework.monitoring.states import OPEN
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.registry.when import now
from gongxin.casework.runs.models import Grade, Run

LONGEST = timedelta(days=30)  # an audit that takes longer is shown in its first month only
MOST = 5_000  # audits of a day that are looked at; a region with more narrows the day


@dataclass(frozen=True)
class Coming:
    """One audit with its risk."""

    plan: AuditPlan
    risk: Risk


def audits_between(account: Account, first: date, last: date, within: str = "") -> QuerySet[AuditPlan]:
    """The audits that touch the days from `first` to `last`, at sites in `within` or anywhere the account sees."""
    start, end = midnight(first), midnight(last + timedelta(days=1))
    rows = AuditPlan.objects.at(now()).filter(
        planned_start_at__gte=start - LONGEST, planned_start_at__lt=end, planned_end_at__gte=start
    )
    if within:
        rows = rows.filter(lies_in("site_division", within))
    return visible(account, rows.exclude(cancelled=True))


def by_day(rows: QuerySet[AuditPlan], first: date, last: date) -> dict[date, int]:
    """How many of the audits touch each day."""
    spans = rows.annotate(begins=TruncDate("planned_start_at"), ends=TruncDate("planned_end_at"))
    counted = spans.order_by().values_list("begins", "ends").annotate(n=Count("pk"))
    found: Counter[date] = Counter()
    for begins, ends, number in counted:
        for offset in range((min(ends, last) - max(begins, first)).days + 1):
            found[max(begins, first) + timedelta(days=offset)] += number
    return dict(found)


def with_risk(account: Account, rows: QuerySet[AuditPlan], day: date) -> list[Coming]:
    """The audits, the greatest risk first, judged by what the account may see."""
    plans = list(rows.order_by("planned_start_at", "plan_id")[:MOST])
    formula, grades = Formula.on(day), _grades(account)
    organisations, people = _warned(account, rows) if account.may(Permission.WORK_WARNINGS) else (None, None)
    team = _team(rows) if people else {}
    found = []
    for plan in plans:
        named = [people[each] for each in team.get(plan.plan_id, ()) if each in people] if people else []
        known = Known(
            grades.get(plan.body_id),
            None if organisations is None else len(organisations.get(plan.org_id, ())),
            None if people is None else len(set().union(*named)),
        )
        found.append(Coming(plan, formula.risk(known)))
    return sorted(found, key=lambda each: (-each.risk.points, each.plan.planned_start_at, each.plan.plan_id))


def _grades(account: Account) -> dict[str, str]:
    run = Run.latest()
    if run is None or not account.may(Permission.READ_GRADES):
        return {}
    return dict(visible(account, Grade.objects.filter(run=run)).values_list("body_id", "grade"))


Warned = Mapping[str, set[int]]


def _warned(account: Account, rows: QuerySet[AuditPlan]) -> tuple[Warned, Warned]:
    """Organisation → open warnings that name it, and person → those that name him; only what the account sees."""
    seen = visible(account, RiskWarning.objects.filter(state__in=OPEN))
    joined = Joined.objects.filter(warning__in=seen.values("pk"))
    team = TeamMember.objects.at(now()).filter(plan_id__in=rows.values("plan_id"))
    wanted = {"org_id": rows.values("org_id"), "person_id": team.values("person_id")}
    found = []
    for column, values in wanted.items():
        held: dict[str, set[int]] = defaultdict(set)
        named = joined.filter(**{f"finding__{column}__in": values})
        for key, warning in named.values_list(f"finding__{column}", "warning_id"):
            held[key].add(warning)
        found.append(held)
    return found[0], found[1]


def _team(rows: QuerySet[AuditPlan]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    members = TeamMember.objects.at(now()).filter(plan_id__in=rows.values("plan_id")).exclude(person_id=None)
    for plan_id, person_id in members.values_list("plan_id", "person_id"):
        found[plan_id].append(person_id)
    return found
