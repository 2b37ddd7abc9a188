"""One row per audit of the day: who was expected, how many signed, what the checks see, what was asked. No names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.days import midnight
from gongxin.casework.presence.checks import CHECKS, Check
from gongxin.casework.presence.models import LiveFinding, PresenceRequest, TakenSignIn
from gongxin.casework.registry.models import AuditPlan, TeamMember

MOST = 100  # audits on the board; more are reached by narrowing
LOOKED_AT = 2_000  # findings from which the latest audits are taken
ANSWERS = ("explained", "waiting", "overdue")
WHOM = {"body": "body", "auditor": "person"}
ENDS = {"opening": "opening", "arrive": "opening", "closing": "closing", "leave": "closing"}


@dataclass
class Row:
    """One audit on the board."""

    plan: AuditPlan
    team: int = 0
    signed: set[str] = field(default_factory=set)  # people who signed at all
    opening_at: datetime | None = None
    closing_at: datetime | None = None
    weak: int = 0  # sign-ins with a mark beside them
    checks: list[Check] = field(default_factory=list)
    requests: list[PresenceRequest] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """How many of the team have not signed."""
        return max(self.team - len(self.signed), 0)


def day_span(now: datetime) -> tuple[datetime, datetime]:
    """From the beginning of the day in China to its end."""
    start = midnight(timezone.localdate(now))
    return start, start + timedelta(days=1)


def plans_of_today(account: Account, now: datetime) -> QuerySet[AuditPlan]:
    """The audits that the account sees and that touch today."""
    start, end = day_span(now)
    known = AuditPlan.objects.known().filter(planned_start_at__lt=end, planned_end_at__gte=start)
    return visible(account, known.exclude(cancelled=True))


def with_findings(account: Account, check: str, now: datetime) -> list[str]:
    """The audits with something to look at today, the latest first."""
    start, _ = day_span(now)
    standing = visible(account, LiveFinding.objects.filter(gone_at=None, seen_at__gte=start - timedelta(days=1)))
    if check in CHECKS:
        standing = standing.filter(check_id=check)
    latest = standing.order_by("-seen_at", "-pk").values_list("plan_id", flat=True)[:LOOKED_AT]
    return list(dict.fromkeys(latest))[: MOST + 1]


def rows_of(account: Account, plans: Iterable[AuditPlan]) -> list[Row]:
    """The rows of these audits, in their order; five questions to the database, however many there are."""
    rows = {plan.plan_id: Row(plan) for plan in plans}
    ids = list(rows)
    counted = TeamMember.objects.known().filter(plan_id__in=ids).values("plan_id")
    for plan_id, team in counted.annotate(n=Count("person_id", distinct=True)).values_list("plan_id", "n"):
        rows[plan_id].team = team
    taken = visible(account, TakenSignIn.objects.filter(plan_id__in=ids)).order_by("at")
    for plan_id, person, moment, at, marks in taken.values_list("plan_id", "person_id", "moment", "at", "marks"):
        _count(rows[plan_id], person, moment, at, bool(marks))
    found: dict[str, set[str]] = defaultdict(set)
    for finding in visible(account, LiveFinding.objects.filter(plan_id__in=ids, gone_at=None)):
        found[finding.plan_id].add(finding.check_id)
    for request in visible(account, PresenceRequest.objects.filter(plan_id__in=ids)):
        rows[request.plan_id].requests.append(request)
    for plan_id, row in rows.items():
        row.checks = [check for check in CHECKS.values() if check.id in found[plan_id]]
    return list(rows.values())


def _count(row: Row, person: str, moment: str, at: datetime, marked: bool) -> None:
    row.signed.add(person)
    row.weak += marked
    end = ENDS.get(moment)
    if end == "opening" and row.opening_at is None:
        row.opening_at = at
    elif end == "closing":
        row.closing_at = at


def in_state(asked: QuerySet[PresenceRequest], answer: str) -> QuerySet[PresenceRequest]:
    """Those explained, those not, or of these the late ones; all for any other word."""
    match answer:
        case "explained":
            return asked.filter(state="explained")
        case "waiting":
            return asked.exclude(state="explained")
        case "overdue":
            return asked.exclude(state="explained").filter(due_on__lt=timezone.localdate())
    return asked


def of_whom(asked: QuerySet[PresenceRequest], whom: str) -> QuerySet[PresenceRequest]:
    """What was asked of the body, of an auditor, or of either."""
    return asked.exclude(**{f"{WHOM[whom]}_id": ""}) if whom in WHOM else asked


def narrowed(plans: QuerySet[AuditPlan], answer: str, whom: str, account: Account) -> QuerySet[AuditPlan]:
    """Those whose explanation was given, is awaited, overdue, or was not asked for; all for any other word.

    `whom` narrows to what was asked of the body, or of an auditor.
    """
    asked = of_whom(visible(account, PresenceRequest.objects.all()), whom)
    if answer == "not_asked":
        return plans.exclude(plan_id__in=asked.values("plan_id"))
    if answer in ANSWERS or whom in WHOM:
        return plans.filter(plan_id__in=in_state(asked, answer).values("plan_id"))
    return plans
