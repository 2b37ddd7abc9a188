"""What the gate is measured against: Starlette, msgspec and group commit on SQLite, and nothing else.

With INDEXED set, the rows can be found by what the gate's can be found by: the same five indexes, still unjudged and
unsealed. Beside that one, the gate's own work is seen; beside the other, all that a sign-in costs.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


class Envelope(msgspec.Struct):
    """What the gate decodes, without its checks."""

    statement: str
    sent_at: str | None = None


class Statement(msgspec.Struct):
    """The columns that are written."""

    sign_in_id: str
    plan_id: str
    person_id: str
    moment: str
    at: str


OUTER, INNER = msgspec.json.Decoder(Envelope), msgspec.json.Decoder(Statement)
WRITER = ThreadPoolExecutor(1)
WAITING: list[tuple[tuple[Any, ...], asyncio.Future[None]]] = []
BASE: list[sqlite3.Connection] = []
INDEXES = ("plan", "person", "device", "received")


def opened() -> sqlite3.Connection:
    """The writer's connection."""
    if not BASE:
        base = sqlite3.connect(os.environ["BARE"], isolation_level=None, check_same_thread=False)
        base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        base.execute(
            "CREATE TABLE IF NOT EXISTS s (id TEXT PRIMARY KEY, plan TEXT, person TEXT, moment TEXT, at TEXT, b BLOB, "
            "device TEXT DEFAULT 'a', body TEXT DEFAULT 'b', division TEXT DEFAULT 'c', received TEXT DEFAULT 'd')"
        )
        for column in INDEXES if os.environ.get("INDEXED") else ():
            base.execute(f"CREATE INDEX IF NOT EXISTS by_{column} ON s ({column}, at)")
        BASE.append(base)
    return BASE[0]


def write(rows: list[tuple[Any, ...]]) -> None:
    """One transaction."""
    base = opened()
    base.execute("BEGIN IMMEDIATE")
    base.executemany("INSERT OR IGNORE INTO s (id, plan, person, moment, at, b) VALUES (?, ?, ?, ?, ?, ?)", rows)
    base.execute("COMMIT")


async def work() -> None:
    """Write what waits until nothing does."""
    while WAITING:
        group = WAITING[:500]
        del WAITING[:500]
        await asyncio.get_running_loop().run_in_executor(WRITER, write, [row for row, _ in group])
        for _, future in group:
            future.set_result(None)
    RUNNING.clear()


RUNNING: list[asyncio.Task[None]] = []


async def take(request: Request) -> Response:
    """Decode, wait for the commit, answer."""
    body = await request.body()
    said = INNER.decode(OUTER.decode(body).statement)
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    WAITING.append(((said.sign_in_id, said.plan_id, said.person_id, said.moment, said.at, body), future))
    if not RUNNING:
        RUNNING.append(asyncio.create_task(work()))
    await future
    return Response(msgspec.json.encode({"sign_in_id": said.sign_in_id}), media_type="application/json")


application = Starlette(routes=[Route("/sign-ins", take, methods=["POST"])])
