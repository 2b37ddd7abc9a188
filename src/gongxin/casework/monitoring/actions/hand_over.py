"""Give a warning to another region: offered with a reason, accepted or refused by the other, withdrawn by the one."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.actions.taking_a_step import check_unchanged
from gongxin.casework.monitoring.models import Concerned, HandOver, RiskWarning
from gongxin.casework.monitoring.policies import answers_for, check_may_work
from gongxin.casework.monitoring.states import OPEN
from gongxin.casework.steps import needed
from gongxin.casework.trail.write import note
from gongxin.codes.divisions import divisions
from gongxin.errors import UserError

NATION = "000000"  # as it is told; kept as an empty division


@transaction.atomic
def offer_hand_over(*, pk: int, by: Any, seen: int | None, to_division: str, reason: str) -> HandOver:
    """Offer warning `pk` to a region (empty: to the national authority), which sees it from now on."""
    reason = needed(reason, UserError("Give the reason for the hand-over."))
    warning = RiskWarning.objects.select_for_update().get(pk=pk)
    check_may_work(by, warning)
    check_unchanged(warning, seen)
    _check_target(warning, to_division)
    offer = HandOver.objects.create(
        warning=warning, from_division=warning.owner_division, to_division=to_division,
        reason=reason, at=timezone.now(), by=str(by),
    )  # fmt: skip
    if to_division:
        Concerned.objects.get_or_create(warning=warning, division=to_division, why=Concerned.HAND_OVER)
    _touch(warning)
    _tell("hand_over_offered", offer, by, reason=reason)
    return offer


@transaction.atomic
def answer_hand_over(*, pk: int, by: Any, accept: bool, reason: str = "") -> HandOver:
    """Accept the warning as the region's own, or refuse it with a reason."""
    offer = _open(pk)
    if not by.may(Permission.WORK_WARNINGS) or not answers_for(by, offer.to_division):
        raise UserError("This hand-over is offered to another region.")
    if not accept:
        reason = needed(reason, UserError("Give the reason for refusing."))
    warning = RiskWarning.objects.select_for_update().get(pk=offer.warning_id)
    if accept:
        warning.owner_division = offer.to_division
    _settle(offer, warning, "accepted" if accept else "refused", by, reason)
    return offer


@transaction.atomic
def withdraw_hand_over(*, pk: int, by: Any) -> HandOver:
    """Take an offer back that was not answered."""
    offer = _open(pk)
    warning = RiskWarning.objects.select_for_update().get(pk=offer.warning_id)
    check_may_work(by, warning)
    _settle(offer, warning, "withdrawn", by, "")
    return offer


def _check_target(warning: RiskWarning, to_division: str) -> None:
    if warning.state not in OPEN:
        raise UserError("Warning %(number)s has been disposed of; open it again first.", number=warning.pk)
    if to_division and to_division not in divisions():
        raise UserError("%(division)s is no division; give its six digits.", division=to_division[:20])
    if to_division == warning.owner_division:
        raise UserError("Warning %(number)s belongs to that region already.", number=warning.pk)
    if warning.hand_overs.filter(answer="").exists():
        raise UserError("A hand-over of warning %(number)s waits for its answer already.", number=warning.pk)


def _open(pk: int) -> HandOver:
    offer = HandOver.objects.select_for_update().get(pk=pk)
    if offer.answer:
        raise UserError("This hand-over has been answered already.")
    return offer


def _settle(offer: HandOver, warning: RiskWarning, answer: str, by: Any, reason: str) -> None:
    """Keep the answer; a region that did not take it over sees it no longer for that reason."""
    offer.answer, offer.answer_reason = answer, reason
    offer.answered_at, offer.answered_by = timezone.now(), str(by)
    offer.save()
    if answer != "accepted":
        warning.concerned.filter(division=offer.to_division, why=Concerned.HAND_OVER).delete()
    _touch(warning)
    _tell(f"hand_over_{answer}", offer, by, reason=reason)


def _touch(warning: RiskWarning) -> None:
    warning.version += 1
    warning.save(update_fields=["owner_division", "version"])


def _tell(code: str, offer: HandOver, by: Any, **data: Any) -> None:
    frm, to = offer.from_division or NATION, offer.to_division or NATION
    note(code, by=by, subject=("warning", str(offer.warning_id)), frm=frm, to=to, **data)
