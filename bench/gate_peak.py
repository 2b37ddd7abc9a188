"""A morning at the gate: `python -m bench.gate_peak [SECONDS]`.

150,000 auditors, 80 % of whom sign within one hour, most of them around nine: at the top of the hour three times the
mean. Each phone opens a connection of its own; one in twenty loses it before the answer comes and sends the same
sign-in again. The top of that hour is run for SECONDS, then ten times as many, each beside the count of what is kept.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
import uuid
from pathlib import Path

from bench.gate import request, served, sign_in, world

AUDITORS, SHARE, HOUR, TOP = 150_000, 0.8, 3600, 3.0
CUT_OFF, AGAIN_AFTER, LONGEST = 0.05, 0.2, 10.0  # share, seconds, seconds


async def sent(port: int, token: str, body: bytes, cut: bool) -> bool:
    """One attempt; whether it was acknowledged. A phone that is cut off hears nothing."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request(body, token, connection="close"))
        await writer.drain()
        return False if cut else (await asyncio.wait_for(reader.readline(), LONGEST)).startswith(b"HTTP/1.1 200")
    finally:
        writer.close()


async def phone(port: int, token: str, took: list[float], acked: list[str]) -> None:
    """Sign once, again until it is acknowledged; the time of the attempt that was."""
    number, cut = uuid.uuid4().hex, random.random() < CUT_OFF
    body = sign_in(number)
    while True:
        started = time.perf_counter()
        try:
            if await sent(port, token, body, cut):
                took.append(time.perf_counter() - started)
                acked.append(number)
                return
        except (TimeoutError, OSError):
            pass
        cut = False
        await asyncio.sleep(AGAIN_AFTER)


async def morning(port: int, token: str, rate: float, seconds: float) -> tuple[list[float], list[str]]:
    """Phones that come by chance, `rate` a second, whether or not earlier ones have been answered."""
    took: list[float] = []
    acked: list[str] = []
    until = time.monotonic() + seconds
    async with asyncio.TaskGroup() as phones:
        while time.monotonic() < until:
            phones.create_task(phone(port, token, took, acked))
            await asyncio.sleep(random.expovariate(rate))
    return took, acked


def main(arguments: list[str]) -> None:
    """The top of the hour, and ten times that, on a database that is removed afterwards."""
    seconds = float(arguments[0]) if arguments else 60.0
    home = Path(tempfile.mkdtemp(prefix="gongxin-gate-"))
    os.environ.update(GONGXIN_HOME=str(home))
    try:
        token = world()
        top = AUDITORS * SHARE / HOUR * TOP
        for name, rate in (("top of the hour", top), ("ten times that", 10 * top)):
            with served("gongxin.gate.asgi:application", 8760):
                took, acked = asyncio.run(morning(8760, token, rate, seconds))
            _told(name, seconds, took, acked)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _told(name: str, seconds: float, took: list[float], acked: list[str]) -> None:
    from gongxin.casework.presence.models import TakenSignIn

    held = set(TakenSignIn.objects.values_list("sign_in_id", flat=True))
    lost, ordered = len(set(acked) - held), sorted(took)
    p50, p99, most = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.99, 1.0))
    print(
        f"{name}: {len(acked) / seconds:,.0f} sign-ins/s   p50 {p50:.1f} ms   p99 {p99:.1f} ms   longest {most:.0f} ms"
        f"   {lost} lost",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
