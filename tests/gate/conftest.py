"""A gate over two audits, spoken to without a network."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.passes import make_pass
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.recording import record
from gongxin.casework.reporting.keys import make_key
from gongxin.gate import durability
from gongxin.gate.application import Gate

OURS, THEIRS = "CNCA-R-2002-001", "CNCA-R-2002-002"


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    settings.PRESENCE_KEYS = tmp_path / "keys"
    for plan_id, body_id in (("P-1", OURS), ("P-2", THEIRS)):
        record(AuditPlan, {"plan_id": plan_id, "body_id": body_id, "site_division": "320100"})


@pytest.fixture
def auditor(world):
    return Account.objects.create(username="auditor", role="auditor", person_id="A-1")


@pytest.fixture
def phone(auditor):
    """The header of a phone."""
    return f"Bearer {make_pass(auditor)}"


@pytest.fixture
def body(world):
    """The header of a body's own system."""
    staff = Account.objects.create(username="staff", role="body_administrator", body_id=OURS)
    _, token = make_key(body_id=OURS, label="", scopes=["report"], days=30, by=staff)
    return f"Bearer {token}"


def now(seconds=0):
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()


class Asked:
    """One request to a gate: what was answered."""

    def __init__(self, parts):
        self.status = parts[0]["status"]
        self.headers = dict(parts[0]["headers"])
        self.body = parts[1]["body"]

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def lines(self):
        return [json.loads(line) for line in self.body.splitlines()]


async def ask(gate, body, authorization="", kind="application/json", path="/sign-ins", method="POST", pieces=1):
    size = -(-len(body) // pieces) or 1
    cut = [body[start : start + size] for start in range(0, len(body), size)] or [b""]
    messages = [{"type": "http.request", "body": part, "more_body": part is not cut[-1]} for part in cut]
    queue, sent = iter(messages), []

    async def receive():
        return next(queue)

    async def send(message):
        sent.append(message)

    headers = [(b"content-type", kind.encode()), (b"authorization", authorization.encode())]
    await gate({"type": "http", "path": path, "method": method, "headers": headers}, receive, send)
    return Asked(sent)


def with_gate(scenario):
    """Run `scenario(gate)` in a loop, with a gate that lives as long."""

    async def live():
        gate = Gate()
        durability.begin()
        try:
            return await scenario(gate)
        finally:
            await gate.close()
            durability.end()

    return asyncio.run(live())
