"""How far a plan has come: what was inspected in its region, in the months of each line."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.inspection_plans.models import Item, YearPlan
from gongxin.casework.registry.models import Body, KnownInspection, Organisation
from gongxin.casework.registry.when import now
from gongxin.casework.witnessing.models import Witness

Done = tuple[date, str]  # the day, and the body or organisation


@dataclass(frozen=True)
class Progress:
    """One line with what was done of it."""

    item: Item
    done: int

    @property
    def share(self) -> float:
        """Of the number planned, at most all of it."""
        return min(self.done / self.item.number, 1.0)


def progress_of(plan: YearPlan) -> list[Progress]:
    """Each line with its count. Three questions to the database, however many lines there are.

    A witnessed audit counts when its result is entered and the audit was held; an inspection of a body when it names no
    organisation. An inspection that two lines could claim counts in both.
    """
    held = {"witness": _witnessed(plan), "body": _of_bodies(plan), "organisation": _of_organisations(plan)}
    return [Progress(item, _within(item, plan.year, held[item.kind])) for item in plan.items.all()]


def _within(item: Item, year: int, done: Iterable[Done]) -> int:
    first, last = date(year, item.month_from, 1), date(year, item.month_to, monthrange(year, item.month_to)[1])
    return sum(first <= day <= last and item.object_id in ("", about) for day, about in done)


def _witnessed(plan: YearPlan) -> list[Done]:
    rows = Witness.objects.filter(state="reported", on__year=plan.year).exclude(outcome="not_held")
    if plan.division:
        rows = rows.filter(lies_in("division", plan.division))
    return list(rows.values_list("on", "body_id"))


def _inspections(plan: YearPlan) -> QuerySet[KnownInspection]:
    return KnownInspection.objects.at(now()).filter(inspected_on__year=plan.year)


def _of_bodies(plan: YearPlan) -> list[Done]:
    rows = _inspections(plan).filter(org_id=None).exclude(body_id=None)
    if plan.division:
        rows = rows.filter(
            body_id__in=Body.objects.at(now()).filter(lies_in("division", plan.division)).values("body_id")
        )
    return list(rows.values_list("inspected_on", "body_id"))


def _of_organisations(plan: YearPlan) -> list[Done]:
    rows = _inspections(plan).exclude(org_id=None)
    if plan.division:
        rows = rows.filter(
            org_id__in=Organisation.objects.at(now()).filter(lies_in("division", plan.division)).values("org_id")
        )
    return list(rows.values_list("inspected_on", "org_id"))
