"""Send: an inspection is opened for every visit that the lot gave. What cannot be opened says why, visibly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.db import transaction

from gongxin.casework.draws.actions.step import begun, ended
from gongxin.casework.draws.kinds import LEADS, is_capped
from gongxin.casework.draws.models import Draw, DrawVisit
from gongxin.casework.inspections.actions.open_inspection import open_inspection
from gongxin.casework.inspections.actions.prepare import add_matter
from gongxin.casework.inspections.models import Inspection
from gongxin.errors import UserError

ORIGIN = "random"


@transaction.atomic
def send_inspectors(*, pk: int, by: Any) -> Draw:
    """Each visit once. Every inspection then waits for the approval of somebody else (国办发〔2024〕54号)."""
    draw, step = begun(pk, "send", by)
    cards = dict(draw.people.values_list("pseudonym", "card"))
    opened = 0
    for visit in draw.visits.filter(inspection=None):
        opened += _send(draw, visit, [cards[name] for name in visit.team], by)
    return ended(draw, step, by, opened=opened, visits=draw.visits.count())


def _joined(draw: Draw, visit: DrawVisit, by: Any) -> Inspection | None:
    """The inspection of the same object that another draw opened and nobody has allowed yet: one visit for both."""
    waiting = Inspection.objects.filter(object_id=visit.key, state="opened", owner_division=draw.division)
    other = waiting.filter(origin=ORIGIN).order_by("pk").first()
    if other is not None and draw.matter not in other.matters:
        add_matter(pk=other.pk, matter=draw.matter, by=by)
    return other


def _send(draw: Draw, visit: DrawVisit, cards: list[str], by: Any) -> bool:
    leads = LEADS[draw.list_id]
    if not leads.kind:
        return False
    try:
        with transaction.atomic():
            visit.inspection = _joined(draw, visit, by) or open_inspection(
                kind=leads.kind, object_id=visit.key, matters=[draw.matter], inspectors=cards[: draw.team],
                experts=cards[draw.team :], due_on=draw.due_on, why=f"{draw.title} {draw.number}"[:200], origin=ORIGIN,
                plan=draw.number, chance=float(Fraction(visit.chance)), by=by,
                capped=is_capped(draw.list_id, draw.on),
            )  # fmt: skip
            visit.refused = ""
    except UserError as refusal:
        visit.refused = refusal.in_language("zh") + "\n" + refusal.in_language("en")
    visit.save(update_fields=["inspection", "refused"])
    return visit.inspection is not None
