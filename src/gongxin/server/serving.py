"""The processes of a running platform: the web server, the gate, the live checks, the queue of jobs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from gongxin.errors import UserError

LONGEST_END_S = 20
THREADS = min(4, 2 * (os.cpu_count() or 1) + 1)  # of a web process: they share one interpreter


def refuse_taken_port(address: str, port: int) -> None:
    """A clear word before anything is started where another program listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as trouble:
            raise UserError(
                "%(address)s:%(port)s is in use by another program; give another --port.", address=address, port=port
            ) from trouble


def serve(address: str, port: int, workers: int, gate_port: int) -> None:
    """Serve until interrupted; whatever was started is stopped with it."""
    with (
        _running(web_server(address, port, workers), GONGXIN_GATE=f"{reached_at(address)}:{gate_port}") as web,
        _running(_gate(address, gate_port)) as gate,
        _running(_live()) as live,
        _running(_jobs()) as jobs,
    ):
        previous = signal.signal(signal.SIGTERM, _as_interruption)
        try:
            _watch(web, gate, live, jobs)
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGTERM, previous)


def _as_interruption(number: int, frame: object) -> None:
    del number, frame
    raise KeyboardInterrupt


def _watch(*processes: subprocess.Popen[bytes]) -> None:
    """Wait until one of them ends by itself, which it should not."""
    while True:
        for process in processes:
            if process.poll() is not None:
                raise UserError(
                    "A part of the platform ended (%(code)s); see the messages above.", code=process.returncode
                )
        time.sleep(0.5)


def web_server(address: str, port: int, workers: int) -> list[str]:
    """The command that serves the pages."""
    return [
        sys.executable, "-m", "granian", "gongxin.server.wsgi:application", "--interface", "wsgi",
        "--host", address, "--port", str(port), "--workers", str(workers), "--blocking-threads", str(THREADS),
        "--log-level", "warning", "--respawn-failed-workers",
    ]  # fmt: skip


def reached_at(address: str) -> str:
    """Where a process of this machine reaches a server that listens at `address`."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(address, f"[{address}]" if ":" in address else address)  # noqa: S104


def _gate(address: str, port: int) -> list[str]:
    """One process: it writes what many senders wait for in one transaction."""
    return [
        sys.executable, "-m", "granian", "gongxin.gate.asgi:application", "--interface", "asgi",
        "--host", address, "--port", str(port), "--workers", "1", "--log-level", "warning", "--respawn-failed-workers",
    ]  # fmt: skip


def _live() -> list[str]:
    return [sys.executable, "-m", "django", "follow_sign_ins"]


def _jobs() -> list[str]:
    return [sys.executable, "-m", "django", "db_worker", "--queue-name", "*", "--interval", "1", "--no-startup-delay"]


@contextmanager
def _running(command: list[str], **told: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that does not outlive the block. Its own group: Ctrl-C reaches us alone, and we stop it in order."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "gongxin.server.settings", **told}
    process = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 our own programs
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(LONGEST_END_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
