"""Who sends. Looked up in the writer's thread, remembered for some seconds: an ended key closes within them."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.passes import sender_of

REMEMBERED_S, MOST = 10.0, 100_000


class Senders:
    """The holders of passes and keys."""

    def __init__(self, writer: ThreadPoolExecutor) -> None:
        self._writer = writer
        self._known: dict[bytes, tuple[Sender, float]] = {}

    def known(self, authorization: bytes) -> Sender | None:
        """The sender, if he was looked up within the last seconds."""
        held = self._known.get(authorization)
        return held[0] if held is not None and held[1] > time.monotonic() else None

    async def of(self, authorization: bytes) -> Sender | None:
        """The sender named by an `Authorization: Bearer …` header; None where it names nobody."""
        if (held := self.known(authorization)) is not None:
            return held
        scheme, _, token = authorization.partition(b" ")
        if scheme.lower() != b"bearer" or not token.isascii() or len(token) > 300:
            return None
        found = await asyncio.get_running_loop().run_in_executor(self._writer, sender_of, token.decode().strip())
        if found is not None:
            self._remember(authorization, found)
        return found

    def _remember(self, authorization: bytes, found: Sender) -> None:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[authorization] = (found, time.monotonic() + REMEMBERED_S)
