"""The workbench on PostgreSQL: how long a nation takes to come in, and how fast pages are with ten readers at once.

    python -m bench.workbench DATASET [--seconds 60] [--json FILE]

Starts a PostgreSQL of its own in a temporary folder, imports the dataset, supervises it, serves it with two processes,
and lets ten signed-in readers open lists and profiles for a while. Server time is read from the header that the
application sets when GONGXIN_TIMING is 1; everything runs on this one machine, readers included.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.postgres_server import PostgresServer

from gongxin.server.serving import web_server

READERS, WORKERS = 10, 2
PAUSES = {"a page every second or so": 1.0, "without any pause": 0.0}  # mean pause in seconds
WARMING_S = 10.0
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
IMPORT_BAR_S, PAGE_BAR_MS = 15 * 60, 300


@dataclass(frozen=True)
class Opened:
    """What one page took, by the server's own clock and as its reader saw it, in milliseconds."""

    server_ms: float
    seen_ms: float


def main(arguments: list[str]) -> None:
    """Fill, serve, load, tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.workbench", description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args(arguments)
    server = PostgresServer.started()
    if server is None:
        sys.exit("No PostgreSQL is installed; install it and call again.")
    try:
        with tempfile.TemporaryDirectory() as home:
            told = measure(asked.dataset, asked.seconds, {**os.environ, **environment(server, home)})
    finally:
        server.stop()
    show(told)
    if asked.json:
        asked.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def environment(server: PostgresServer, home: str) -> dict[str, str]:
    """What the measured processes are given."""
    return {
        "DATABASE_URL": server.url,
        "GONGXIN_HOME": home,
        "GONGXIN_SECOND_FACTOR": "optional",
        "GONGXIN_TIMING": "1",
        "DJANGO_SETTINGS_MODULE": "gongxin.server.settings",
    }


def measure(dataset: Path, seconds: float, environment: dict[str, str]) -> dict[str, Any]:
    """The figures."""
    told: dict[str, Any] = {"import_s": timed(["-m", "gongxin.cli", "import", str(dataset), "--json"], environment)}
    told["supervise_s"] = timed(["-m", "bench.workbench_world", "run"], environment)
    world = json.loads(run(["-m", "bench.workbench_world", "readers"], environment))
    with serving(environment):
        load(world, WARMING_S, 0.0)  # both processes have opened every page before anything counts
        for name, pause in PAUSES.items():
            opened = load(world, seconds, pause)
            told[name] = {kind: figures(times) for kind, times in opened.items()}
    return told


def timed(arguments: list[str], environment: dict[str, str]) -> float:
    """Seconds that a Python process takes."""
    started = time.perf_counter()
    run(arguments, environment)
    return round(time.perf_counter() - started, 1)


def run(arguments: list[str], environment: dict[str, str]) -> str:
    """What a Python process prints."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


class serving:  # noqa: N801 used as a statement
    """The web server, for the length of a block."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.command, self.environment = web_server("127.0.0.1", PORT, WORKERS), environment

    def __enter__(self) -> None:
        self.process = subprocess.Popen(self.command, env=self.environment)
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{BASE}/accounts/login/", timeout=5)
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise SystemExit("The web server did not answer.")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def load(world: dict[str, Any], seconds: float, pause: float) -> dict[str, list[Opened]]:
    """Ten readers, each opening one page after the other with pauses of up to twice `pause` seconds."""
    times: dict[str, list[Opened]] = {kind: [] for kind in world["pages"]}
    until, lock = time.perf_counter() + seconds, threading.Lock()

    def read(number: int) -> None:
        chance = random.Random(number)
        cookie = world["sessions"][number % len(world["sessions"])]
        while time.perf_counter() < until:
            kind = chance.choice(list(world["pages"]))
            took = opened(chance.choice(world["pages"][kind]), cookie)
            if took is not None:
                with lock:
                    times[kind].append(took)
            time.sleep(chance.uniform(0, 2 * pause))

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times


def opened(path: str, cookie: str) -> Opened | None:
    """Milliseconds one page took; None for a record outside the reader's jurisdiction."""
    request = urllib.request.Request(BASE + path, headers={"Cookie": f"sessionid={cookie}"})
    started = time.perf_counter()
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            answer.read()
            waited = 1000 * (time.perf_counter() - started)
            return Opened(float(answer.headers["Server-Timing"].rpartition("dur=")[2]), waited)
    except urllib.error.HTTPError as refused:
        if refused.code == HTTPStatus.NOT_FOUND:
            return None
        raise


def figures(times: list[Opened]) -> dict[str, float]:
    """How many, the median and the 95th percentile of the server's time, and the latter as the reader saw it."""
    if len(times) < 2:
        return {"count": len(times)}
    server, seen = [one.server_ms for one in times], [one.seen_ms for one in times]
    return {
        "count": len(times),
        "p50_ms": round(statistics.median(server), 1),
        "p95_ms": round(statistics.quantiles(server, n=20)[18], 1),
        "seen_p95_ms": round(statistics.quantiles(seen, n=20)[18], 1),
    }


def show(told: dict[str, Any]) -> None:
    """The figures beside their bars."""
    print(f"import     {told['import_s']:8.1f} s   bar {IMPORT_BAR_S} s")
    print(f"supervise  {told['supervise_s']:8.1f} s   (snapshot, run, findings kept)")
    for name in PAUSES:
        print(f"ten readers, {name}; server time, bar {PAGE_BAR_MS} ms at the 95th percentile")
        for kind, held in sorted(told[name].items()):
            p50, p95, seen = (held.get(key, 0.0) for key in ("p50_ms", "p95_ms", "seen_p95_ms"))
            print(f"{kind:24} {held.get('count', 0):6}  p50 {p50:7.1f}  p95 {p95:7.1f}  p95 as seen {seen:7.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
