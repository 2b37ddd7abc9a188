"""What an auditor reads and takes away: all of the own, nothing of others, each taking an entry."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.own_data.kept import KEPT
from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.keys import destroy, month_of
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.trail.models import Entry
from gongxin.law.parameters import parameter
from tests.casework.photos.pictures import jpeg, named
from tests.casework.presence.conftest import AUDITOR, envelope, said, take

pytestmark = pytest.mark.django_db
OWN, OTHERS = jpeg(taken="2020:01:01 00:00:00"), jpeg(rising=False)


@pytest.fixture
def signs(bound):
    """Of A-1 and of A-2, each with a photo."""
    now = timezone.now().replace(microsecond=0)
    for person, photo, sender in (("A-1", OWN, AUDITOR), ("A-2", OTHERS, Sender("two", "A-2"))):
        told = said(
            at=now.isoformat(), person_id=person, photos=[named(photo)], note=f"note of {person}", present_ids=[]
        )
        take(envelope(told, bound if person == "A-1" else None), sender=sender, at=now)
        take_photo(whole=photo, sender=sender, received_at=now)
    return {sign.person_id: sign for sign in TakenSignIn.objects.all()}


def taken(client):
    answer = client.post("/my-data/download/")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/zip", "no-store")
    assert "attachment" in answer["Content-Disposition"]
    whole = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert whole.testzip() is None
    return whole, json.loads(whole.read("data.json"))


def look_at(client, sign, clear=True):
    held = {"subject_kind": "sign_in", "subject_id": sign.sign_in_id, "purpose": "inspection", "next": "/"}
    client.post("/trail/purpose/", held)
    client.get(f"/live/sign-ins/{sign.sign_in_id}/")
    if clear:
        client.get(f"/live/sign-ins/{sign.sign_in_id}/photos/1/")


def test_everything_of_ones_own(signs, auditor, jiangsu, signed_in):
    issue_challenge(plan_id="P-1", person_id="A-1")
    look_at(signed_in(jiangsu), signs["A-1"])
    whole, told = taken(signed_in(auditor))
    (sign,) = told["sign_ins"]
    assert sign["statement"]["lat"] == 32.0601
    assert sign["statement"]["note"] == "note of A-1"
    assert sign["digest"] == signs["A-1"].digest
    (photo,) = sign["photos"]
    assert photo["words"] == ["photo_old"]
    assert whole.read(photo["file"]) == OWN
    assert sorted(whole.namelist()) == ["data.json", photo["file"]]
    assert [one["label"] for one in told["phones"]] == ["my phone"]
    assert [one["state"] for one in told["challenges"]] == ["issued"]
    assert [one["what"]["en"] for one in told["looks"]] == [
        "a photo of a sign-in of yours",
        "a sign-in of yours, with its place",
    ]
    assert {one["purpose"]["en"] for one in told["looks"]} == {"to prepare or carry out an inspection"}
    assert len(told["what_is_kept"]) == len(KEPT)


def test_nothing_of_others(signs, auditor, jiangsu, signed_in):
    look_at(signed_in(jiangsu), signs["A-2"])
    whole, told = taken(signed_in(auditor))
    assert "A-2" not in json.dumps(told)
    assert OTHERS not in [whole.read(name) for name in whole.namelist()]
    assert told["looks"] == []
    assert "Nobody has looked" in signed_in(auditor).get("/my-data/").content.decode()


def test_taking_it_is_an_entry(signs, auditor, signed_in):
    taken(signed_in(auditor))
    entry = Entry.objects.get(code="own_data_taken")
    assert (entry.by, entry.subject_id, entry.data) == ("auditor", "A-1", {"sign_ins": 1, "photos": 1})


def test_what_is_forgotten_is_told_as_forgotten(signs, auditor, signed_in):
    destroy(month_of(timezone.now()))
    whole, told = taken(signed_in(auditor))
    assert whole.namelist() == ["data.json"]
    (sign,) = told["sign_ins"]
    assert (sign["forgotten"], sign["statement"], sign["plan_id"]) == (True, None, "P-1")


def test_the_page_says_who_looked_by_role_and_region_and_not_by_name(signs, auditor, jiangsu, signed_in):
    look_at(signed_in(jiangsu), signs["A-1"])
    page = signed_in(auditor).get("/my-data/").content.decode()
    for told in ("Provincial regulator", "a photo of a sign-in of yours", "to prepare or carry out an inspection"):
        assert told in page
    assert "jiangsu" not in page


def test_the_own_look_is_none(signs, auditor, signed_in):
    Entry.objects.create(
        code="looked_at_personal",
        account_id=auditor.pk,
        subject_kind="person",
        subject_id="A-1",
        data={"purpose": "own"},
    )
    assert "Nobody has looked" in signed_in(auditor).get("/my-data/").content.decode()


@pytest.mark.parametrize(("language", "words"), [("en", "My data"), ("zh-hans", "我的数据")])
def test_the_page_in_both_languages_with_the_numbers_of_the_parameters(signs, auditor, signed_in, language, words):
    answer = signed_in(auditor, language).get("/my-data/")
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    for name in ("sign_in.kept_months", "photo.unopened_months"):
        months = parameter(name).on(timezone.localdate()).value
        assert (f"{months} months" if language == "en" else f"{months} 个月") in page
    for told in (words, "my phone", "art. 28" if language == "en" else "个人信息保护法（2021）第28条"):
        assert told in page


def test_the_menu_leads_there(signs, auditor, staff, signed_in):
    assert 'href="/my-data/"' in signed_in(auditor).get("/").content.decode()
    assert 'href="/my-data/"' not in signed_in(staff).get("/").content.decode()


@pytest.mark.parametrize(
    "account",
    [
        {"role": "provincial_regulator", "division": "320000"},
        {"role": "body_staff", "body_id": "CNCA-R-2002-001"},
        {"role": "internal_oversight"},
    ],
)
def test_for_auditors_only(signs, signed_in, account):
    client = signed_in(Account.objects.create(username="someone", **account))
    assert client.get("/my-data/").status_code == client.post("/my-data/download/").status_code == 403


def test_no_other_site_takes_it_and_no_link_does(signs, auditor, signed_in):
    assert signed_in(auditor).get("/my-data/download/").status_code == 405
    client = Client(enforce_csrf_checks=True)
    client.force_login(auditor)
    assert client.post("/my-data/download/").status_code == 403


def test_as_many_questions_for_many_looks_as_for_one(signs, auditor, jiangsu, signed_in, django_assert_max_num_queries):
    client = signed_in(auditor)
    sign = signs["A-1"]
    for _ in range(60):
        Entry.objects.create(code="looked_at_photo", account_id=jiangsu.pk, subject_kind="sign_in", subject_id=sign.sign_in_id, data={"purpose": "case"})  # fmt: skip
    with django_assert_max_num_queries(20):
        page = client.get("/my-data/").content.decode()
    assert page.count("to work a case") == 50
    assert "the download has all of them" in page
