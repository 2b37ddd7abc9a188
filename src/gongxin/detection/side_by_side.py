"""Steps done side by side: each as soon as those it needs are done, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Step:
    """One piece of work: `name` is its own, `needs` the names of steps whose results it rests on."""

    name: str
    do: Callable[[], Any]
    needs: frozenset[str] = frozenset()
    kind: str = ""


def _untold(step: Step) -> None:
    """Tell nobody."""
    del step


@dataclass(frozen=True)
class Done:
    """What a step gave, and the seconds it took on the clock."""

    result: Any
    seconds: float


def side_by_side(
    steps: Iterable[Step],
    workers: int,
    begun: Callable[[Step], None] = _untold,
    ended: Callable[[Step], None] = _untold,
) -> dict[str, Done]:
    """Do all `steps`, at most `workers` at once; what each gave by its name, in the order they were finished.

    Of the steps that are ready the first in order begins first; `begun` and `ended` are told of each in the caller's
    thread. Steps run in threads, so more than one at a time only helps those that leave Python while they work. The
    first error ends it: what runs is waited for, nothing new begins, and the error is raised.
    """
    waiting, done = list(steps), dict[str, Done]()
    running: dict[Future[Done], Step] = {}
    with ThreadPoolExecutor(workers) as pool:
        while waiting or running:
            for step in _ready(waiting, done, workers - len(running)):
                waiting.remove(step)
                begun(step)
                running[pool.submit(_timed, step)] = step
            if not running:
                raise LookupError(f"nothing can begin: {[step.name for step in waiting]} need what nobody does")
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                step = running.pop(future)
                done[step.name] = future.result()
                ended(step)
    return done


def _ready(waiting: list[Step], done: dict[str, Done], places: int) -> list[Step]:
    """The first steps in order whose needs are met, as many as there are places."""
    return [step for step in waiting if step.needs <= done.keys()][:places]


def _timed(step: Step) -> Done:
    started = time.perf_counter()
    result = step.do()
    return Done(result, round(time.perf_counter() - started, 3))
