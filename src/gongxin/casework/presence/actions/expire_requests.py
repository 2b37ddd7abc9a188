"""Mark the requests whose day has passed without an explanation. One may still explain."""

from __future__ import annotations

from django.utils import timezone

from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.presence.run_out import run_out


def expire_requests() -> int:
    """How many became overdue."""
    late = PresenceRequest.objects.filter(due_on__lt=timezone.localdate())
    return run_out("expire_request", late, lambda one: {"due_on": one.due_on})
