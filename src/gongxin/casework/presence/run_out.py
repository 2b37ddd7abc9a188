"""What moves on by itself because its time has passed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.trail.write import note


@transaction.atomic
def run_out(verb: str, rows: QuerySet[Any, Any], told: Callable[[Any], Mapping[str, Any]]) -> int:
    """Take the step `verb` with those of `rows` that may take it, an entry for each with what `told` says; how many."""
    step = TRANSITIONS[verb]
    model: type[Model] = rows.model
    late = list(rows.select_for_update().filter(state__in=step.frm).order_by("pk"))
    model._default_manager.filter(pk__in=[one.pk for one in late]).update(state=step.to)
    for one in late:
        note(step.event, subject=("plan", one.plan_id), **told(one))
    return len(late)
