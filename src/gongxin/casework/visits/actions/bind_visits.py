"""Bind the plans of one organisation and half-day as one visit, and count what that hides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.trail.write import note
from gongxin.casework.visits.grouping import HalfDay, visits_of
from gongxin.casework.visits.hiding import hidden_by
from gongxin.casework.visits.models import Visit, VisitPlan
from gongxin.casework.visits.states import TRANSITIONS


def bind_visits(*, plan_ids: Collection[str]) -> list[Visit]:
    """The visits of these plans, made where they are new; what was taken apart stays apart."""
    return [_bound(key, plans) for key, plans in sorted(visits_of(plan_ids).items())]


def count_hidden(*, visits: Collection[Visit]) -> int:
    """Count anew what binding hides in these visits; how many findings that are."""
    visits = list(visits)
    if not visits:
        return 0
    members = dict(VisitPlan.objects.filter(visit__in=visits).values_list("plan_id", "visit_id"))
    found: dict[int, Counter[str]] = {visit.pk: Counter() for visit in visits}
    for plan_id, counted in hidden_by(members.keys()).items():
        found[members[plan_id]].update(counted)
    for visit in visits:
        visit.hidden = dict(sorted(found[visit.pk].items()))
        visit.hidden_total, visit.counted_at = found[visit.pk].total(), timezone.now()
        visit.save(update_fields=["hidden", "hidden_total", "counted_at"])
    return sum(visit.hidden_total for visit in visits)


@transaction.atomic
def _bound(key: HalfDay, plans: list[AuditPlan]) -> Visit:
    step = TRANSITIONS["bind"]
    places = sorted({plan.site_division for plan in plans if plan.site_division})
    visit, made = Visit.objects.get_or_create(
        **key._asdict(), defaults={"state": step.to, "division": places[0] if places else ""}
    )
    held = set(visit.plans.values_list("plan_id", flat=True))
    ids = {plan.plan_id for plan in plans}
    if held == ids:
        return visit
    visit.plans.exclude(plan_id__in=ids).delete()  # moved to another half-day, or cancelled
    VisitPlan.objects.filter(plan_id__in=ids - held).delete()
    VisitPlan.objects.bulk_create([_member(visit, plan) for plan in plans if plan.plan_id not in held])
    if made:
        note(step.event, subject=("visit", str(visit.pk)), plans=len(plans), org_id=key.org_id, on=key.day)
    return visit


def _member(visit: Visit, plan: AuditPlan) -> VisitPlan:
    return VisitPlan(
        visit=visit,
        plan_id=plan.plan_id,
        body_id=plan.body_id or "",
        division=plan.site_division or "",
        body_division=plan.body_division or "",
    )
