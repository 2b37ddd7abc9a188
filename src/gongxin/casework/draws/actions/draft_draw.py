"""Draft a draw of the own region, approve it by somebody else, or send it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.draws.actions.step import begun, ended
from gongxin.casework.draws.kinds import LEADS
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.states import TRANSITIONS
from gongxin.casework.steps import refuse_unless
from gongxin.casework.trail.write import note
from gongxin.draw.randomness import checked_sources
from gongxin.errors import UserError

LARGEST_SHARE, LARGEST_TEAM = Fraction(1, 2), 9
NATION = "000000"


@transaction.atomic
def draft_draw(
    *, list_id: str, title: str, due_on: date, randomness: Sequence[Mapping[str, Any]], by: Any,
    quota: int | None = None, random_share: str = "0", team: int = 2, experts: int = 0, skills: Sequence[str] = (),
    matter: str = "", replaces: int | None = None,
) -> Draw:  # fmt: skip
    """A draw from the list of the own region as it stands today. Without a quota each grade is drawn by its share.

    `replaces` is an aborted draw of the own region: the new one says so for ever.
    """
    step, today = TRANSITIONS["draft"], timezone.localdate()
    refuse_unless(by.may(step.who))
    _check(list_id, title, due_on, today, quota, random_share, team, experts)
    matter = matter or LEADS[list_id].matters[0]
    draw = Draw.objects.create(
        number=_number(by.division, today.year), division=by.division, list_id=list_id, title=title.strip()[:200],
        matter=matter, on=today, due_on=due_on, quota=quota, random_share=str(Fraction(random_share)), team=team,
        experts=experts, skills=list(skills), randomness=[dict(one) for one in checked_sources(randomness, "plan")],
        state=step.to, replaces=_replaced(replaces, by), drafted_by=str(by)[:60], drafted_at=timezone.now(),
    )  # fmt: skip
    note(step.event, by=by, subject=("draw", draw.number), list=list_id)
    return draw


@transaction.atomic
def move_draft(*, pk: int, verb: str, by: Any) -> Draw:
    """Approve or send back."""
    draw, step = begun(pk, verb, by)
    draw.approved_by = str(by)[:60] if verb == "approve" else ""
    return ended(draw, step, by)


def _check(
    list_id: str, title: str, due_on: date, today: date, quota: int | None, share: str, team: int, experts: int
) -> None:
    if list_id not in LEADS or not title.strip():
        raise UserError("Choose the list and give the draw a title.")
    if due_on < today:
        raise UserError("The day until which the inspections are to be done lies in the past.")
    if quota is not None and quota < 1:
        raise UserError("Draw one object at least, or leave the number empty.")
    if not 2 <= team <= LARGEST_TEAM or not 0 <= experts <= LARGEST_TEAM:
        raise UserError("A team has two to nine inspectors and at most nine experts.")
    try:
        good = 0 <= Fraction(share) <= LARGEST_SHARE
    except (ValueError, ZeroDivisionError):
        good = False
    if not good:
        raise UserError("The share drawn with equal chances is a number from 0 to 0.5.")


def _number(division: str, year: int) -> str:
    """Region, year and a running number. Two at once: the second one is refused by the database and asked again."""
    start = f"{division or NATION}-{year}-"
    last = Draw.objects.filter(number__startswith=start).order_by("-number").values_list("number", flat=True).first()
    return f"{start}{int(last.rpartition('-')[2]) + 1 if last else 1:04d}"


def _replaced(pk: int | None, by: Any) -> Draw | None:
    if pk is None:
        return None
    found = (
        visible(by, Draw.objects.filter(division=by.division, state="aborted", replaced_by=None)).filter(pk=pk).first()
    )
    if found is None:
        raise UserError("Only an aborted draw of your own region that was not replaced yet can be replaced.")
    return found
