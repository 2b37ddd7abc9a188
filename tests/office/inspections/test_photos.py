"""A photo comes in by the page of the check, and is seen by those who may see the inspection."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.forget_photos import forget_photos
from gongxin.casework.inspections.models import Inspection, ItemPhoto
from gongxin.casework.trail.models import Entry
from tests.casework.inspections.a_visit import BODY, OTHER, taken_to
from tests.casework.photos.pictures import jpeg

pytestmark = pytest.mark.django_db
LOOKS = "inspection_photo_seen"


@pytest.fixture(autouse=True)
def quick(settings, tmp_path):
    settings.SECOND_FACTOR = "optional"
    settings.INSPECTION_KEYS, settings.INSPECTION_PHOTOS = tmp_path / "keys", tmp_path / "photos"


def send(client, made, whole=None, kind="image/jpeg", **changes):
    asked = {"pk": made.pk, "matter": "certification_body", "item": "approval", "at": "2026-01-05T10:00:00+08:00"}
    asked |= changes
    asked = {key: value for key, value in asked.items() if value is not None}
    return client.post(f"/check/photo?{urlencode(asked)}", jpeg() if whole is None else whole, content_type=kind)


def test_sent_twice_it_is_taken_once(people, signed_in):
    made, client = taken_to("on_site", people), signed_in(people[2])
    assert [send(client, made).json() for _ in range(2)] == [{"taken": True}, {"taken": False}]
    told = client.get("/check/day").json()["checks"][0]
    item = next(one for one in told["items"] if one["item"] == "approval")
    photo = ItemPhoto.objects.get()
    assert item["photos"] == [{"sha256": photo.sha256, "address": f"/inspecting/{made.pk}/photos/{photo.pk}.jpg"}]
    assert told["most_photos"] == 3


WRONG = [  # what is changed | status
    ({"kind": "multipart/form-data; boundary=x"}, 400), ({"kind": "application/json"}, 400), ({"pk": "x"}, 400),
    ({"pk": None}, 400), ({"item": None}, 400), ({"at": "yesterday"}, 400), ({"at": "2026-01-05T10:00:00"}, 400),
    ({"pk": 999_999}, 409), ({"item": "dance"}, 409), ({"whole": b"no picture"}, 409), ({"whole": b""}, 400),
    ({"whole": bytes(20_971_521)}, 409),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "status"), WRONG)
def test_what_is_refused_and_how(people, signed_in, changes, status):
    made = taken_to("on_site", people)
    answer = send(signed_in(people[2]), made, **changes)
    assert answer.status_code == status
    assert status == 400 or all(answer.json()["refused"].values())
    assert not ItemPhoto.objects.exists()


def test_who_is_not_sent_or_comes_from_another_site_sends_nothing(people, signed_in):
    made = taken_to("on_site", people)
    assert send(signed_in(people[0]), made).status_code == 409
    assert send(Client(), made).status_code in (302, 401, 403)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people[2])
    assert send(strict, made).status_code == 403
    assert not ItemPhoto.objects.exists()


SEERS = [  # role | division or body | whether it sees the photo
    ("provincial_regulator", {"division": "440000"}, True), ("national_regulator", {}, True),
    ("provincial_regulator", {"division": "110000"}, False), ("inspector", {"division": "110000"}, False),
    ("body_staff", {"body_id": BODY}, True), ("body_staff", {"body_id": OTHER}, False),
    ("industry_association", {}, False),
]  # fmt: skip


@pytest.mark.parametrize(("role", "ties", "sees"), SEERS)
def test_who_may_see_the_inspection_sees_its_photos_and_each_look_is_an_entry(people, signed_in, role, ties, sees):
    made = taken_to("on_site", people)
    send(signed_in(people[2]), made)
    address = f"/inspecting/{made.pk}/photos/{ItemPhoto.objects.get().pk}.jpg"
    client = signed_in(Account.objects.create(username="reader", role=role, **ties))
    answer = client.get(address)
    assert (answer.status_code == 200) is sees
    assert Entry.objects.filter(code=LOOKS).count() == int(sees)
    if sees:
        assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
        page = client.get(f"/inspecting/{made.pk}/").content.decode()
        assert f'<img src="{address}" alt="Photo 1"' in page


def test_a_photo_is_shown_at_its_own_inspection_only(people, signed_in):
    made, client = taken_to("on_site", people), signed_in(people[2])
    send(client, made)
    other = taken_to("on_site", people)
    assert client.get(f"/inspecting/{other.pk}/photos/{ItemPhoto.objects.get().pk}.jpg").status_code == 404


def test_after_its_period_the_page_says_so(people, signed_in):
    made, client = taken_to("on_site", people), signed_in(people[2])
    send(client, made)
    photo = ItemPhoto.objects.get()
    Inspection.objects.update(state="aborted", state_on="2026-02-28")
    assert forget_photos(now=photo.received_at.replace(year=2036, month=3, day=2)) == 1
    assert client.get(f"/inspecting/{made.pk}/photos/{photo.pk}.jpg").status_code == 404
    assert "Photo 1: destroyed after its period" in client.get(f"/inspecting/{made.pk}/").content.decode()
