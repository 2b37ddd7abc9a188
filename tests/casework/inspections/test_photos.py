"""Photos beside the items of a checklist: once, on site only, sealed, seen with an entry, destroyed in time."""

import hashlib
import io
from datetime import date, datetime, timedelta, timezone

import pytest
from PIL import Image

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections import sealed_photos
from gongxin.casework.inspections.actions.forget_photos import forget_photos
from gongxin.casework.inspections.actions.take_photo import take_photo
from gongxin.casework.inspections.documents import made as made_document
from gongxin.casework.inspections.documents.content import record
from gongxin.casework.inspections.models import Inspection, ItemPhoto
from gongxin.casework.inspections.photos import looked_at
from gongxin.casework.presence.keys import KeyDestroyed
from gongxin.casework.presence.sealing import SealBroken
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.inspections.a_visit import _signed, taken_to
from tests.casework.photos.pictures import HEIC, jpeg, png_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 10, tzinfo=timezone(timedelta(hours=8)))
PHOTO = jpeg(taken="2026:01:05 10:00:00", place=(23.1, 113.3), orientation=6)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.INSPECTION_KEYS, settings.INSPECTION_PHOTOS = tmp_path / "keys", tmp_path / "photos"
    return tmp_path


def take(made, by, whole=PHOTO, item="approval", matter="certification_body"):
    return take_photo(pk=made.pk, matter=matter, item=item, whole=whole, at=AT, by=by)


def different(number):
    return jpeg(size=(90 + number, 80))


def test_a_photo_counts_once_beside_an_item_and_may_stand_beside_another(people):
    made, by = taken_to("on_site", people), people[2]
    assert [take(made, by), take(made, by), take(made, by, item="records")] == [True, False, True]
    sha256 = hashlib.sha256(PHOTO).hexdigest()
    assert list(ItemPhoto.objects.values_list("item", "sha256", "size", "at", "by")) == [
        ("approval", sha256, len(PHOTO), AT, "zhang"), ("records", sha256, len(PHOTO), AT, "zhang"),
    ]  # fmt: skip
    assert Entry.objects.filter(code="inspection_photo_taken").count() == 2


def test_a_fourth_is_refused_and_one_of_the_three_may_be_sent_again(people):
    made, by = taken_to("on_site", people), people[2]
    assert [take(made, by, different(number)) for number in range(3)] == [True] * 3
    with pytest.raises(UserError, match="3 photos at most"):
        take(made, by, different(3))
    assert take(made, by, different(1)) is False
    assert take(made, by, different(3), item="records") is True


@pytest.mark.parametrize("state", ["issued", "signed", "published"])
def test_before_and_after_the_time_on_site_it_is_refused_in_words(people, state, folders):
    made = taken_to(state, people)
    with pytest.raises(UserError, match="while the check is on site"):
        take(made, people[2])
    assert not ItemPhoto.objects.exists()
    assert not list(folders.rglob("*.*"))


def test_what_arrived_before_the_signatures_may_be_sent_again_after_them(people):
    made, by = taken_to("on_site", people), people[2]
    take(made, by)
    _signed(made, by, None)
    assert take(made, by) is False


WRONG = [  # what is sent | what is said
    (b"", "cannot be read"), (b"GIF89a" + bytes(40), "cannot be read"), (b"<svg onload='alert(1)'/>", "cannot be read"),
    (PHOTO[: len(PHOTO) // 2][:60], "cannot be read"), (b"\xff\xd8\xff" + bytes(500), "cannot be read"),
    (b"\0\0\0\x18ftypheic" + bytes(200), "cannot be read"), (png_of(60_000, 60_000), "too large"),
    (png_of(0, 0), "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "said"), WRONG)
def test_a_hostile_file_is_refused_and_leaves_nothing(people, whole, said, folders):
    made = taken_to("on_site", people)
    with pytest.raises(UserError, match=said):
        take(made, people[2], whole)
    assert not ItemPhoto.objects.exists()
    assert not list(folders.rglob("*.*"))


@pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
def test_the_largest_that_is_taken(people, more, taken):
    made = taken_to("on_site", people)
    whole = PHOTO + bytes(20_971_520 - len(PHOTO) + more)  # what follows the picture is not read
    if taken:
        assert take(made, people[2], whole) is True
        return
    with pytest.raises(UserError, match="too large"):
        take(made, people[2], whole)


@pytest.mark.parametrize("whole", [HEIC, jpeg(kind="PNG")], ids=["heic", "png"])
def test_other_formats_are_taken_and_shown_as_jpeg(people, whole):
    made = taken_to("on_site", people)
    take(made, people[2], whole)
    assert Image.open(io.BytesIO(looked_at(ItemPhoto.objects.get(), people[0]))).format == "JPEG"


def test_only_somebody_who_is_sent_and_only_an_item_that_is_asked(people):
    made = taken_to("on_site", people)
    stranger = Account.objects.create(username="s", role="inspector", division="440000")
    for other in (stranger, people[0]):
        with pytest.raises(UserError, match="no such record"):
            take(made, other)
    for matter, item in (("certification_body", "dance"), ("laboratory", "approval"), ("x", "approval")):
        with pytest.raises(UserError, match="no item of this inspection"):
            take(made, people[2], matter=matter, item=item)
    assert take(made, people[3]) is True  # the second inspector


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_it_lies_sealed_under_a_key_of_its_own_and_is_bound_to_its_inspection(people, settings, folders, cipher):
    settings.PRESENCE_CIPHER = cipher
    made, by = taken_to("on_site", people), people[2]
    take(made, by)
    sha256 = hashlib.sha256(PHOTO).hexdigest()
    file = folders / "photos" / str(made.pk) / f"{sha256}.photo"
    assert PHOTO[100:140] not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == (folders / "keys" / f"{made.pk}.key").stat().st_mode & 0o077 == 0
    settings.PRESENCE_CIPHER = "sm4" if cipher == "aes" else "aes"
    assert sealed_photos.read(made.pk, sha256) == PHOTO  # whichever is chosen now
    other = "0" * 64
    (file.parent / f"{other}.photo").write_bytes(file.read_bytes())
    with pytest.raises(SealBroken):
        sealed_photos.read(made.pk, other)
    sealed = bytearray(file.read_bytes())
    sealed[-1] ^= 1
    file.write_bytes(sealed)
    with pytest.raises(SealBroken):
        sealed_photos.read(made.pk, sha256)
    sealed_photos.write(made.pk + 1, other, PHOTO)
    keys = [each.read_bytes() for each in (folders / "keys").iterdir()]
    assert len(set(keys)) == 2


def test_a_look_is_an_entry_and_shows_a_picture_without_what_the_camera_wrote(people):
    made = taken_to("on_site", people)
    take(made, people[2])
    shown = Image.open(io.BytesIO(looked_at(ItemPhoto.objects.get(), people[0])))
    assert (shown.size, dict(shown.getexif())) == ((80, 90), {})  # upright
    entry = Entry.objects.get(code="inspection_photo_seen")
    assert (entry.subject_id, entry.data["sha256"]) == (made.number, hashlib.sha256(PHOTO).hexdigest())


def test_the_record_names_count_and_sha_256(people):
    made, by = taken_to("on_site", people), people[2]
    assert all(item["photos"] == [] for part in record(made)["parts"] for item in part["items"])
    without = made_document("record", made)
    take(made, by)
    take(made, by, different(1))
    named = [item["photos"] for part in record(made)["parts"] for item in part["items"] if item["photos"]]
    assert named == [[hashlib.sha256(one).hexdigest() for one in (PHOTO, different(1))]]
    assert made_document("record", made) != without


FORGOTTEN = [  # state | the day it was reached | whether the photos went on 2036-03-02: 120 months are kept
    ("closed", date(2026, 2, 28), True), ("aborted", date(2026, 2, 28), True), ("closed", date(2026, 3, 1), False),
    ("aborted", date(2026, 3, 1), False), ("published", date(2026, 2, 28), False), ("on_site", date(2026, 2, 28), False),
]  # fmt: skip


@pytest.mark.parametrize(("state", "on", "goes"), FORGOTTEN)
def test_they_go_with_their_key_once_the_period_has_passed(people, folders, state, on, goes):
    made, by = taken_to("on_site", people), people[2]
    take(made, by)
    Inspection.objects.update(state=state, state_on=on, ended_on=on, published_on=on, outcome="none")
    sha256, now = hashlib.sha256(PHOTO).hexdigest(), AT.replace(year=2036, month=3, day=2)
    assert [forget_photos(now=now), forget_photos(now=now)] == [int(goes), 0]
    assert (ItemPhoto.objects.get().removed_at is not None) is goes
    assert Entry.objects.filter(code="inspection_photos_forgotten").count() == int(goes)
    if goes:
        assert not list(folders.rglob("*.*"))
        with pytest.raises(KeyDestroyed):
            sealed_photos.read(made.pk, sha256)
    else:
        assert sealed_photos.read(made.pk, sha256) == PHOTO
