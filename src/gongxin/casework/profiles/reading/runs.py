"""Which run a page of day D, as known at time K, rests on."""

from __future__ import annotations

from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Run


def run_at(when: When) -> Run | None:
    """The last run that ended, judged a day up to D and was over by K; None where there is none."""
    runs = Run.objects.filter(state=Run.ENDED, repeats=None, as_of__lte=when.on)
    if when.known is not None:
        runs = runs.filter(ended_at__lte=when.known)
    return runs.order_by("-id").first()
