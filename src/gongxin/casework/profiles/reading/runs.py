"""Which run a page of day D, as known at time K, rests on."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from gongxin.casework.profiles.models import PlaceCounts
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Run


def run_at(when: When) -> Run | None:
    """The last run that ended, judged a day up to D and was over by K; None where there is none."""
    runs = Run.objects.filter(state=Run.ENDED, repeats=None, as_of__lte=when.on)
    if when.known is not None:
        runs = runs.filter(ended_at__lte=when.known)
    return runs.order_by("-id").first()


def up_to(run: Run, counts: QuerySet[Any]) -> QuerySet[Any]:
    """The counts of `run` and of the runs before it that judged no later day."""
    return counts.filter(run_id__lte=run.pk, run__as_of__lte=run.as_of)


def counted_at(run: Run | None) -> Run | None:
    """The last run up to `run` whose counts are kept; None where there is none."""
    if run is None:
        return None
    kept = up_to(run, PlaceCounts.objects.all())
    return Run.objects.filter(pk=kept.order_by("-run_id").values("run_id")[:1]).first()
