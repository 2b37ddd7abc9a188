"""Group commit: what arrives while one transaction is being written goes into the next one, all of it together.

Whoever waits is answered after the commit of his transaction has reached the disk, never before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

Item, Answer = TypeVar("Item"), TypeVar("Answer")
MOST_AT_ONCE, MOST_WAITING = 500, 50_000  # items; a transaction of 500 takes some tens of milliseconds


class Full(Exception):
    """More is waiting than can be written soon. The sender should come again."""


class Collector(Generic[Item, Answer]):
    """Collects items of many requests and hands them to `write`, one call at a time, in the order they came.

    `write` runs in `writer`, a pool of one thread, and returns one answer an item.
    """

    def __init__(self, write: Callable[[Sequence[Item]], list[Answer]], writer: ThreadPoolExecutor) -> None:
        self._write, self._writer = write, writer
        self._waiting: deque[tuple[list[Item], asyncio.Future[list[Answer]]]] = deque()
        self._held = 0
        self._working: asyncio.Task[None] | None = None

    async def take(self, items: list[Item]) -> list[Answer]:
        """The answers to `items`, once they are on the disk."""
        if self._held + len(items) > MOST_WAITING:
            raise Full
        future: asyncio.Future[list[Answer]] = asyncio.get_running_loop().create_future()
        self._waiting.append((items, future))
        self._held += len(items)
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await future  # each waits for his own: a sender that hangs up does not stop what others wait for

    async def drained(self) -> None:
        """Nothing is waiting any more."""
        if self._working is not None:
            await self._working

    async def _work(self) -> None:
        try:
            while self._waiting:
                await self._one(self._next())
        finally:
            self._working = None

    def _next(self) -> list[tuple[list[Item], asyncio.Future[list[Answer]]]]:
        """Whole requests, as many as one transaction should hold."""
        group, size = [self._waiting.popleft()], 0
        size = len(group[0][0])
        while self._waiting and size + len(self._waiting[0][0]) <= MOST_AT_ONCE:
            group.append(self._waiting.popleft())
            size += len(group[-1][0])
        self._held -= size
        return group

    async def _one(self, group: list[tuple[list[Item], asyncio.Future[list[Answer]]]]) -> None:
        try:
            answers = await self._run([item for items, _ in group for item in items])
        except Exception as trouble:  # whatever it is, it must not take down those who merely wait beside it
            await self._apart(group, trouble)
            return
        start = 0
        for items, future in group:
            _settle(future, answers[start : start + len(items)])
            start += len(items)

    async def _apart(self, group: list[tuple[list[Item], asyncio.Future[list[Answer]]]], trouble: Exception) -> None:
        """Nothing of a failed transaction was kept: each request is tried once more by itself."""
        for items, future in group:
            if len(group) == 1:
                _fail(future, trouble)
                continue
            try:
                _settle(future, await self._run(items))
            except Exception as own:
                _fail(future, own)

    async def _run(self, items: list[Item]) -> list[Answer]:
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._write, items)


def _settle(future: asyncio.Future[list[Answer]], answers: list[Answer]) -> None:
    if not future.done():
        future.set_result(answers)


def _fail(future: asyncio.Future[list[Answer]], trouble: Exception) -> None:
    if not future.done():
        future.set_exception(trouble)
