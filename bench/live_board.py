"""From the phone to the board: `python -m bench.live_board [SIGN_INS]`.

The whole platform is started as `gongxin serve` starts it. Audits of today lie in one province; while phones all over
the country sign at the rate of a morning's top, one auditor after another signs a hundred kilometres off. Told is the
time from the gate's answer until the board of that province, which a browser asks for every second, names the audit.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from bench.gate import TEMPLATE
from bench.gate_peak import AUDITORS, HOUR, SHARE, TOP, sent

WEB, GATE, EVERY_S, LONGEST_S = 8780, 8781, 1.0, 20.0
BODY, SITE, OFF = "CNCA-R-2002-001", (32.06, 118.79), (31.3, 120.6)


def world(audits: int) -> tuple[str, str]:
    """Audits that have begun; the pass of a phone, and the session of the province's reader."""
    from gongxin.server.preparing import prepare_database

    prepare_database()
    from django.test import Client
    from django.utils import timezone

    from gongxin.casework.accounts.models import Account
    from gongxin.casework.presence.passes import make_pass
    from gongxin.casework.registry.models import AuditPlan, TeamMember
    from gongxin.casework.registry.recording import record

    start = timezone.now().replace(microsecond=0) - timedelta(minutes=10)
    for number in range(audits):
        plan = {"plan_id": f"P-{number}", "body_id": BODY, "org_id": f"O-{number}", "site_division": "320100"}
        place = {"site_lat": SITE[0], "site_lon": SITE[1], "domain_codes": "A0101", "stage_codes": "0102"}
        span = {"planned_start_at": start, "planned_end_at": start + timedelta(hours=8)}
        record(AuditPlan, {**plan, **place, **span})
        record(TeamMember, {"plan_id": f"P-{number}", "person_id": f"A-{number}", "role": "auditor"})
    reader = Client()
    reader.force_login(Account.objects.create(username="jiangsu", role="provincial_regulator", division="320000"))
    phone = make_pass(Account.objects.create(username="bench", role="auditor", person_id="A-1"))
    return phone, reader.cookies["sessionid"].value


def signed(plan: str, person: str, place: tuple[float, float]) -> bytes:
    """A sign-in of now."""
    from django.utils import timezone

    body = TEMPLATE.replace(b"NUMBER", uuid.uuid4().hex.encode()).replace(b'A-1\\"', person.encode() + b'\\"', 1)
    body = body.replace(b"2026-03-02T09:05:00+08:00", timezone.now().isoformat(timespec="seconds").encode())
    body = body.replace(b"phone-1", f"phone of {person}".encode()).replace(b"PLAN", plan.encode())
    return body.replace(b"32.0601", str(place[0]).encode()).replace(b"118.7901", str(place[1]).encode())


@contextmanager
def platform(home: Path) -> Iterator[None]:
    """`gongxin serve`, stopped at the end."""
    command = [sys.executable, "-m", "gongxin.cli", "serve", "--port", str(WEB), "--gate-port", str(GATE)]
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, start_new_session=True, stdout=log, stderr=log)
    try:
        until = time.monotonic() + 60
        while not _answers(f"http://127.0.0.1:{WEB}/accounts/login/") and time.monotonic() < until:
            time.sleep(0.3)
        time.sleep(3)  # the follower looks back a day first
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _answers(address: str) -> bool:
    try:
        return bool(urllib.request.urlopen(address, timeout=5).status == 200)
    except OSError:
        return False


def board(session: str) -> str:
    """What the browser renews every second."""
    asked = urllib.request.Request(f"http://127.0.0.1:{WEB}/live/?show=", headers={"HX-Request": "true"})
    asked.add_header("Cookie", f"sessionid={session}")
    return str(urllib.request.urlopen(asked, timeout=LONGEST_S).read().decode())


async def crowd(token: str, rate: float) -> None:
    """Other phones, for ever; of plans nobody here looks at."""
    phones: set[asyncio.Task[bool]] = set()
    while True:
        task = asyncio.create_task(sent(GATE, token, signed(f"X-{random.randrange(500)}", "A-9", SITE), cut=False))
        phones.add(task)
        task.add_done_callback(phones.discard)
        await asyncio.sleep(random.expovariate(rate))


async def delays(token: str, session: str, audits: int) -> list[float]:
    """Seconds from each acknowledgement to the board, as one sees it who looks every second."""
    others = asyncio.create_task(crowd(token, AUDITORS * SHARE / HOUR * TOP))
    taken = []
    for number in range(audits):
        if not await sent(GATE, token, signed(f"P-{number}", f"A-{number}", OFF), cut=False):
            raise SystemExit("the gate refused a sign-in")
        acknowledged = time.perf_counter()
        await asyncio.sleep(random.random() * EVERY_S)  # the browser's second began at any moment
        while f"/live/audits/P-{number}/" not in await asyncio.to_thread(board, session):
            if time.perf_counter() - acknowledged > LONGEST_S:
                raise SystemExit("the board never named it")
            await asyncio.sleep(EVERY_S)
        taken.append(time.perf_counter() - acknowledged)
    others.cancel()
    return sorted(taken)


def main(arguments: list[str]) -> None:
    """Everything, on a database of its own that is removed afterwards."""
    audits = int(arguments[0]) if arguments else 40
    home = Path(tempfile.mkdtemp(prefix="gongxin-board-"))
    os.environ.update(GONGXIN_HOME=str(home), GONGXIN_SECOND_FACTOR="optional")
    try:
        token, session = world(audits)
        with platform(home):
            taken = asyncio.run(delays(token, session, audits))
        middle, p95 = (taken[int(len(taken) * share)] for share in (0.5, 0.95))
        late = sum(each > 2 for each in taken)
        told = f"median {middle:.2f} s, 95 % {p95:.2f} s, longest {taken[-1]:.2f} s, {late} later than 2 s"
        print(f"{len(taken)} sign-ins: {told}", flush=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
