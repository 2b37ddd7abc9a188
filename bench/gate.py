"""The gate under load, and killed under load: `python -m bench.gate [SECONDS] [KILLS] [--postgres]`.

Prints durable sign-ins a second of one gate process, single and in lines, beside a bare endpoint on the same machine in
the same run, with p50 and p99; then kills the server with SIGKILL again and again and counts acknowledged sign-ins that
are lost or there twice. The load is made on the same machine and shares its cores.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PLANS, CONNECTIONS, LINES = 1_000, 128, 200
JSON, NDJSON = "application/json", "application/x-ndjson"


def world() -> str:
    """A database with plans and one auditor; the pass of his phone."""
    from gongxin.server.preparing import prepare_database

    prepare_database()
    from gongxin.casework.accounts.models import Account
    from gongxin.casework.presence.passes import make_pass
    from gongxin.casework.registry.models import AuditPlan
    from gongxin.casework.registry.recording import record

    for number in range(PLANS):
        record(AuditPlan, {"plan_id": f"P-{number}", "body_id": "CNCA-R-2002-001", "site_division": "320100"})
    return make_pass(Account.objects.create(username="bench", role="auditor", person_id="A-1"))


def sign_in(number: str) -> bytes:
    """A sign-in without a passkey, as long as a real one; made cheaply, since the load shares the cores."""
    return TEMPLATE.replace(b"NUMBER", number.encode()).replace(b"PLAN", b"P-%d" % (int(number[:6], 16) % PLANS))


def _template() -> bytes:
    said = {
        "sign_in_id": "NUMBER", "plan_id": "PLAN", "person_id": "A-1", "moment": "opening",
        "at": "2026-03-02T09:05:00+08:00", "lat": 32.0601, "lon": 118.7901, "accuracy_m": 12.0, "mock_location": False,
        "device_id": "phone-1", "photos": [{"sha256": "ab" * 32, "look": "0123456789abcdef"}],
        "present_ids": ["A-1", "A-2", "A-3"],
    }  # fmt: skip
    return json.dumps({"statement": json.dumps(said)}).encode()


TEMPLATE = _template()


@contextmanager
def served(application: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """One process of an application, killed at the end."""
    command = [
        sys.executable, "-m", "granian", application, "--interface", "asgi", "--port", str(port), "--workers", "1",
        "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(command, start_new_session=True)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def request(body: bytes, token: str, kind: str = JSON, connection: str = "keep-alive") -> bytes:
    """POST /sign-ins as it goes over the line."""
    head = (
        f"POST /sign-ins HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\nconnection: {connection}\r\n"
        f"authorization: Bearer {token}\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def hammer(port: int, token: str, until: float, many: bool, took: list[float], acked: list[str]) -> None:
    """One connection that sends, waits for the answer, and sends again."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < until:
            numbers = [uuid.uuid4().hex for _ in range(LINES if many else 1)]
            body = b"\n".join(sign_in(number) for number in numbers)
            sent = request(body, token, NDJSON if many else JSON)
            started = time.perf_counter()
            writer.write(sent)
            answer = await reader.readuntil(b"\r\n\r\n")
            fields = dict(line.split(b": ", 1) for line in answer.lower().split(b"\r\n")[1:] if b": " in line)
            await reader.readexactly(int(fields[b"content-length"]))
            took.append(time.perf_counter() - started)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise SystemExit(answer.decode())
            acked.extend(numbers)
        writer.close()
    except (ConnectionError, asyncio.IncompleteReadError):
        return  # the server was killed


async def load(port: int, token: str, seconds: float, many: bool = False) -> tuple[list[float], list[str]]:
    """All connections at once."""
    took: list[float] = []
    acked: list[str] = []
    until = time.monotonic() + seconds
    hands = 8 if many else CONNECTIONS
    await asyncio.gather(*(hammer(port, token, until, many, took, acked) for _ in range(hands)))
    return took, acked


def measured(name: str, application: str, port: int, token: str, seconds: float, many: bool = False) -> float:
    """Sign-ins a second of an application."""
    with served(application, port):
        asyncio.run(load(port, token, 1.0, many))
        took, acked = asyncio.run(load(port, token, seconds, many))
    ordered, rate = sorted(took), len(acked) / seconds
    p50, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.99))
    print(f"{name:28} {rate:8,.0f} sign-ins/s   p50 {p50:6.1f} ms   p99 {p99:6.1f} ms", flush=True)
    return rate


def killed(times: int, port: int, token: str) -> None:
    """SIGKILL under load, then look for everything that was acknowledged."""
    from gongxin.casework.presence.models import TakenSignIn

    acked: list[str] = []
    for number in range(times):
        with served("gongxin.gate.asgi:application", port + number % 50) as process:
            acked += asyncio.run(_until_killed(process, port + number % 50, token))
    held: list[str] = list(TakenSignIn.objects.values_list("sign_in_id", flat=True))
    lost, twice = len(set(acked) - set(held)), len(held) - len(set(held))
    print(f"{times} kills, {len(acked):,} acknowledged: {lost} lost, {twice} there twice", flush=True)


async def _until_killed(process: subprocess.Popen[bytes], port: int, token: str) -> list[str]:
    async def kill() -> None:
        await asyncio.sleep(0.7)
        os.killpg(process.pid, signal.SIGKILL)

    (_, acked), _ = await asyncio.gather(load(port, token, 3.0), kill())
    return acked


def main(arguments: list[str]) -> None:
    """Everything, on a database of its own that is removed afterwards."""
    numbers = [int(each) for each in arguments if each.isdigit()]
    seconds, kills = (*numbers, 10, 100)[0], (*numbers, 10, 100)[1] if len(numbers) > 1 else 100
    home, server = Path(tempfile.mkdtemp(prefix="gongxin-gate-")), _postgres(arguments)
    os.environ.update(GONGXIN_HOME=str(home), BARE=str(home / "bare.sqlite3"))
    if server is not None:
        os.environ["DATABASE_URL"] = server.url
    try:
        token = world()
        gate = measured("gate, one a request", "gongxin.gate.asgi:application", 8701, token, seconds)
        bare = measured("bare, one a request", "bench.gate_bare:application", 8702, token, seconds)
        os.environ.update(INDEXED="1", BARE=str(home / "indexed.sqlite3"))
        indexed = measured("bare, the same indexes", "bench.gate_bare:application", 8704, token, seconds)
        print(f"gate / bare {gate / bare:.2f}, gate / bare with the same indexes {gate / indexed:.2f}", flush=True)
        measured(f"gate, {LINES} lines a request", "gongxin.gate.asgi:application", 8703, token, seconds, many=True)
        killed(kills, 8710, token)
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(home, ignore_errors=True)


def _postgres(arguments: list[str]) -> Any:
    """A PostgreSQL of our own that waits for the disk, unlike the one of the tests."""
    if "--postgres" not in arguments:
        return None
    from tests import postgres_server

    postgres_server.SETTINGS = "-c listen_addresses= -c shared_buffers=256MB"
    return postgres_server.PostgresServer.started()


if __name__ == "__main__":
    main(sys.argv[1:])
