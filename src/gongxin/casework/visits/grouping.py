"""Which plans are one visit: those of one organisation that begin in the same half of the same day.

The spine binds them too, without saying so: what two audits at one organisation show of a person is never held
against him (`detection/facts/meetings.py`), and plans of one holder that begin on one day are one integrated audit
(`certificate_audits.py`). Here the half-day is that of the national system: before 13:00 is the morning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from gongxin.casework.days import midnight
from gongxin.casework.registry.models import AuditPlan

NOON = time(13)


class HalfDay(NamedTuple):
    """Where and when: one organisation, one day, one half of it."""

    org_id: str
    day: date
    half: str


def half_day(plan: AuditPlan) -> HalfDay | None:
    """The half-day in which a plan begins; None without an organisation or a beginning."""
    if not plan.org_id or plan.planned_start_at is None:
        return None
    start = timezone.localtime(plan.planned_start_at)
    return HalfDay(plan.org_id, start.date(), "am" if start.time() < NOON else "pm")


def visits_of(plan_ids: Collection[str]) -> dict[HalfDay, list[AuditPlan]]:
    """The half-days of these plans, each with all of its plans where there are several."""
    asked = {
        key
        for plan in _latest(AuditPlan.objects.known().filter(plan_id__in=sorted(plan_ids)))
        if (key := half_day(plan))
    }
    if not asked:
        return {}
    first, last = min(key.day for key in asked), max(key.day for key in asked)
    span = Q(planned_start_at__gte=midnight(first), planned_start_at__lt=midnight(last + timedelta(days=1)))
    beside = AuditPlan.objects.known().filter(span, org_id__in=sorted({key.org_id for key in asked}))
    held: dict[HalfDay, list[AuditPlan]] = defaultdict(list)
    for plan in _latest(beside):
        key = half_day(plan)
        if key in asked and not plan.cancelled:
            held[key].append(plan)
    return {key: plans for key, plans in held.items() if len(plans) > 1}


def _latest(rows: Iterable[AuditPlan]) -> list[AuditPlan]:
    """Each plan once, as it was true last."""
    return list({plan.plan_id: plan for plan in sorted(rows, key=lambda plan: (plan.true_from, plan.pk))}.values())
