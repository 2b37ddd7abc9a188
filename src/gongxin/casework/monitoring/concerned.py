"""Whom and what a warning concerns beyond the body: the people and the audits that its findings name."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.registry.models import AuditPlan, TeamMember

AT_MOST = 200  # people offered, audits looked up


def people_of(warning: RiskWarning) -> list[str]:
    """Person ids that the findings name, then those of the teams of the audits they name."""
    named = warning.joined.exclude(finding__person_id=None).values_list("finding__person_id", flat=True)
    people = sorted(set(named))[:AT_MOST]
    team = TeamMember.objects.known().filter(plan_id__in=plans_of(warning)).values_list("person_id", flat=True)
    return people + sorted(set(team) - set(people))[: AT_MOST - len(people)]


def plans_of(warning: RiskWarning) -> list[str]:
    """Audits that the findings name, the latest first."""
    named = warning.joined.exclude(finding__plan_id=None).order_by("-finding__occurred_on", "finding_id")
    return list(dict.fromkeys(named.values_list("finding__plan_id", flat=True)))[:AT_MOST]


def audit_ended_on(warning: RiskWarning) -> date | None:
    """The day on which the last of those audits was to end."""
    ends = AuditPlan.objects.known().filter(plan_id__in=plans_of(warning)).exclude(planned_end_at=None)
    last = max(ends.values_list("planned_end_at", flat=True), default=None)
    return None if last is None else timezone.localtime(last).date()
