"""Draft a plan, write its lines while it is a draft, and take it through its states."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.inspection_plans.models import Item, YearPlan
from gongxin.casework.inspection_plans.states import KINDS, TRANSITIONS
from gongxin.casework.steps import locked, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

FIRST, LAST = 2000, 2100  # years
MOST = 10_000  # of one line


@transaction.atomic
def draft_plan(*, year: int, title: str, by: Any) -> YearPlan:
    """A plan of the own region."""
    step = TRANSITIONS["draft"]
    refuse_unless(by.may(step.who))
    if not FIRST <= year <= LAST or not title.strip():
        raise UserError("Give the year and a title.")
    try:
        with transaction.atomic():
            plan = YearPlan.objects.create(
                division=by.division, year=year, title=title.strip()[:200], state=step.to, drafted_by=str(by)[:60],
                drafted_at=timezone.now(),
            )  # fmt: skip
    except IntegrityError as twice:
        raise UserError("Your region has a plan for %(year)s already.", year=year) from twice
    _note(step.event, plan, by)
    return plan


@transaction.atomic
def put_item(
    *, pk: int, kind: str, what: str, month_from: int, month_to: int, number: int, by: Any, object_id: str = ""
) -> Item:
    """One more line of a draft."""
    plan = _of_own_region(pk, by)
    _must_be(plan, "draft")
    if kind not in KINDS or not what.strip():
        raise UserError("Say what is inspected.")
    if not 1 <= month_from <= month_to <= 12 or not 1 <= number <= MOST:
        raise UserError("Give months from 1 to 12 in order, and how many.")
    item = Item.objects.create(
        plan=plan, kind=kind, object_id=object_id.strip()[:60], what=what.strip()[:200], month_from=month_from,
        month_to=month_to, number=number,
    )  # fmt: skip
    _note("year_plan_changed", plan, by)
    return item


@transaction.atomic
def remove_item(*, pk: int, item: int, by: Any) -> None:
    """One line less of a draft."""
    plan = _of_own_region(pk, by)
    _must_be(plan, "draft")
    if not plan.items.filter(pk=item).delete()[0]:
        raise UserError("This was done already; load the page again.")
    _note("year_plan_changed", plan, by)


@transaction.atomic
def move_plan(*, pk: int, verb: str, by: Any) -> YearPlan:
    """One step through the table of states."""
    step = TRANSITIONS[verb]
    plan = _of_own_region(pk, by)
    refuse_out_of_turn(plan, step.frm)
    if step.other and plan.drafted_by == str(by)[:60]:
        raise UserError("A plan is approved by somebody else than the one who drafted it.")
    if not plan.items.exists():
        raise UserError("The plan has no lines yet.")
    plan.state = step.to
    plan.approved_by = {"approve": str(by)[:60], "send_back": ""}.get(verb, plan.approved_by)
    plan.published_at = timezone.now() if verb == "publish" else None
    plan.save()
    _note(step.event, plan, by)
    return plan


def _of_own_region(pk: int, by: Any) -> YearPlan:
    """The plan, locked. Regions above and below see it and leave it alone."""
    plan: YearPlan = locked(visible(by, YearPlan.objects.filter(division=by.division)), pk)
    refuse_unless(by.may(TRANSITIONS["draft"].who))
    return plan


def _must_be(plan: YearPlan, state: str) -> None:
    if plan.state != state:
        raise UserError("Only a draft can be changed; send the plan back first.")


def _note(event: str, plan: YearPlan, by: Any) -> None:
    note(event, by=by, subject=("year_plan", str(plan.pk)), year=plan.year)
