"""What the job runner carries out: fixing the register of a nation takes a minute, and nobody should wait for it."""

from __future__ import annotations

from django_tasks import task

from gongxin.casework.public_log.registry import fix_registry
from gongxin.casework.schedule.declared import Turn


@task()
def fix_the_registry() -> int:
    """How many certificate numbers were fixed."""
    return fix_registry()


def fix(turn: Turn) -> int:
    """Put the task into the queue."""
    del turn
    fix_the_registry.enqueue()
    return 1
