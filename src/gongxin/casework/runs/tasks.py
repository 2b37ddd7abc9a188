"""What the job runner carries out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from gongxin.casework.runs.actions import ask_for_run, carry_out
from gongxin.casework.runs.models import Run

NIGHT = time(1, 30)


@task()
def run_supervision(run_id: int) -> int:
    """Carry out a run that was asked for."""
    return int(carry_out(Run.objects.get(pk=run_id)).pk)


@task()
def nightly() -> None:
    """Every night: supervise the registers as they stand, and put the next night in the queue."""
    plan_next_night()
    run = ask_for_run(as_of=timezone.localdate())
    carry_out(run)


def plan_next_night() -> None:
    """Queue the next nightly run unless one waits already."""
    waiting = DBTaskResult.objects.filter(task_path=nightly.module_path, status="READY")
    if waiting.filter(run_after__gt=timezone.now()).exists():
        return
    today = timezone.localdate()
    at = timezone.make_aware(datetime.combine(today, NIGHT))
    nightly.using(run_after=at if at > timezone.now() else at + timedelta(days=1)).enqueue()
