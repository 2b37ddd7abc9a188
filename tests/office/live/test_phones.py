"""The phones of a body's people, and how one is released."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.models import DeviceBinding
from gongxin.casework.trail.models import Entry
from tests.casework.presence.conftest import OURS, THEIRS

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db):
    return Account.objects.create(username="head", role="body_administrator", body_id=OURS)


def for_a_purpose(client):
    asked = {"subject_kind": "body", "subject_id": OURS, "purpose": "own_staff", "next": "/phones/"}
    return client.post("/trail/purpose/", asked, follow=True).content.decode()


def test_whose_a_phone_is_stands_there_for_a_purpose_only(bound, administrator, staff, signed_in):
    assert "my phone" in signed_in(staff).get("/phones/").content.decode()
    assert "A-1" not in signed_in(staff).get("/phones/").content.decode()
    head = signed_in(administrator)
    page = head.get("/phones/").content.decode()
    assert ("People are hidden" in page, "A-1" in page) == (True, False)
    assert "A-1" in for_a_purpose(head)
    assert "my phone" not in head.get("/phones/?person=A-9").content.decode()
    assert Entry.objects.filter(code="looked_at_personal", subject_id=OURS).count() == 2


def test_released_with_a_reason_and_an_entry(bound, staff, signed_in):
    client, held = signed_in(staff), DeviceBinding.objects.get()
    client.post(f"/phones/{held.pk}/release/", {"reason": " "})
    assert DeviceBinding.objects.get().state == "bound"
    client.post(f"/phones/{held.pk}/release/", {"reason": "lost on the train"})
    page = client.get("/phones/").content.decode()
    assert ("lost on the train" in page, "released" in page) == (True, True)
    assert Entry.objects.get(code="device_released").data["reason"] == "lost on the train"


def test_the_phones_of_another_body_do_not_exist(bound, signed_in):
    other = signed_in(Account.objects.create(username="other", role="body_administrator", body_id=THEIRS))
    assert "my phone" not in other.get("/phones/").content.decode()
    other.post(f"/phones/{DeviceBinding.objects.get().pk}/release/", {"reason": "ours now"})
    assert DeviceBinding.objects.get().state == "bound"


def test_as_many_questions_for_forty_phones_as_for_one(bound, staff, signed_in):
    client = signed_in(staff)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get("/phones/")
        return len(asked)

    one = questions()
    DeviceBinding.objects.bulk_create(
        DeviceBinding(
            person_id=f"B-{number}", body_id=OURS, credential_id=f"c{number}", public_key=b"x", state="bound",
            bound_at=timezone.now(),
        )
        for number in range(40)
    )  # fmt: skip
    assert questions() == one
