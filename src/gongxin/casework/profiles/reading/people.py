"""The days of one auditor: where, when, for whom, and the way between."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach
from gongxin.casework.days import midnight
from gongxin.casework.profiles.reading.load import Cell, cells, months_until
from gongxin.casework.registry.models import AuditPlan, AuditResult, Registration, SignIn, TeamMember
from gongxin.casework.registry.when import When

YEARS = 3 * 366  # days of plans that are looked at
MOST_PLANS = 1000  # nobody audits more in three years


@dataclass(frozen=True)
class Stay:
    """One audit of the person: from when to when, where, and what says so. `plan_ids` share organisation and day."""

    plan_ids: tuple[str, ...]
    body_id: str
    org_id: str
    start: datetime
    end: datetime
    lat: float | None
    lon: float | None
    signed: bool
    remote: bool

    @property
    def hours(self) -> float:
        """How long it took."""
        return (self.end - self.start).total_seconds() / 3600


@dataclass(frozen=True)
class Work:
    """What the account may see of the person's audits: plans, and the days planned for the person in each."""

    plans: list[AuditPlan]
    days: dict[str, float]


def is_known(account: Account, person_id: str, when: When) -> bool:
    """Whether the account sees the person at all: itself, or by a registration or audit in its jurisdiction."""
    if account.duty.reach is Reach.PERSON and person_id and account.person_id == person_id:
        return True
    if visible(account, Registration.objects.at(when)).filter(person_id=person_id).exists():
        return True
    team = TeamMember.objects.at(when).filter(person_id=person_id)
    return visible(account, AuditPlan.objects.at(when)).filter(plan_id__in=team.values("plan_id")).exists()


def work_of(account: Account, person_id: str, when: When) -> Work:
    """The audits of the last three years in the reader's jurisdiction that name the person, the latest first."""
    team = dict(TeamMember.objects.at(when).filter(person_id=person_id).values_list("plan_id", "planned_days"))
    results = AuditResult.objects.at(when).filter(person_id=person_id).values_list("plan_id", flat=True)
    named = [*{*team, *results}]  # looked up first: joined by "or", PostgreSQL would read every plan
    since = midnight(when.on - timedelta(days=YEARS))
    own = account.duty.reach is Reach.PERSON and account.person_id == person_id  # one's own by way of one's team rows
    plans = AuditPlan.objects.at(when) if own else visible(account, AuditPlan.objects.at(when))
    plans = plans.filter(plan_id__in=named, planned_start_at__gte=since)
    begun = plans.filter(planned_start_at__lt=midnight(when.on + timedelta(days=1))).exclude(cancelled=True)
    shown = list(begun.order_by("-planned_start_at", "plan_id")[:MOST_PLANS])
    return Work(shown, {plan.plan_id: _days(plan, team.get(plan.plan_id)) for plan in shown})


def registrations_of(account: Account, person_id: str, when: When) -> list[Registration]:
    """The registrations of the person in the reader's jurisdiction, the latest first."""
    rows = visible(account, Registration.objects.at(when)).filter(person_id=person_id)
    return list(rows.order_by("-valid_from", "registration_no"))


def months_with_work(work: Work) -> list[date]:
    """The months in which the person audited, the latest first."""
    return list(dict.fromkeys(_month(plan) for plan in work.plans))


def stays_of(person_id: str, work: Work, month: date, when: When) -> list[Stay]:
    """The audits that begin in the month, in order, told by the person's own sign-ins where there are any."""
    plans = [plan for plan in work.plans if _month(plan) == month]
    own = SignIn.objects.at(when).filter(person_id=person_id, plan_id__in=[plan.plan_id for plan in plans])
    signed: dict[str, list[SignIn]] = defaultdict(list)
    for row in own.order_by("at"):
        if row.at is not None:
            signed[row.plan_id].append(row)
    groups: dict[tuple[str, date], list[AuditPlan]] = defaultdict(list)
    for plan in plans:
        groups[(plan.org_id or plan.plan_id, timezone.localtime(plan.planned_start_at).date())].append(plan)
    stays = [_stay(each, [row for plan in each for row in signed[plan.plan_id]]) for each in groups.values()]
    return sorted(stays, key=lambda stay: (stay.start, stay.plan_ids))


def load_of(work: Work, body_id: str, until: date) -> tuple[Cell, ...]:
    """Days of audit in each of the last twelve months; plans at one organisation on one day count once."""
    once: dict[tuple[str, date], tuple[float, str]] = {}
    for plan in work.plans:
        key = (plan.org_id or plan.plan_id, timezone.localtime(plan.planned_start_at).date())
        once[key] = max(once.get(key, (0.0, "")), (work.days[plan.plan_id], plan.body_id or ""))
    summed: dict[date, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for (_, day), (days, body) in once.items():
        own, whole = summed[day.replace(day=1)]
        summed[day.replace(day=1)] = (own + days * (body == body_id), whole + days)
    return cells(months_until(until), summed)


def days_by_body(work: Work) -> dict[str, dict[date, float]]:
    """Body → month → days, for the picture of whom the person worked for."""
    found: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for plan in work.plans:
        found[plan.body_id or ""][_month(plan)] += work.days[plan.plan_id]
    return {body: dict(months) for body, months in sorted(found.items())}


def _stay(plans: list[AuditPlan], signed: Iterable[SignIn]) -> Stay:
    """One stay from plans at one organisation on one day."""
    rows = sorted(signed, key=lambda row: row.at)
    placed = next(((row.lat, row.lon) for row in rows if row.lat is not None and row.lon is not None), None)
    first, last = plans[0], plans[-1]
    ends = [plan.planned_end_at or plan.planned_start_at for plan in plans]
    lat, lon = placed or (first.site_lat, first.site_lon)
    alone = len(rows) < 2  # one sign-in says where, not how long
    return Stay(
        plan_ids=tuple(sorted(plan.plan_id for plan in plans)),
        body_id=first.body_id or "",
        org_id=first.org_id or "",
        start=rows[0].at if rows else min(plan.planned_start_at for plan in plans),
        end=max(max(ends), rows[0].at) if rows and alone else rows[-1].at if rows else max(ends),
        lat=None if last.remote else lat,
        lon=None if last.remote else lon,
        signed=bool(rows),
        remote=bool(last.remote),
    )


def _days(plan: AuditPlan, planned: float | None) -> float:
    if planned is not None:
        return planned
    end = plan.planned_end_at or plan.planned_start_at
    return float(math.floor((end - plan.planned_start_at).total_seconds() / 86400) + 1)


def _month(plan: AuditPlan) -> date:
    return timezone.localtime(plan.planned_start_at).date().replace(day=1)
