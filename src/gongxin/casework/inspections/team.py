"""Who may be sent: at least two inspectors with credentials, of the region, and nobody who must stay away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.load import last_visit
from gongxin.casework.inspections.models import Inspection, Sent
from gongxin.casework.name_lists.inspectors import may_work_at
from gongxin.casework.name_lists.models import InspectorCard
from gongxin.casework.name_lists.recusal import recusal_of
from gongxin.casework.registry.when import When, now
from gongxin.errors import UserError
from gongxin.law.parameters import parameter

STAY_AWAY = {  # by ground of recusal
    "employer": "%(name)s must stay away from %(object)s, where he works or worked.",
    "kin": "%(name)s must stay away from %(object)s, where a close relative works.",
    "last_visit": "%(name)s did the last inspection of %(object)s; send somebody else.",
}


def card_of(number: str, day: date | None = None) -> InspectorCard:
    """The card in force; refused where there is none."""
    when = now() if day is None else When(day)
    found = InspectorCard.objects.at(when).filter(number=number).first()
    if found is None:
        raise UserError("%(number)s is on no list of inspectors.", number=number[:30])
    return found


def checked_team(
    inspection: Inspection, inspectors: Sequence[str], experts: Sequence[str], day: date
) -> list[InspectorCard]:
    """The cards of those who are to be sent, inspectors first; refused with the reason where one may not be."""
    if len({*inspectors, *experts}) < len(inspectors) + len(experts):
        raise UserError("Nobody is sent twice.")
    least = least_inspectors(day)
    if len(inspectors) < least:
        raise UserError("An inspection needs %(least)d inspectors with credentials at least.", least=least)
    leads, helpers = [card_of(number) for number in inspectors], [card_of(number) for number in experts]
    for card in leads:
        check_credential(card, day)
    for card in (*leads, *helpers):
        _check_sendable(card, inspection)
    check_recusal((*leads, *helpers), inspection, day)
    return [*leads, *helpers]


def least_inspectors(day: date) -> int:
    """How many inspectors with credentials each check needs."""
    return int(parameter("inspections.least_inspectors").on(day).value)


def check_credential(card: InspectorCard, day: date) -> None:
    """Refuse an expert, and a credential that has run out by the day."""
    if not card.holds_credential(day):
        raise UserError("%(name)s holds no credential valid on %(day)s; experts only assist.", name=card.name, day=day)


def check_recusal(cards: Iterable[InspectorCard], inspection: Inspection, day: date) -> None:
    """Refuse whoever must stay away from object, body or organisation. Asked at every door."""
    last = last_visit(inspection.object_id, before=inspection.pk)
    for card in cards:
        found = recusal_of(card, inspection.concerned, day, last)
        if found is not None:
            raise UserError(STAY_AWAY[found.ground], name=card.name, object=found.object_id)


def standing(inspection: Inspection) -> list[Sent]:
    """Those who are sent now, in the order in which they were named."""
    return [one for one in inspection.sent.all() if one.replaced_at is None]


def send(inspection: Inspection, cards: Collection[InspectorCard], experts: Collection[str]) -> None:
    """Write down who is sent; the first inspector leads."""
    moment, lead = timezone.now(), True
    for card in cards:
        role = "expert" if card.number in experts else "lead" if lead else "inspector"
        lead = lead and role == "expert"
        Sent.objects.create(
            inspection=inspection, number=card.number, username=card.username, name=card.name,
            credential_no=card.credential_no, role=role, at=moment,
        )  # fmt: skip


def _check_sendable(card: InspectorCard, inspection: Inspection) -> None:
    if card.away:
        raise UserError("%(name)s is not to be sent: %(why)s.", name=card.name, why=card.away)
    if not may_work_at(card, inspection.division):
        raise UserError("The region of %(name)s does not hold the place of the inspection.", name=card.name)
    if card.skills and KINDS[inspection.kind].about not in card.skills:
        raise UserError("%(name)s is not entered as able to inspect this.", name=card.name)
    if not Account.objects.filter(username=card.username, is_active=True).exists():
        raise UserError("%(name)s has no active account.", name=card.name)
