"""Sign-in anomalies that nobody has explained yet, each with the day until which an explanation is in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach
from gongxin.casework.registry.models import AuditPlan, Explanation, TeamMember
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Finding, Run
from gongxin.law.clocks import clock
from gongxin.law.count import Count

CLOCK = "sign_in_explanation"
PATTERNS = ("P01", "P02", "P03")  # what the sign-in system asks to be explained
MOST = 200


@dataclass(frozen=True)
class Anomaly:
    """One audit with its findings, the clock of its explanation, and what has been said so far."""

    plan: AuditPlan
    findings: list[Finding]
    count: Count | None
    explanations: list[Explanation]

    @property
    def due_on(self) -> date | None:
        """The last day in time."""
        return self.count.due_on if self.count else None

    @property
    def late(self) -> bool:
        """Whether that day has passed without an explanation."""
        return self.due_on is not None and not self.explanations and timezone.localdate() > self.due_on


def anomalies(account: Account, when: When) -> list[Anomaly]:
    """The anomalies that `account` may explain, those without an explanation and the latest first."""
    run = Run.latest()
    if run is None:
        return []
    found = visible(account, Finding.objects.filter(last_run=run.pk, pattern__in=PATTERNS).exclude(plan_id=None))
    plan_ids = list(found.order_by("-occurred_on", "plan_id").values_list("plan_id", flat=True).distinct()[: 2 * MOST])
    plans = list(AuditPlan.objects.at(when).filter(plan_id__in=plan_ids))
    held = _by_plan(found.filter(plan_id__in=plan_ids))
    said = _by_plan(Explanation.objects.known().filter(plan_id__in=plan_ids))
    rows = [Anomaly(plan, held[plan.plan_id], _count(plan), said.get(plan.plan_id, [])) for plan in plans]
    return sorted(rows, key=lambda row: (bool(row.explanations), row.due_on is None, row.due_on, row.plan.plan_id))[
        :MOST
    ]


def may_explain(account: Account, plan: AuditPlan) -> bool:
    """A body explains its own audits, an auditor those in whose team he was."""
    if account.duty.reach is Reach.BODY:
        return plan.body_id == account.body_id
    if account.duty.reach is Reach.PERSON:
        team = TeamMember.objects.known().filter(plan_id=plan.plan_id, person_id=account.person_id)
        return bool(team.exists())
    return False


def _by_plan(rows: Iterable[Finding] | Iterable[Explanation]) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(str(row.plan_id), []).append(row)
    return found


def _count(plan: AuditPlan) -> Count | None:
    return clock(CLOCK).count(timezone.localtime(plan.planned_end_at).date()) if plan.planned_end_at else None
