"""An audit of today and one of tomorrow for the demonstration's auditor, so that there is something to sign at."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.registry.recording import changed, record

DAYS = 2
FROM, UNTIL = time(9), time(17)


@transaction.atomic
def audits_around_today(person_id: str) -> list[str]:
    """The numbers of the audits of today and tomorrow; the last one of the auditor held again, with the same team.

    Nothing happens where they are there already, or where the auditor never was in a team.
    """
    last = _last_plan(person_id)
    if last is None:
        return []
    days = [timezone.localdate() + timedelta(days=ahead) for ahead in range(DAYS)]
    return [_held_on(last, day) for day in days]


def _last_plan(person_id: str) -> AuditPlan | None:
    own = TeamMember.objects.known().filter(person_id=person_id).exclude(plan_id__startswith="DEMO-").values("plan_id")
    plans = AuditPlan.objects.known().filter(plan_id__in=own).exclude(cancelled=True).exclude(remote=True)
    return plans.exclude(site_lat=None).order_by("-planned_start_at", "plan_id").first()


def _held_on(last: AuditPlan, day: date) -> str:
    """The audit `last` once more on `day`, reported three days before."""
    plan_id = f"DEMO-{day:%Y%m%d}"
    if AuditPlan.objects.known().filter(plan_id=plan_id).exists():
        return plan_id
    start, end = (timezone.make_aware(datetime.combine(day, each)) for each in (FROM, UNTIL))
    values = {
        "plan_id": plan_id, "planned_start_at": start, "planned_end_at": end, "reported_at": start - timedelta(days=3),
        "changed_at": None,
    }  # fmt: skip
    record(AuditPlan, changed(last, values))
    for member in TeamMember.objects.known().filter(plan_id=last.plan_id).order_by("person_id", "pk"):
        record(TeamMember, changed(member, {"plan_id": plan_id}))
    return plan_id
