"""The one way through the table of states: right state, right person, nothing overwritten, each form counted once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.monitoring.clocks import due_after
from gongxin.casework.monitoring.models import RiskWarning, Step
from gongxin.casework.monitoring.policies import check_may_work
from gongxin.casework.monitoring.states import TRANSITIONS, Transition
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

Effect = Callable[[RiskWarning], dict[str, Any]]  # what else changes; returns the data of the entry in the trail


def _nothing_else(warning: RiskWarning) -> dict[str, Any]:
    return {}


@transaction.atomic
def take_step(
    verb: str,
    *,
    pk: int,
    by: Any,
    seen: int | None,
    token: uuid.UUID | None = None,
    effect: Effect = _nothing_else,
) -> RiskWarning:
    """Move warning `pk` by `verb`. `seen` is the version the person had before the eyes, `token` that of the form.

    The same form sent twice changes nothing the second time; a warning that changed meanwhile is not overwritten.
    """
    warning = RiskWarning.objects.select_for_update().get(pk=pk)
    if token is not None and Step.objects.filter(token=token).exists():
        return warning
    transition = TRANSITIONS[verb]
    if transition.who is not None and transition.verb != "explain":  # who may explain, the request says
        check_may_work(by, warning)
    check_unchanged(warning, seen)
    check_state(warning, transition)
    frm, warning.state, warning.state_on = warning.state, transition.to, timezone.localdate()
    warning.due_on = due_after(transition.to, warning.state_on)
    data = effect(warning)
    warning.version += 1
    warning.save()
    Step.objects.create(
        warning=warning, verb=verb, frm=frm, to=transition.to, at=timezone.now(), by=str(by or ""), token=token
    )
    note(transition.event, by=by, subject=("warning", str(pk)), **data)
    return warning


def check_unchanged(warning: RiskWarning, seen: int | None) -> None:
    """Refuse to build on an old page."""
    if seen is not None and warning.version != seen:
        raise UserError(
            "Warning %(number)s has changed since you opened it: look at it again, then decide. What you wrote is "
            "still in the form.",
            number=warning.pk,
        )


def check_state(warning: RiskWarning, transition: Transition) -> None:
    """Refuse a way the table does not have."""
    if warning.state not in transition.frm:
        raise UserError(
            "This step is not possible from the state that warning %(number)s is in; look at it again.",
            number=warning.pk,
        )
