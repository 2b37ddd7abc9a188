"""What the schedule does in this room."""

from __future__ import annotations

from django.utils import timezone

from gongxin.casework.presence.actions.close_challenges import close_challenges
from gongxin.casework.presence.actions.expire_requests import expire_requests
from gongxin.casework.presence.actions.forget import forget
from gongxin.casework.presence.actions.issue_challenges import issue_challenges
from gongxin.casework.schedule.declared import Turn


def issue(turn: Turn) -> int:
    """How many challenges were put."""
    return issue_challenges(now=turn.now, since=turn.since)


def close(turn: Turn) -> int:
    """How many were missed."""
    return close_challenges()


def expire(turn: Turn) -> int:
    """How many explanations became overdue."""
    return expire_requests()


def forget_months(turn: Turn) -> int:
    """How many months were forgotten."""
    return len(forget(today=timezone.localdate(turn.now)))
