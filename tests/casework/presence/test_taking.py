"""Sign-ins taken: kept once, sealed, marked with the words that hold and no others."""

import json
from datetime import datetime, timedelta
from typing import get_args

import pytest
from django.db import DatabaseError, transaction

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.sealing import SealBroken
from gongxin.casework.presence.statement import Circumstance, read
from gongxin.casework.presence.words import CIRCUMSTANCES, MARKS, REFUSALS
from gongxin.casework.trail.models import AppendOnly
from gongxin.errors import UserError
from tests.casework.presence.authenticator import FLAG, Phone
from tests.casework.presence.conftest import NOW, OURS, THEIRS, envelope, marks, said, take

pytestmark = pytest.mark.django_db


def test_a_signed_sign_in_is_kept_without_a_word(bound):
    assert marks(envelope(said(), bound)) == set()
    held = TakenSignIn.objects.get()
    assert (held.plan_id, held.person_id, held.body_id, held.division) == ("P-1", "A-1", OURS, "320100")
    assert held.content.statement.lat == 32.0601
    assert held.at == datetime.fromisoformat("2026-03-02T09:05:00+08:00")


def test_nothing_personal_is_in_the_clear(audits):
    take(envelope(said(device_id="phone-of-zhang", note="住在隔壁")))
    held = TakenSignIn.objects.values().get()
    clear = {name: value for name, value in held.items() if name != "sealed"}
    for secret in ("32.06", "118.79", "abab", "0123456789abcdef", "phone-of-zhang", "隔壁", "A-2"):
        assert secret not in str(clear)
        assert secret.encode() not in bytes(held["sealed"])


@pytest.mark.parametrize(
    "moved",
    [
        {"plan_id": "P-2"},
        {"at": "2026-03-02T09:05:01+08:00"},
        {"lat": 32.0602},
        {"photos": [{"sha256": "cd" * 32, "look": "0123456789abcdef"}]},
    ],
)
def test_an_assertion_moved_to_another_statement_is_told(bound, moved):
    statement = said()
    signed = json.loads(envelope(statement, bound))
    signed["statement"] = json.dumps({**statement, **moved})
    assert marks(json.dumps(signed).encode()) == {"passkey_refused"}


def test_who_signed(bound):
    assert marks(envelope(said())) == {"no_passkey"}
    assert marks(envelope(said(), Phone())) == {"passkey_unknown"}
    assert marks(envelope(said(person_id="A-2"), bound), sender=Sender("two", "A-2")) == {"passkey_unknown"}
    elsewhere = Phone(origin="https://localhost.evil.example")
    elsewhere.key, elsewhere.credential_id = bound.key, bound.credential_id
    assert marks(envelope(said(), elsewhere)) == {"passkey_refused"}


def test_a_phone_that_did_not_verify_its_owner_does_not_sign_for_him(bound):
    whole = json.loads(envelope(said()))
    whole["assertion"] = bound.assertion(whole["statement"], FLAG.UP)
    assert marks(json.dumps(whole).encode()) == {"passkey_refused"}


def test_parts_of_an_assertion_that_are_none_are_told_and_not_an_error(bound):
    whole = json.loads(envelope(said(), bound))
    for part in ("client_data", "authenticator_data", "signature"):
        for rubbish in ("", "AA", "e30"):
            broken = {**whole, "assertion": {**whole["assertion"], part: rubbish}}
            broken["statement"] = json.dumps(said())
            assert marks(json.dumps(broken).encode()) == {"passkey_refused"}


@pytest.mark.parametrize(
    ("seconds", "word"), [(300, set()), (301, {"clock_off"}), (-300, set()), (-301, {"clock_off"})]
)
def test_the_phones_clock(bound, seconds, word):
    sent_at = (NOW + timedelta(seconds=seconds)).isoformat()
    assert marks(envelope(said(), bound, sent_at=sent_at)) == word


@pytest.mark.parametrize(
    ("late_s", "word"), [(-300, set()), (-301, {"clock_ahead"}), (7200, set()), (7201, {"sent_late"})]
)
def test_when_it_was_signed(bound, late_s, word):
    assert marks(envelope(said(), bound), at=NOW + timedelta(seconds=late_s)) == word


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ({"lat": 90.0, "lon": -180.0}, set()),
        ({"lat": 90.1}, {"bad_place"}),
        ({"lon": 180.1}, {"bad_place"}),
        ({"lat": None}, {"no_place"}),
    ],
)
def test_the_place(bound, place, word):
    assert marks(envelope(said(**place), bound)) == word


def test_sent_by_someone_else(bound):
    assert marks(envelope(said(), bound), sender=Sender("two", "A-2")) == {"by_colleague"}
    assert marks(envelope(said(), bound), sender=Sender("key", body_id=OURS)) == {"by_body"}


def test_an_unknown_plan_does_not_block(bound):
    assert marks(envelope(said(plan_id="P-9"), bound)) == {"unknown_plan"}


def test_a_body_sends_for_its_own_plans_only(bound):
    mine, foreign = envelope(said()), envelope(said(plan_id="P-2"))
    receipts = take(foreign, mine, sender=Sender("key", body_id=OURS))
    assert [receipt.refused for receipt in receipts] == ["not_own_plan", ""]
    assert TakenSignIn.objects.count() == 1


def test_sent_again_it_is_kept_once_with_the_first_receipt(bound):
    whole = envelope(said(), bound)
    (first,) = take(whole)
    (again,) = take(whole, at=NOW + timedelta(days=1))
    assert again == first
    twice = take(envelope(said(), bound), whole, whole, at=NOW + timedelta(days=2))
    assert twice[1] == twice[2] == first
    assert TakenSignIn.objects.count() == 2


def test_a_number_stands_for_one_sign_in_only(bound):
    statement = said()
    (first,) = take(envelope(statement, bound))
    other = envelope({**statement, "moment": "closing"}, bound)
    assert [each.refused for each in take(other, envelope(statement, bound))] == ["number_used", ""]
    assert TakenSignIn.objects.get().digest == first.digest


def test_a_queue_out_of_order_is_kept_as_it_was_signed(bound):
    closing = said(moment="closing", at="2026-03-02T17:00:00+08:00")
    opening = said(at="2026-03-02T09:00:00+08:00")
    take(envelope(closing, bound), envelope(opening, bound), at=NOW + timedelta(hours=8))
    assert list(TakenSignIn.objects.order_by("at").values_list("moment", flat=True)) == ["opening", "closing"]


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"[]",
        b"{}",
        b'{"statement": "{}"}',
        b'{"statement": 5}',
        b"\xff\xfe",
        *(
            envelope(said(**bad))
            for bad in (
                {"lat": "NaN"},
                {"lat": float("nan")},
                {"lat": float("inf")},
                {"at": "2026-03-02T09:05:00"},
                {"moment": "lunch"},
                {"plan_id": "P\0"},
                {"plan_id": ""},
                {"sign_in_id": "short"},
                {"photos": [{"sha256": "ab" * 32}] * 4},
                {"challenge_id": 2**63},
                {"unknown": 1},
                {"note": "x" * 501},
            )
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(rubbish):
    with pytest.raises(UserError, match="not a sign-in"):
        read(rubbish)


def test_what_was_taken_cannot_be_changed(bound):
    take(envelope(said(), bound))
    held = TakenSignIn.objects.get()
    for act in (held.save, held.delete):
        with pytest.raises(AppendOnly):
            act()
    for change in (TakenSignIn.objects.all().delete, lambda: TakenSignIn.objects.update(marks="")):
        with pytest.raises(DatabaseError, match="cannot be changed or removed"), transaction.atomic():
            change()


def test_a_sealed_text_opens_in_its_own_row_only(bound):
    take(envelope(said(), bound), envelope(said(moment="closing"), bound))
    one, two = TakenSignIn.objects.all()
    one.sealed = two.sealed
    with pytest.raises(SealBroken):
        _ = one.content


def test_who_sees_it(bound, staff, jiangsu, auditor):
    take(envelope(said(), bound))
    strangers = [
        Account(username="gd", role="provincial_regulator", division="440000"),
        Account(username="other", role="body_staff", body_id=THEIRS),
        Account(username="colleague", role="auditor", person_id="A-2"),
        Account(username="oversight", role="internal_oversight"),
    ]
    for account in (staff, jiangsu, auditor):
        assert visible(account, TakenSignIn.objects.all()).count() == 1
    for account in strangers:
        assert visible(account, TakenSignIn.objects.all()).count() == 0


def test_every_word_is_told_in_both_languages():
    assert all(text.zh and text.en for text in (*MARKS.values(), *REFUSALS.values(), *CIRCUMSTANCES.values()))
    assert set(CIRCUMSTANCES) == set(get_args(Circumstance))
