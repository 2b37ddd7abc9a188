"""What the phone asks the server: its day, its binding, the parts of the app."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.models import DeviceBinding, PresenceChallenge
from gongxin.casework.presence.passes import account_of, make_pass
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.recording import record
from gongxin.field.assets import kept, version
from gongxin.field.words import WORDS
from tests.casework.presence.authenticator import Phone, envelope
from tests.casework.presence.conftest import marks, said, take
from tests.field.conftest import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(team):
    client = Client()
    client.force_login(team["A-1"])
    return client


def day(client, **headers):
    return client.get("/field/day", headers=headers).json()


def test_the_day_of_an_auditor(client, running):
    now = timezone.now()
    take(envelope(said(at=now.isoformat(), moment="arrive", person_id="A-2")), at=now)
    issue_challenge(plan_id="P-1", person_id="A-1")
    issue_challenge(plan_id="P-1", person_id="A-3")
    told = day(client)
    (held,) = told["audits"]
    assert (told["me"]["person_id"], told["bound"]) == ("A-1", None)
    assert (held["plan_id"], held["organisation"], held["address"]) == ("P-1", "金陵机械厂", "南京市玄武区 1 号")
    assert [one["name"] for one in held["team"]] == ["李一", "王二", "陈三"]
    assert [(one["person_id"], one["moment"]) for one in held["signs"]] == [("A-2", "arrive")]
    assert [one["id"] for one in held["challenges"]] == [PresenceChallenge.objects.get(person_id="A-1").pk]


@pytest.mark.parametrize(
    ("starts_in", "people", "cancelled", "shown"),
    [
        (timedelta(0), ["A-1"], False, True),
        (timedelta(days=13), ["A-1"], False, True),
        (timedelta(days=15), ["A-1"], False, False),
        (-timedelta(hours=31), ["A-1"], False, True),  # ended 23 hours ago
        (-timedelta(hours=33), ["A-1"], False, False),
        (timedelta(0), ["A-2"], False, False),
        (timedelta(0), ["A-1"], True, False),
    ],
)
def test_which_audits_are_there(client, starts_in, people, cancelled, shown):
    audit("P-9", timezone.now().replace(microsecond=0) + starts_in, people=people, cancelled=cancelled)
    assert bool(day(client)["audits"]) is shown


def test_a_plan_that_was_moved_is_there_once_with_its_new_time(client, running):
    later = running.planned_start_at + timedelta(days=2)
    record(AuditPlan, {**running.values, "planned_start_at": later, "planned_end_at": later + timedelta(hours=8)})
    assert [datetime.fromisoformat(one["start"]) for one in day(client)["audits"]] == [later]


def test_as_many_questions_for_twenty_audits_as_for_one(client, running):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            day(client)
        return len(asked)

    one = questions()
    for number in range(20):
        audit(f"Q-{number}", timezone.now().replace(microsecond=0))
    assert questions() == one


def test_a_pass_shows_the_day_and_gives_no_new_pass(team, running):
    held = make_pass(team["A-1"])
    told = day(Client(), Authorization=f"Bearer {held}")
    assert [one["plan_id"] for one in told["audits"]] == ["P-1"]
    assert not {"pass", "csrf"} & told.keys()
    assert account_of(told_by_session(team)) == team["A-2"]


def told_by_session(team):
    client = Client()
    client.force_login(team["A-2"])
    return day(client)["pass"]


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer x", "Basic eDp5"])
def test_who_sees_no_day(team, authorization):
    answer = Client().get("/field/day", headers={"Authorization": authorization})
    assert (answer.status_code, answer.json()["word"]) == (401, "sign_in_again")


def test_a_disabled_account_sees_no_day(team):
    held = make_pass(team["A-1"])
    team["A-1"].is_active = False
    team["A-1"].save()
    assert Client().get("/field/day", headers={"Authorization": f"Bearer {held}"}).status_code == 401


def test_a_pass_binds_no_phone(team):
    headers = {"Authorization": f"Bearer {make_pass(team['A-1'])}"}
    assert Client().post("/field/phone/begin", headers=headers).status_code == 401


def test_a_phone_is_bound_once(client, team):
    phone = Phone()
    options = client.post("/field/phone/begin").json()
    response = phone.made(options)
    sent = {"response": response, "label": "my phone"}
    bound = client.post("/field/phone", json.dumps(sent), content_type="application/json").json()
    assert bound["credential_id"] == DeviceBinding.objects.get(person_id="A-1").credential_id
    assert day(client)["bound"]["label"] == "my phone"
    again = client.post("/field/phone/begin")
    assert (again.status_code, "bound already" in again.json()["en"], "绑定" in again.json()["zh"]) == (409, True, True)


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"response": {}}', '{"response": 1}'])
def test_what_is_no_passkey_binds_nothing(client, body):
    client.post("/field/phone/begin")
    answer = client.post("/field/phone", body, content_type="application/json")
    assert answer.status_code in (400, 409)
    assert not DeviceBinding.objects.exists()


def test_who_helps_signs_with_his_own_passkey_and_it_is_said(client, team, running):
    phone = Phone()
    options = client.post("/field/phone/begin").json()
    sent = {"response": phone.made(options), "label": ""}
    client.post("/field/phone", json.dumps(sent), content_type="application/json")
    helped = said(person_id="A-2", circumstances=["phone_failed"], note="battery")
    assert marks(envelope(helped, phone)) == {"by_colleague"}
    assert marks(envelope(said(person_id="A-2"), Phone())) == {"passkey_unknown", "by_colleague"}


def test_the_app_is_the_same_for_everyone_and_the_worker_keeps_all_of_it(client):
    mine, anyones = (one.get("/field/", headers={"Accept-Language": "en"}).content for one in (client, Client()))
    assert mine == anyones
    worker = client.get("/field/worker.js")
    assert version() in worker.content.decode()
    assert worker["Content-Type"].startswith("text/javascript")
    for address in kept():
        answer = Client().get(address)
        assert answer.status_code == 200, address
        if answer.streaming:
            b"".join(answer.streaming_content)


def test_it_can_be_installed(client):
    told = client.get("/field/manifest.webmanifest").json()
    assert (told["start_url"], told["scope"], told["display"]) == ("/field/", "/field/", "standalone")
    assert {one["sizes"] for one in told["icons"]} >= {"192x192", "512x512"}


def test_every_word_is_in_both_languages_with_the_same_places_to_fill():
    for key, text in WORDS.items():
        assert text.zh, key
        assert text.en, key
        assert re.findall(r"\{\w+\}", text.zh) == re.findall(r"\{\w+\}", text.en), key
