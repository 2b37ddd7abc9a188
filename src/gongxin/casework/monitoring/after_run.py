"""What this room does with a run that was kept: merge its findings into warnings, end what ran out."""

from __future__ import annotations

from gongxin.casework.monitoring.actions.expire import expire_overdue
from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import Shadow
from gongxin.casework.runs.models import Run


def after_run(run: Run) -> None:
    """Called by `runs.actions.carry_out` inside its transaction."""
    from gongxin.casework.monitoring.tasks import compare_shadows  # a task needs the applications to be ready

    merge(run)
    expire_overdue()
    if Shadow.objects.filter(ended_on=None).exclude(parameter="").exists():
        compare_shadows.enqueue(run.pk)
