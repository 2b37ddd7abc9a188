"""Enter what is known of an inspector or expert, from a day on. Nothing is overwritten: each card is a new version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.division_range import holds
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.name_lists.models import KINDS, InspectorCard
from gongxin.casework.registry.actions.acting import checked_ground
from gongxin.casework.steps import refuse_unless
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.law.checklists import OBJECTS


@transaction.atomic
def put_card(
    *,
    number: str,
    kind: str,
    name: str,
    username: str,
    division: str,
    from_on: date,
    ground: str,
    by: Account,
    credential_no: str = "",
    credential_until: date | None = None,
    skills: Sequence[str] = (),
    employers: Sequence[Mapping[str, str]] = (),
    kin: Sequence[str] = (),
    most_a_year: int = 12,
    away: str = "",
) -> InspectorCard:
    """One version of a card. `employers` are {"body_id", "until"} with an ISO day, empty while he works there."""
    refuse_unless(by.may(Permission.WORK_WARNINGS))
    _check_region(division, number, by)
    _check_person(kind, name, credential_no, skills, most_a_year)
    account = Account.objects.filter(username=username).first()
    if account is None or not account.duty.reach.startswith(("nation", "division")):
        raise UserError("%(name)s is no account of a supervising authority.", name=username[:60])
    card = InspectorCard.objects.create(
        number=number.strip()[:30], kind=kind, name=name.strip()[:60], username=username, division=division,
        credential_no=credential_no.strip()[:40], credential_until=credential_until, skills=sorted(set(skills)),
        employers=[_employer(one) for one in employers], kin=sorted(set(filter(None, kin))), most_a_year=most_a_year,
        away=away.strip()[:200], true_from=from_on, known_from=timezone.now(), ground=checked_ground(ground),
        by=str(by)[:60],
    )  # fmt: skip
    note("card_entered", by=by, subject=("inspector", card.number), from_on=from_on, ground=card.ground)
    return card


def _check_region(division: str, number: str, by: Account) -> None:
    """The card and every earlier one of the same number lie in the region of whoever enters it."""
    held = [division, *InspectorCard.objects.filter(number=number).values_list("division", flat=True)]
    if by.division and not all(place and holds(by.division, place) for place in held):
        raise UserError("Enter cards of your own region only.")


def _check_person(kind: str, name: str, credential_no: str, skills: Sequence[str], most: int) -> None:
    if kind not in KINDS or not name.strip():
        raise UserError("Say who it is, and whether an inspector or an expert.")
    if kind == "inspector" and not credential_no.strip():
        raise UserError("An inspector has a credential; enter its number, or enter an expert.")
    if not set(skills) <= set(OBJECTS) or not 0 <= most <= 400:
        raise UserError("Choose what the person can inspect, and at most 400 inspections a year.")


def _employer(one: Mapping[str, str]) -> dict[str, str]:
    until = one.get("until", "")
    try:
        return {"body_id": one["body_id"].strip(), "until": date.fromisoformat(until).isoformat() if until else ""}
    except ValueError as error:
        raise UserError("%(day)s is not a day; write 2024-06-30.", day=until[:20]) from error
