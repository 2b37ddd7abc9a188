"""The time to explain runs out by itself."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongxin.casework.monitoring.actions.request_explanation import latest_due
from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.models import RiskWarning


def expire_overdue() -> int:
    """Move every warning whose last request ran out unanswered; how many. Called after each run and every night."""
    today = timezone.localdate()
    waiting = RiskWarning.objects.filter(state="explanation_requested", due_on__lt=today)
    numbers = list(waiting.order_by("pk").values_list("pk", flat=True))
    for pk in numbers:
        expire(pk=pk, today=today)
    return len(numbers)


def expire(*, pk: int, today: date) -> None:
    """Move one warning if it waits for an explanation whose day has passed; the due day itself is still in time."""
    warning = RiskWarning.objects.get(pk=pk)
    due_on = latest_due(warning)
    if warning.state == "explanation_requested" and due_on is not None and due_on < today:
        take_step("expire", pk=pk, by=None, seen=None, effect=lambda _: {"due_on": due_on})
