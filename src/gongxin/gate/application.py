"""POST /sign-ins: one sign-in as JSON, or many as lines of JSON. Answers when they are on the disk.

A plain ASGI application; `gongxin.gate.asgi:application` is what a server starts.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.utils import timezone

from gongxin.casework.presence.actions.take_sign_ins import Receipt, take_sign_ins
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.statement import Read, read
from gongxin.errors import UserError
from gongxin.gate import durability
from gongxin.gate.answers import STATUS, Answer, answer_of, encoded, refusal
from gongxin.gate.collecting import Collector, Full
from gongxin.gate.senders import Senders
from gongxin.law.parameters import parameters

Scope, Receive, Send = dict[str, Any], Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]
Signed = tuple[Read, Sender]
LARGEST, LARGEST_BULK, MOST_LINES = 32 * 1024, 8 * 2**20, 2_000  # bytes, bytes, sign-ins
JSON, LINES = b"application/json", b"application/x-ndjson"
log = logging.getLogger(__name__)


class TooLarge(Exception):
    """More bytes than are taken."""


class Gate:
    """The application, with the one thread that writes."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="gate-writer")
        self._collector: Collector[Signed, Receipt] = Collector(write, self._writer)
        self._senders = Senders(self._writer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the life of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                durability.begin()
                parameters()  # their files are read now, not by the first who signs
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def close(self) -> None:
        """Write what is waiting, then let go of the database."""
        await self._collector.drained()
        self._writer.submit(_let_go)
        self._writer.shutdown()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].rstrip("/") != "/sign-ins":
            await respond(send, 404, b"{}")
        elif scope["method"] != "POST":
            await respond(send, 405, b"{}", [(b"allow", b"POST")])
        else:
            headers = dict(scope["headers"])
            authorization = headers.get(b"authorization", b"")
            sender = self._senders.known(authorization) or await self._senders.of(authorization)
            if sender is None:
                await respond_with(send, refusal("not_allowed"), [(b"www-authenticate", b"Bearer")])
            else:
                await self._take(headers, sender, receive, send)

    async def _take(self, headers: dict[bytes, bytes], sender: Sender, receive: Receive, send: Send) -> None:
        many = headers.get(b"content-type", b"").split(b";")[0].strip().lower() == LINES
        try:
            body = await body_of(receive, LARGEST_BULK if many else LARGEST)
            if many:
                await self._take_many(body, sender, send)
            else:
                await self._take_one(body, sender, send)
        except TooLarge:
            await respond_with(send, refusal("too_large"), [(b"connection", b"close")])
        except Full:
            await respond(send, 503, b"{}", [(b"retry-after", b"5")])
        except Exception:
            log.exception("sign-ins could not be written")  # no values: Django logs none of the parameters
            await respond(send, 503, b"{}", [(b"retry-after", b"30")])

    async def _take_one(self, body: bytes, sender: Sender, send: Send) -> None:
        try:
            one = read(body)
        except UserError as trouble:
            await respond_with(send, refusal("unreadable", str(trouble)))
            return
        (receipt,) = await self._collector.take([(one, sender)])
        await respond_with(send, answer_of(receipt))

    async def _take_many(self, body: bytes, sender: Sender, send: Send) -> None:
        """Each line has its own answer, in the order sent; what cannot be read does not hold up the rest."""
        lines = [line for line in body.split(b"\n") if line.strip()]
        if len(lines) > MOST_LINES:
            raise TooLarge
        answers: list[Answer | None] = []
        good: list[Signed] = []
        for line in lines:
            try:
                good.append((read(line), sender))
                answers.append(None)
            except UserError as trouble:
                answers.append(refusal("unreadable", str(trouble)))
        receipts = iter(await self._collector.take(good) if good else [])
        told = [answer if answer is not None else answer_of(next(receipts)) for answer in answers]
        await respond(send, 200, b"".join(encoded(answer) + b"\n" for answer in told), kind=LINES)


def _let_go() -> None:
    """Close the connection of the thread that runs this: `connection` is another one in each."""
    connection.close()


def write(signed: Sequence[Signed]) -> list[Receipt]:
    """One transaction, in the writer's thread."""
    connection.close_if_unusable_or_obsolete()
    return take_sign_ins(sign_ins=signed, received_at=timezone.now())


async def body_of(receive: Receive, largest: int) -> bytes:
    """The body, read only as far as it may be long."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > largest:
            raise TooLarge
        more = message.get("more_body", False)
    return b"".join(parts)


async def respond_with(send: Send, answer: Answer, headers: Sequence[tuple[bytes, bytes]] = ()) -> None:
    """An answer under the status of its word."""
    await respond(send, STATUS[answer.refused.word if answer.refused else ""], encoded(answer), headers)


async def respond(
    send: Send, status: int, body: bytes, headers: Sequence[tuple[bytes, bytes]] = (), kind: bytes = JSON
) -> None:
    """A response. Nothing of it is to be kept by anyone on the way."""
    held = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": [*held, *headers]})
    await send({"type": "http.response.body", "body": body})
