"""What the schedule does in this room."""

from __future__ import annotations

from gongxin.casework.photos.actions.forget_photos import forget_photos
from gongxin.casework.photos.actions.join_photos import join_photos
from gongxin.casework.photos.actions.let_go import let_go, remove_unopened
from gongxin.casework.schedule.declared import Turn


def join(turn: Turn) -> int:
    """How many found their sign-in."""
    return join_photos(now=turn.now)


def let_go_of(turn: Turn) -> int:
    """How many that nobody named were deleted."""
    return let_go(now=turn.now)


def unopened(turn: Turn) -> int:
    """How many of untouched audits were removed."""
    return remove_unopened(now=turn.now)


def forgotten(turn: Turn) -> int:
    """How many months of files were deleted."""
    return len(forget_photos(now=turn.now))
