"""What the schedule does in this room."""

from __future__ import annotations

from gongxin.casework.runs.forgetting import forget_snapshots
from gongxin.casework.schedule.declared import Turn


def forgotten(turn: Turn) -> int:
    """How many snapshots were deleted."""
    return forget_snapshots()
