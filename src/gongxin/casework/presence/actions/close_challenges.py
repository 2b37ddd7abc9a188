"""Close the challenges whose time has passed: nobody answered."""

from __future__ import annotations

from django.utils import timezone

from gongxin.casework.presence.models import PresenceChallenge
from gongxin.casework.presence.run_out import run_out


def close_challenges() -> int:
    """How many were missed. A phone that answered in time and sends later still answers."""
    late = PresenceChallenge.objects.filter(due_at__lt=timezone.now())
    return run_out("close_challenge", late, lambda one: {"person_id": one.person_id})
