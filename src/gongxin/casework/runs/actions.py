"""Ask for a run, carry it out, repeat it. A run judges a snapshot, never the moving registers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

import gongxin
from gongxin.casework.registry.when import When
from gongxin.casework.runs.keeping import keep, outcome_of
from gongxin.casework.runs.models import Run
from gongxin.casework.runs.snapshot import snapshot, take_snapshot
from gongxin.casework.trail.write import note
from gongxin.detection import catalogue
from gongxin.errors import UserError
from gongxin.records import TABLES
from gongxin.supervision import Result, supervise

Progress = Callable[[str, str], None]


def _silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


@transaction.atomic
def ask_for_run(*, as_of: date, by: Any = None, repeats: Run | None = None) -> Run:
    """Queue a run as of a day; whoever works through the queue carries it out."""
    run = Run.objects.create(
        as_of=as_of, by=str(by or ""), repeats=repeats, snapshot=repeats.snapshot if repeats else ""
    )
    note("run_started", by=by, subject=("run", str(run.pk)), as_of=as_of)
    return run


def carry_out(run: Run, progress: Progress = _silent) -> Run:
    """Take the snapshot, judge it, keep what was found. A failure is kept with the run and raised again."""
    run.state, run.package, run.steps = Run.RUNNING, gongxin.__version__, _expected_steps()
    run.known_at = timezone.now()
    run.save()
    try:
        result = _judge(run, _told(run, progress))
    except Exception as error:
        _fail(run, error)
        raise
    with transaction.atomic():
        if run.repeats is None:
            keep(run, result, snapshot(run.snapshot))
            for name in settings.AFTER_RUN:
                import_string(name)(run)
        run.state, run.ended_at, run.facts, run.outcome = (
            Run.ENDED,
            timezone.now(),
            dict(result.facts),
            outcome_of(result),
        )
        run.step, run.done = "", run.steps
        run.save()
        note("run_ended", subject=("run", str(run.pk)), as_of=run.as_of, findings=run.facts["counts"]["findings"])
    return run


def same_outcome(run: Run) -> bool:
    """Whether a repetition gave the very bytes of the run it repeats."""
    return run.repeats is not None and run.outcome == run.repeats.outcome


def result_folder(run: Run) -> Path:
    """Where the result of a run lies."""
    folder: Path = settings.RESULTS / str(run.pk)
    return folder


def _judge(run: Run, progress: Progress) -> Result:
    if not run.snapshot:
        run.snapshot = take_snapshot(When(run.as_of, None), progress)
        run.save(update_fields=["snapshot"])
    settings.RESULTS.mkdir(parents=True, exist_ok=True)
    return supervise(snapshot(run.snapshot), result_folder(run), as_of=run.as_of, progress=progress)


def _told(run: Run, progress: Progress) -> Progress:
    """Pass a step on and write it down, so that a page can show how far the run is."""

    def step(kind: str, name: str) -> None:
        progress(kind, name)
        run.done += 1
        run.step = f"{kind} {name}".strip()[:80]
        run.save(update_fields=["done", "step"])

    return step


def _expected_steps() -> int:
    return 2 * len(TABLES) + len(catalogue.detectors()) + len(catalogue.facts()) + 3


def _fail(run: Run, error: Exception) -> None:
    words = str(error) if isinstance(error, UserError) else type(error).__name__
    run.state, run.ended_at, run.mistake = Run.FAILED, timezone.now(), words
    run.save()
    note("run_failed", subject=("run", str(run.pk)), as_of=run.as_of)
