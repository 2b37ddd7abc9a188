"""How a long command shows where it stands: a bar on a terminal, plain lines elsewhere, silence under --json."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from gongxin.detection import catalogue
from gongxin.i18n import translate
from gongxin.records import TABLES

Step = Callable[[str, str], None]
PHASES = {
    "reading": "Reading the table %(name)s",
    "fact": "Working out the fact %(name)s",
    "detector": "Asking %(name)s",
    "grading": "Grading the bodies and placing the findings",
    "writing": "Writing %(name)s",
    "build": "Building the %(name)s",
    "write": "Writing the table %(name)s",
    "report": "Writing the report %(name)s",
    "taking in": "Taking %(name)s into the registers",
    "giving out": "Copying %(name)s from the registers",
    "indexing": "Bringing the search up to date",
}
PARTS = ("nation", "noise", "misconduct")  # what a simulation builds


def phase_in_words(kind: str, name: str) -> str:
    """The step as a reader sees it; a kind without words of its own is shown as it is."""
    return translate(PHASES[kind], name=translate(name)) if kind in PHASES else f"{kind} {name}".strip()


@contextmanager
def progress_shown(quiet: bool, steps: Callable[[], int]) -> Iterator[Step]:
    """A function to be told of each step, about `steps()` of them.

    They are counted at the first step, for to count them every detector must be loaded: a command that is refused
    should not wait for that.
    """
    if quiet:
        yield _silent
    elif sys.stdout.isatty() and sys.stderr.isatty():
        with _bar() as bar:
            task = bar.add_task("", total=None)

            def advance(kind: str, name: str) -> None:
                total = bar.tasks[0].total
                bar.update(task, advance=1, total=total or steps(), description=phase_in_words(kind, name))

            yield advance
            total = bar.tasks[0].total
            bar.update(task, completed=total or 1, total=total or 1)
    else:
        yield lambda kind, name: print(phase_in_words(kind, name), file=sys.stderr, flush=True)  # noqa: T201


def steps_of_a_run() -> int:
    """About how many steps a run reports: tables, facts, detectors, and the two at the end."""
    wanted = list(catalogue.detectors().values())
    return len(TABLES) + len(catalogue.facts_in_order(wanted)) + len(wanted) + 2


def _silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


def _bar() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=28),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
