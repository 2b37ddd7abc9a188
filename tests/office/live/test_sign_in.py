"""The page of one sign-in: place and photos, for a purpose, of one's own region, while a matter is open."""

import io

import pytest
from django.utils import timezone
from PIL import Image

from gongxin.casework.accounts.models import Account
from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.presence.keys import destroy, months_held
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.recording import record
from gongxin.casework.trail.models import Entry
from gongxin.server.protection import POLICY
from tests.casework.photos.conftest import folder
from tests.casework.photos.pictures import jpeg, named
from tests.casework.presence.conftest import AUDITOR, OURS, envelope, said, take

__all__ = ["folder"]
pytestmark = pytest.mark.django_db
WHOLE, NEVER_SENT = jpeg(taken="2020:01:01 00:00:00"), jpeg(rising=False)


@pytest.fixture
def sign(audits):
    """A sign-in of now at an audit that runs, with two photos, one of which came."""
    now = timezone.now().replace(microsecond=0)
    take(envelope(said(at=now.isoformat(), photos=[named(WHOLE), named(NEVER_SENT)], note="门卫登记")), at=now)
    take_photo(whole=WHOLE, sender=AUDITOR, received_at=now)
    return TakenSignIn.objects.get()


def address(sign, rest=""):
    return f"/live/sign-ins/{sign.sign_in_id}/{rest}"


def state_purpose(client, sign):
    held = {"subject_kind": "sign_in", "subject_id": sign.sign_in_id, "purpose": "warning", "next": address(sign)}
    return client.post("/trail/purpose/", held, follow=True)


def page_of(client, sign, query=""):
    answer = client.get(address(sign) + query)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == POLICY
    return answer.content.decode()


def looks():
    return list(Entry.objects.filter(code__startswith="looked_at").order_by("pk").values_list("code", flat=True))


def test_blurred_and_without_place_until_a_purpose_is_stated(sign, jiangsu, signed_in):
    client = signed_in(jiangsu)
    page = page_of(client, sign)
    assert "The audit runs today" in page
    assert "photos/1/blurred/" in page
    assert "the time inside the photo is far" in page
    assert "Photo 2 is named in the sign-in, its file has not come." in page
    for hidden in ("32.06010", "A-1", "门卫登记", "Show photo"):
        assert hidden not in page
    assert client.get(address(sign, "photos/1/")).status_code == 404
    assert looks() == []


def test_with_a_purpose_photo_by_photo_and_each_look_is_an_entry(sign, jiangsu, signed_in):
    client = signed_in(jiangsu)
    state_purpose(client, sign)
    page = page_of(client, sign)
    for told in ("32.06010, 118.79010 (WGS-84)", "A-1", "门卫登记", "15 m"):
        assert told in page
    assert f'src="{address(sign, "photos/1/")}"' not in page
    assert f'src="{address(sign, "photos/1/")}"' in page_of(client, sign, "?clear=1")
    before = len(looks())
    for _ in range(2):
        answer = client.get(address(sign, "photos/1/"))
        assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert Image.open(io.BytesIO(answer.content)).size == (90, 80)
    assert not Image.open(io.BytesIO(answer.content)).getexif()
    assert looks()[before:] == ["looked_at_photo", "looked_at_photo"]
    entry = Entry.objects.filter(code="looked_at_photo").latest("pk")
    assert (entry.by, entry.subject_id, entry.data) == ("jiangsu", sign.sign_in_id, {"number": 1, "purpose": "warning"})


def test_what_was_special_is_told_with_the_spot_marked_by_hand(audits, jiangsu, signed_in):
    now = timezone.now().replace(microsecond=0)
    special = {"circumstances": ["address_not_found", "phone_failed"], "spot_lat": 32.07, "spot_lon": 118.8}
    take(envelope(said(at=now.isoformat(), **special)), at=now)
    one, client = TakenSignIn.objects.get(), signed_in(jiangsu)
    assert "32.07000" not in page_of(client, one)
    state_purpose(client, one)
    page = page_of(client, one)
    for told in ("32.07000, 118.80000 (WGS-84)", "the address of the plan cannot be found", "phone failed"):
        assert told in page


def test_the_blurred_one_leaves_no_entry(sign, jiangsu, signed_in):
    answer = signed_in(jiangsu).get(address(sign, "photos/1/blurred/"))
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/jpeg", "no-store")
    assert looks() == []


@pytest.mark.parametrize("number", [0, 2, 3])
def test_a_photo_that_is_not_there(sign, jiangsu, signed_in, number):
    client = signed_in(jiangsu)
    state_purpose(client, sign)
    for rest in (f"photos/{number}/", f"photos/{number}/blurred/"):
        assert client.get(address(sign, rest)).status_code == 404


def test_closed_when_nothing_is_open_also_for_whoever_stated_a_purpose(sign, jiangsu, signed_in):
    client = signed_in(jiangsu)
    state_purpose(client, sign)
    plan = AuditPlan.objects.known().get(plan_id="P-1")
    record(AuditPlan, {**plan.values, "cancelled": True})
    page = page_of(client, sign, "?clear=1")
    assert "Place and photos are closed" in page
    for hidden in ("32.06010", "A-1", "photos/"):
        assert hidden not in page
    for rest in ("photos/1/", "photos/1/blurred/"):
        assert client.get(address(sign, rest)).status_code == 404


@pytest.mark.parametrize(
    ("account", "page", "photo"),
    [
        ({"role": "provincial_regulator", "division": "440000"}, 404, 404),
        ({"role": "body_administrator", "body_id": OURS}, 200, 404),  # the page says that it is closed
        ({"role": "body_staff", "body_id": OURS}, 403, 403),
        ({"role": "auditor", "person_id": "A-1"}, 403, 403),
        ({"role": "internal_oversight"}, 403, 403),
        ({"role": "inspector", "division": "320100"}, 200, 200),
    ],
)
def test_who(sign, signed_in, account, page, photo):
    client = signed_in(Account.objects.create(username="someone", **account))
    state_purpose(client, sign)
    shown = client.get(address(sign))
    assert (shown.status_code, client.get(address(sign, "photos/1/")).status_code) == (page, photo)
    assert ("32.06010" in shown.content.decode()) is (photo == 200)


def test_a_purpose_for_another_sign_in_opens_nothing(sign, jiangsu, signed_in):
    client = signed_in(jiangsu)
    held = {"subject_kind": "sign_in", "subject_id": "another-one", "purpose": "warning", "next": "/"}
    client.post("/trail/purpose/", held)
    assert client.get(address(sign, "photos/1/")).status_code == 404


def test_what_was_forgotten_or_deleted_says_so(sign, jiangsu, signed_in):
    client = signed_in(jiangsu)
    SignInPhoto.objects.update(state="removed", removed_at=timezone.now())
    assert "Photo 1 was deleted in time on" in page_of(client, sign)
    destroy(months_held()[0])
    assert "were forgotten in time" in page_of(client, sign)


def test_the_page_of_the_audit_leads_there_while_a_matter_is_open(sign, jiangsu, staff, signed_in):
    assert address(sign) in signed_in(jiangsu).get("/live/audits/P-1/").content.decode()
    assert address(sign) not in signed_in(staff).get("/live/audits/P-1/").content.decode()


def test_in_chinese(sign, jiangsu, signed_in):
    client = signed_in(jiangsu, "zh-hans")
    state_purpose(client, sign)
    page = client.get(address(sign)).content.decode()
    for told in ("可以查看的事由", "审核今天进行", "照片自带时间与签到时间相差过大", "清晰显示照片 1"):
        assert told in page


def test_what_stands_beside_a_photo_stands_beside_its_sign_in(sign, jiangsu, signed_in):
    page = signed_in(jiangsu).get("/live/audits/P-1/").content.decode()
    assert page.count("the time inside the photo is far from that of the sign-in") == 1
