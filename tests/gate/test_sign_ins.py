"""POST /sign-ins: what is taken, answered, refused, and by whom it may be sent."""

import asyncio

import pytest

from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.reporting.models import ApiKey
from gongxin.casework.trail.models import Entry
from gongxin.gate import application
from tests.casework.presence.authenticator import envelope
from tests.casework.presence.conftest import said
from tests.gate.conftest import ask, now, with_gate

pytestmark = pytest.mark.django_db(transaction=True)
LINES = "application/x-ndjson"


def one(gate_arguments, **more):
    return with_gate(lambda gate: ask(gate, *gate_arguments, **more))


def words(answer):
    return [mark["word"] for mark in answer["marks"]] if "marks" in answer else []


def test_one_sign_in_is_answered_with_its_receipt(phone):
    asked = one((envelope(said(at=now())), phone))
    held = TakenSignIn.objects.get()
    assert (asked.status, asked.json["digest"]) == (200, held.digest)
    assert words(asked.json) == ["no_passkey"]
    assert asked.json["marks"][0]["en"] == "not signed with a passkey"
    assert asked.json["received_at"].endswith("+08:00")
    assert asked.headers[b"cache-control"] == b"no-store"


def test_many_in_one_request_are_answered_line_by_line(body):
    mine, foreign = said(at=now()), said(at=now(), plan_id="P-2")
    lines = [envelope(mine), b"rubbish", envelope(foreign), envelope(mine), envelope({**mine, "moment": "closing"})]
    asked = one((b"\n".join(lines) + b"\n\n", body), kind=LINES)
    assert asked.status == 200
    told = [line["refused"]["word"] if "refused" in line else "" for line in asked.lines]
    assert told == ["", "unreadable", "not_own_plan", "", "number_used"]
    assert asked.lines[0] == asked.lines[3]
    assert "malformed" in asked.lines[1]["why"]
    assert words(asked.lines[0]) == ["no_passkey", "by_body"]
    assert TakenSignIn.objects.count() == 1
    assert Entry.objects.get(code="sign_ins_forwarded").data == {"taken": 3, "refused": 1}


def test_requests_side_by_side_share_transactions(phone, monkeypatch):
    groups = []
    real = application.take_sign_ins

    def counted(*, sign_ins, received_at):
        groups.append(len(sign_ins))
        return real(sign_ins=sign_ins, received_at=received_at)

    monkeypatch.setattr(application, "take_sign_ins", counted)

    async def many(gate):
        return await asyncio.gather(*(ask(gate, envelope(said(at=now())), phone) for _ in range(60)))

    assert {asked.status for asked in with_gate(many)} == {200}
    assert TakenSignIn.objects.count() == sum(groups) == 60
    assert len(groups) < 30


def test_one_that_cannot_be_written_does_not_take_the_others_down(phone, monkeypatch):
    real = application.take_sign_ins

    def failing(*, sign_ins, received_at):
        if any(read.statement.note == "poison" for read, _ in sign_ins):
            raise RuntimeError("defect")
        return real(sign_ins=sign_ins, received_at=received_at)

    monkeypatch.setattr(application, "take_sign_ins", failing)

    async def many(gate):
        notes = ["", "", "poison", ""]
        return await asyncio.gather(*(ask(gate, envelope(said(at=now(), note=note)), phone) for note in notes))

    assert [asked.status for asked in with_gate(many)] == [200, 200, 503, 200]
    assert TakenSignIn.objects.count() == 3


def test_when_too_much_waits_the_sender_is_told_to_come_again(phone, monkeypatch):
    monkeypatch.setattr("gongxin.gate.collecting.MOST_WAITING", 0)
    asked = one((envelope(said(at=now())), phone))
    assert (asked.status, asked.headers[b"retry-after"]) == (503, b"5")


@pytest.mark.parametrize(
    ("content", "status", "word"),
    [
        (b"", 400, "unreadable"),
        (b'{"statement": "{}"}', 400, "unreadable"),
        (envelope(said(lat=float("nan"))), 400, "unreadable"),
        (b"x" * (32 * 1024 + 1), 413, "too_large"),
        (envelope(said(note="n" * 500)), 200, None),
    ],
)
def test_what_is_refused_is_told_in_a_word(phone, content, status, word):
    asked = one((content, phone), pieces=3)
    assert asked.status == status
    assert asked.json.get("refused", {}).get("word") == word


def test_a_photo_sent_here_is_not_read_to_its_end(phone):
    read = []

    async def photo(gate):
        async def receive():
            read.append(2**20)
            return {"type": "http.request", "body": b"x" * 2**20, "more_body": True}

        sent = []

        async def send(message):
            sent.append(message)

        headers = [(b"authorization", phone.encode())]
        await gate({"type": "http", "path": "/sign-ins", "method": "POST", "headers": headers}, receive, send)
        return sent[0]["status"]

    assert with_gate(photo) == 413
    assert sum(read) < 50 * 2**20


def test_too_many_lines_are_refused_whole(body, monkeypatch):
    monkeypatch.setattr(application, "MOST_LINES", 2)
    assert one((b"\n".join([b"{}"] * 3), body), kind=LINES).status == 413
    assert one((b"\n".join([b"{}"] * 2), body), kind=LINES).status == 200


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer gx_a_b", "Bearer " + "é" * 9]
)
def test_who_may_not_send(world, authorization):
    asked = one((envelope(said(at=now())), authorization))
    assert (asked.status, asked.json["refused"]["word"]) == (401, "not_allowed")
    assert not TakenSignIn.objects.exists()


def test_a_disabled_account_and_an_ended_key_send_no_more(phone, body, auditor):
    auditor.is_active = False
    auditor.save()
    ApiKey.objects.update(expires_on="2020-01-01")
    assert one((envelope(said(at=now())), phone)).status == 401
    assert one((envelope(said(at=now())), body)).status == 401


def test_a_key_without_the_scope_and_a_foreign_pass_send_nothing(phone, body, settings):
    ApiKey.objects.update(scopes=["read"])
    assert one((envelope(said(at=now())), body)).status == 401
    settings.SECRET_KEY = "another office"
    assert one((envelope(said(at=now())), phone)).status == 401


def test_other_addresses_and_methods(phone):
    assert one((b"{}", phone), path="/").status == 404
    assert one((b"", phone), method="GET").status == 405


def test_the_answer_waits_for_the_disk(phone):
    """What the writer's own connection says of itself."""
    from django.db import connection

    def asked_of_writer():
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit" if connection.vendor == "postgresql" else "PRAGMA synchronous")
            return str(cursor.fetchone()[0])

    async def scenario(gate):
        await ask(gate, envelope(said(at=now())), phone)
        return await asyncio.get_running_loop().run_in_executor(gate._writer, asked_of_writer)

    assert with_gate(scenario) == {"postgresql": "on", "sqlite": "2"}[connection.vendor]
