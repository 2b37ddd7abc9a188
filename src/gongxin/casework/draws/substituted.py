"""An inspector whom the lot had sent is replaced while the inspection is prepared: the public ledger hears of it."""

from __future__ import annotations

from django.utils import timezone

from gongxin.casework.draws.folders import secrets_of
from gongxin.casework.draws.lists import pseudonym
from gongxin.casework.draws.models import Draw, DrawPerson
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.public_log.writing import put_down
from gongxin.draw.entries import moment_text, substituted


def tell_replaced(inspection: Inspection, out: str, instead: str, reason: str) -> None:
    """Cards `out` and `instead` under their pseudonyms of the draw; one who was not on its list gets one."""
    draw = Draw.objects.filter(number=inspection.plan).first() if inspection.plan else None
    if draw is None:
        return
    gone, comes = (_pseudonym(draw, card) for card in (out, instead))
    at = moment_text(timezone.now())
    put_down(f"draw {draw.number}", [substituted(draw.number, at, inspection.object_id, gone, comes, reason)])


def _pseudonym(draw: Draw, card: str) -> str:
    held = draw.people.filter(card=card).first()
    if held is None:
        held = DrawPerson(draw=draw, card=card, pseudonym=pseudonym(card, draw.number, secrets_of(draw)["salt"]))
        held.save()
    return held.pseudonym
