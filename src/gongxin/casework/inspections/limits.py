"""How often one object may be inspected, and that several matters are one visit (国办发〔2024〕54号)."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, QuerySet

from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import BEFORE_SITE
from gongxin.errors import UserError
from gongxin.law.parameters import parameter


def check_frequency(kind: str, object_id: str, origin: str, due_on: date) -> None:
    """Refuse one more in a calendar year than the cap allows; complaints and special tasks are not capped."""
    if origin in parameter("inspections.uncapped_origins").on(due_on).value:
        return
    most, count = _most(kind, due_on), _of_year(kind, due_on).filter(object_id=object_id).count()
    if count >= most:
        raise UserError(
            "%(object)s has %(count)d inspections in %(year)d already; the yearly cap is %(most)d. A complaint or a "
            "special task is not capped.",
            object=object_id, count=count, year=due_on.year, most=most,
        )  # fmt: skip


def at_the_cap(kind: str, due_on: date) -> set[str]:
    """The objects that have as many inspections of that kind in the year as the cap allows."""
    counts = _of_year(kind, due_on).order_by().values_list("object_id").annotate(count=Count("pk"))
    return set(counts.filter(count__gte=_most(kind, due_on)).values_list("object_id", flat=True))


def _most(kind: str, due_on: date) -> int:
    return int(parameter("inspections.yearly_cap").on(due_on).value[KINDS[kind].about])


def _of_year(kind: str, due_on: date) -> QuerySet[Inspection]:
    return Inspection.objects.filter(kind=kind, due_on__year=due_on.year).exclude(state="aborted")


def check_one_visit(object_id: str) -> None:
    """Refuse a second visit while one is being prepared: its matter is added to that one (综合查一次)."""
    waiting = Inspection.objects.filter(object_id=object_id, state__in=(*BEFORE_SITE, "postponed")).first()
    if waiting is not None:
        raise UserError(
            "Inspection %(number)s of %(object)s is being prepared; add the matter to it, so that one visit does.",
            number=waiting.number, object=object_id,
        )  # fmt: skip
