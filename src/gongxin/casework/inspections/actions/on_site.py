"""What happens on site: credentials are shown, the checklist is answered, everybody signs."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.step import mine, take_step
from gongxin.casework.inspections.answers import Given, checked_answer, open_items
from gongxin.casework.inspections.models import Inspection, Reply, Signature, Taken
from gongxin.casework.inspections.strokes import checked_strokes
from gongxin.casework.inspections.team import (
    card_of,
    check_credential,
    check_recusal,
    least_inspectors,
    standing,
)
from gongxin.casework.steps import locked, needed, refuse_out_of_turn
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@dataclass(frozen=True)
class Hand:
    """One signature: whose it is, and its strokes. `number` is that of an inspector's card, else empty."""

    name: str
    strokes: Sequence[Any]
    number: str = ""
    post: str = ""


@transaction.atomic
def begin(*, pk: int, shown: Sequence[str], by: Account, at: datetime | None = None) -> Inspection:
    """The visit begins: `shown` are the numbers of those who showed their credentials. The firm sees it from now on."""
    moment = at or timezone.now()
    day = timezone.localdate(moment)

    def effect(inspection: Inspection) -> dict[str, Any]:
        _check_there(inspection, shown, day)
        inspection.begun_at = moment
        inspection.told_body_id, inspection.told_org_id = inspection.body_id, inspection.org_id
        inspection.sent.filter(number__in=shown, replaced_at=None).update(shown_at=moment)
        return {"team": ", ".join(shown)}

    return take_step("begin", pk=pk, by=by, effect=effect)


@transaction.atomic
def answer(*, pk: int, given: Sequence[Given], by: Account, token: uuid.UUID | None = None) -> int:
    """Answers to items, as the device sent them; of two to one item the later counts. Returns how many were taken.

    What was sent under one `token` is taken once, so a device sends again until it hears that it arrived.
    """
    inspection: Inspection = locked(mine(by), pk)
    if token is not None and Taken.objects.filter(token=token).exists():
        return 0
    refuse_out_of_turn(inspection, ("on_site",))
    taken = sum(_put(inspection, one, by) for one in given)
    if token is not None:
        Taken.objects.create(token=token, inspection=inspection, at=timezone.now())
    note("inspection_answered", by=by, subject=("inspection", inspection.number), answers=taken)
    return taken


@transaction.atomic
def sign(
    *,
    pk: int,
    inspectors: Sequence[Hand],
    by: Account,
    firm: Hand | None = None,
    comment: str = "",
    refused: str = "",
    witness: Hand | None = None,
    ended_on: date | None = None,
) -> Inspection:
    """End the check. The firm signs and may comment, or its refusal is noted and a witness signs (令101)."""
    today = timezone.localdate()
    day = ended_on or today

    def effect(inspection: Inspection) -> dict[str, Any]:
        _check_day(inspection, day, today)
        _check_whole(inspection)
        _check_signed(inspection, inspectors, day)
        _check_firm(firm, refused, witness)
        hands = [("inspector", one) for one in inspectors]
        hands += [("firm", firm)] if firm else [("witness", witness)] if witness else []
        for who, hand in hands:
            _keep(inspection, who, hand)
        inspection.ended_on, inspection.comment = day, comment.strip()[:4000]
        inspection.refused = "" if firm else refused.strip()[:2000]
        return {"signatures": len(hands)}

    return take_step("sign", pk=pk, by=by, effect=effect)


def _check_there(inspection: Inspection, shown: Sequence[str], day: date) -> None:
    """At least two with valid credentials, all of those who are sent, none who must stay away by now."""
    team = {one.number: one for one in standing(inspection) if one.role != "expert"}
    if not set(shown) <= set(team):
        raise UserError("Only those who are sent begin the inspection.")
    least = least_inspectors(day)
    if len(set(shown)) < least:
        raise UserError("An inspection needs %(least)d inspectors with credentials at least.", least=least)
    cards = [card_of(number) for number in shown]
    for card in cards:
        check_credential(card, day)
    check_recusal([card_of(one.number) for one in standing(inspection)], inspection, day)


def _put(inspection: Inspection, given: Given, by: Account) -> bool:
    """Keep one answer, unless a later one is here already."""
    checked_answer(inspection, given)
    values = {
        "answer": given.answer, "remark": given.remark[:4000], "at": given.at, "by": str(by)[:60],
        "received_at": timezone.now(),
    }  # fmt: skip
    held = Reply.objects.filter(inspection=inspection, matter=given.matter, item=given.item).first()
    if held is None:
        Reply.objects.create(inspection=inspection, matter=given.matter, item=given.item, **values)
        return True
    return bool(Reply.objects.filter(pk=held.pk, at__lt=given.at).update(**values))


def _check_day(inspection: Inspection, day: date, today: date) -> None:
    assert inspection.begun_at is not None  # nothing is on site without
    if not timezone.localdate(inspection.begun_at) <= day <= today:
        raise UserError("The check ends on or after the day it began, and not in the future.")


def _check_whole(inspection: Inspection) -> None:
    left = open_items(inspection)
    if left:
        raise UserError(
            "%(count)d items of the checklist are not answered: %(items)s.", count=len(left), items=", ".join(left[:5])
        )


def _check_signed(inspection: Inspection, hands: Sequence[Hand], day: date) -> None:
    """Every inspector who showed his credential signs."""
    there = {one.number for one in standing(inspection) if one.shown_at is not None}
    if {one.number for one in hands} != there or len(hands) != len(there):
        raise UserError("Every inspector who took part signs, and nobody else for them.")
    check_recusal([card_of(number) for number in sorted(there)], inspection, day)


def _check_firm(firm: Hand | None, refused: str, witness: Hand | None) -> None:
    if firm is not None:
        return
    needed(refused, UserError("The firm signs, or say why it does not."))
    if witness is None:
        raise UserError("Where the firm does not sign a witness does.")


def _keep(inspection: Inspection, who: str, hand: Hand) -> None:
    name = needed(hand.name, UserError("Say who signs."))
    Signature.objects.create(
        inspection=inspection, who=who, number=hand.number[:30], name=name[:60], post=hand.post.strip()[:60],
        strokes=checked_strokes(hand.strokes), at=timezone.now(),
    )  # fmt: skip


def hand_of(values: Mapping[str, Any]) -> Hand:
    """A signature as a device sent it."""
    return Hand(
        *(values.get(name, default) for name, default in (("name", ""), ("strokes", []), ("number", ""), ("post", "")))
    )
