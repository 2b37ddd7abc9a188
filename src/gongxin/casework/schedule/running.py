"""Work through the schedule: whatever is due runs in the order declared, once however many processes there are."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongxin.casework.schedule.declared import JOBS, Job, Turn
from gongxin.casework.schedule.models import JobState

log = logging.getLogger(__name__)


def run_due(now: datetime, jobs: Iterable[Job] = JOBS) -> list[str]:
    """Run what is due; the ids of what ran. A job that fails is logged, and has its next turn at its time."""
    last = dict(JobState.objects.values_list("job", "began_at"))
    return [job.id for job in jobs if job.is_due(now, last.get(job.id)) and _ran(job, now)]


def _ran(job: Job, now: datetime) -> bool:
    turn = _claimed(job, now)
    if turn is None:
        return False
    try:
        done, mistake = job.run(turn), ""
    except Exception as trouble:  # one job must not stop the others, nor the live checks
        log.exception("the job %s failed", job.id)
        done, mistake = 0, type(trouble).__name__
    JobState.objects.filter(job=job.id).update(ended_at=now, done=done, mistake=mistake)
    return True


@transaction.atomic
def _claimed(job: Job, now: datetime) -> Turn | None:
    """The turn, if nobody else took it."""
    JobState.objects.get_or_create(job=job.id)
    state = JobState.objects.select_for_update().get(job=job.id)
    if not job.is_due(now, state.began_at):
        return None
    turn = Turn(now, state.began_at)
    state.began_at = now
    state.save(update_fields=["began_at"])
    return turn
