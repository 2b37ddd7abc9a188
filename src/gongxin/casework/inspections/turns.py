"""What the schedule does in this room."""

from __future__ import annotations

from gongxin.casework.inspections.actions.forget_photos import forget_photos
from gongxin.casework.schedule.declared import Turn


def forgotten(turn: Turn) -> int:
    """How many photos were destroyed after their period."""
    return forget_photos(now=turn.now)
