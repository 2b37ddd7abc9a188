"""What the schedule does here. Fixing the register of a nation takes a minute: that is for the job runner."""

from __future__ import annotations

from django_tasks import task

from gongxin.casework.public_log.certificate_facts import tell_certificates
from gongxin.casework.public_log.registry import fix_registry
from gongxin.casework.public_log.writing import write_out
from gongxin.casework.schedule.declared import Turn


@task()
def fix_the_registry() -> int:
    """How many certificate numbers were fixed."""
    return fix_registry()


def tell(turn: Turn) -> int:
    """Certificates told to the ledger, and whatever a crash left unwritten."""
    del turn
    return tell_certificates() + write_out()


def fix(turn: Turn) -> int:
    """Put the task into the queue."""
    del turn
    fix_the_registry.enqueue()
    return 1
