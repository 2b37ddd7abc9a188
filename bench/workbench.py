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
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.postgres_server import PostgresServer

READERS = 10
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
IMPORT_BAR_S, PAGE_BAR_MS = 15 * 60, 300


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
        told["pages"] = {kind: figures(times) for kind, times in load(world, seconds).items()}
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
        command = [sys.executable, "-m", "granian", "gongxin.server.wsgi:application", "--interface", "wsgi"]
        command += ["--port", str(PORT), "--workers", "2", "--blocking-threads", "4", "--log-level", "warning"]
        self.command, self.environment = command, environment

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


def load(world: dict[str, Any], seconds: float) -> dict[str, list[float]]:
    """Ten readers, each opening one page after the other; milliseconds of the server by kind of page."""
    times: dict[str, list[float]] = {kind: [] for kind in world["pages"]}
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

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times


def opened(path: str, cookie: str) -> float | None:
    """Milliseconds that the server took for one page; None for a record outside the reader's jurisdiction."""
    request = urllib.request.Request(BASE + path, headers={"Cookie": f"sessionid={cookie}"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            answer.read()
            return float(answer.headers["Server-Timing"].rpartition("dur=")[2])
    except urllib.error.HTTPError as refused:
        if refused.code == HTTPStatus.NOT_FOUND:
            return None
        raise


def figures(times: list[float]) -> dict[str, float]:
    """How many, the median and the 95th percentile."""
    if len(times) < 2:
        return {"count": len(times)}
    return {
        "count": len(times),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[18], 1),
    }


def show(told: dict[str, Any]) -> None:
    """The figures beside their bars."""
    print(f"import     {told['import_s']:8.1f} s   bar {IMPORT_BAR_S} s")
    print(f"supervise  {told['supervise_s']:8.1f} s   (snapshot, run, findings kept)")
    for kind, held in sorted(told["pages"].items()):
        p50, p95 = held.get("p50_ms", 0.0), held.get("p95_ms", 0.0)
        print(f"{kind:24} {held.get('count', 0):6}  p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  bar {PAGE_BAR_MS} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
