"""How often one object may be inspected, and that several matters are one visit (国办发〔2024〕54号)."""

from __future__ import annotations

from datetime import date

from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import BEFORE_SITE
from gongxin.errors import UserError
from gongxin.law.parameters import parameter


def check_frequency(kind: str, object_id: str, origin: str, due_on: date) -> None:
    """Refuse one more in a calendar year than the cap allows; complaints and special tasks are not capped."""
    if origin in parameter("inspections.uncapped_origins").on(due_on).value:
        return
    most = parameter("inspections.yearly_cap").on(due_on).value[KINDS[kind].about]
    had = Inspection.objects.filter(kind=kind, object_id=object_id, due_on__year=due_on.year).exclude(state="aborted")
    count = had.count()
    if count >= most:
        raise UserError(
            "%(object)s has %(count)d inspections in %(year)d already; the yearly cap is %(most)d. A complaint or a "
            "special task is not capped.",
            object=object_id, count=count, year=due_on.year, most=most,
        )  # fmt: skip


def check_one_visit(object_id: str) -> None:
    """Refuse a second visit while one is being prepared: its matter is added to that one (综合查一次)."""
    waiting = Inspection.objects.filter(object_id=object_id, state__in=(*BEFORE_SITE, "postponed")).first()
    if waiting is not None:
        raise UserError(
            "Inspection %(number)s of %(object)s is being prepared; add the matter to it, so that one visit does.",
            number=waiting.number, object=object_id,
        )  # fmt: skip
