"""Photos taken: kept once, sealed, beside the sign-in that names them, with the words that hold and no others."""

import hashlib
import stat
from datetime import timedelta

import pytest

from gongxin.casework.photos import files
from gongxin.casework.photos.actions.join_photos import join_photos
from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.photos.seeing import photos_of, whole_of
from gongxin.casework.photos.words import Refused
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.sealing import SealBroken
from gongxin.law.parameters import parameter
from tests.casework.photos.pictures import HEIC, RISING, jpeg, named
from tests.casework.presence.conftest import AUDITOR, NOW, OURS, THEIRS, envelope, said, take

pytestmark = pytest.mark.django_db
STRANGER, COLLEAGUE = Sender("stranger", "A-3"), Sender("two", "A-2")
OUR_KEY, THEIR_KEY = Sender("API key aaaaaaaa", body_id=OURS), Sender("API key bbbbbbbb", body_id=THEIRS)


def sign(*photos, sender=AUDITOR, **changes):
    take(envelope(said(photos=list(photos), **changes)), sender=sender)
    return TakenSignIn.objects.latest("pk")


def send(whole, sender=AUDITOR, later=0):
    return take_photo(whole=whole, sender=sender, received_at=NOW + timedelta(seconds=later))


def test_a_photo_beside_its_sign_in(audits):
    whole = jpeg()
    held = sign(named(whole, RISING))
    taken = send(whole)
    assert (taken.sha256, taken.words) == (hashlib.sha256(whole).hexdigest(), ())
    (one,) = photos_of(held, held.content.statement)
    assert (one.number, one.is_there, one.file.sign_in) == (1, True, held)
    assert whole_of(one, held.content.statement) == whole  # byte for byte: its hash was signed


def test_nothing_of_it_lies_in_the_clear(audits, folder):
    whole = jpeg(taken="2026:03:02 09:04:00")
    sign(named(whole))
    send(whole)
    written = [file for file in folder.rglob("*") if file.is_file()]
    assert sorted(file.suffix for file in written) == [".blurred", ".photo"]
    sha256 = hashlib.sha256(whole).hexdigest()
    for file in written:
        content = file.read_bytes()
        assert b"JFIF" not in content
        assert whole[200:220] not in content
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert sha256[:16] not in str(file)
    assert sha256[:16] not in str(SignInPhoto.objects.values().get())


def test_a_sealed_file_opens_in_its_own_place_only(audits, folder):
    send(jpeg())
    send(jpeg(rising=False))
    one, other = SignInPhoto.objects.all()
    moved = folder / one.month / one.mark[:2] / f"{one.mark}.photo"
    moved.write_bytes((folder / other.month / other.mark[:2] / f"{other.mark}.photo").read_bytes())
    with pytest.raises(SealBroken):
        files.read(one.mark, one.month)


def test_sent_again_it_is_kept_once_with_the_first_answer(audits):
    whole = jpeg(taken="2020:01:01 00:00:00")
    sign(named(whole))
    first = send(whole)
    assert send(whole, later=60) == first
    assert send(whole, later=86_400) == first
    assert first.words == ("photo_old",)
    assert SignInPhoto.objects.count() == 1


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ("2026:03:02 09:05:00", ()),
        ("2026:03:02 07:05:00", ()),
        ("2026:03:02 07:04:59", ("photo_old",)),
        ("2026:03:02 11:05:00", ()),
        ("2026:03:02 11:05:01", ("photo_old",)),
        ("2025:03:02 09:05:00", ("photo_old",)),
        ("", ()),
    ],
)
def test_the_time_inside_against_the_time_signed(audits, taken, words):
    whole = jpeg(taken=taken)
    sign(named(whole))
    assert send(whole).words == words


@pytest.mark.parametrize(
    ("place", "signed", "words"),
    [
        ((32.0601, 118.7901), {}, ()),
        ((32.1050, 118.7901), {}, ()),  # 4,993 m north
        ((32.1052, 118.7901), {}, ("photo_elsewhere",)),  # 5,015 m
        ((22.54, 114.06), {}, ("photo_elsewhere",)),
        ((22.54, 114.06), {"lat": None, "lon": None}, ()),  # nothing was signed to hold it against
        ((22.54, 114.06), {"lat": 1e9}, ()),
        (
            (32.0601, 118.7901),
            {"lat": 32.0580, "lon": 118.7952, "grid": "GCJ-02"},
            (),
        ),  # the same spot on the public map
        (None, {}, ()),
    ],
)
def test_the_place_inside_against_the_place_signed(audits, place, signed, words):
    whole = jpeg(place=place)
    sign(named(whole), **signed)
    assert send(whole).words == words


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (RISING, ()),
        ("", ()),  # none was made
        ("fffffffffffffc00", ()),  # ten bits: two decoders
        ("fffffffffffff800", ("look_differs",)),  # eleven
        ("0" * 16, ("look_differs",)),
    ],
)
def test_the_look_is_made_again_here(audits, look, words):
    sign(named(jpeg(), look))
    assert send(jpeg()).words == words


def test_heic_with_what_a_camera_wrote(audits):
    sign(named(HEIC))
    assert send(HEIC).words == ()
    assert SignInPhoto.objects.get().kind == "heic"


def test_a_photo_that_comes_first_waits_and_is_joined_when_it_is_sent_again(audits):
    whole = jpeg(taken="2020:01:01 00:00:00")
    assert send(whole).words == ("waiting",)
    sign(named(whole))
    assert send(whole, later=5).words == ("photo_old",)


def test_or_by_itself(audits, auditor):
    whole = jpeg()
    send(whole)
    assert join_photos(now=NOW) == 0
    held = sign(named(whole, "0" * 16))
    assert join_photos(now=NOW) == 1
    assert join_photos(now=NOW) == 0
    photo = SignInPhoto.objects.get()
    assert (photo.state, photo.sign_in, photo.words) == ("kept", held, ["look_differs"])


def test_only_sign_ins_of_the_senders_own_reach_name_a_photo(audits):
    whole = jpeg()
    sign(named(whole))
    for sender, words in ((STRANGER, ("waiting",)), (THEIR_KEY, ("waiting",)), (COLLEAGUE, ())):
        assert send(whole, sender).words == words
    SignInPhoto.objects.all().delete()
    assert send(whole, OUR_KEY).words == ()


def test_a_photo_of_a_sign_in_of_long_ago_finds_none(audits):
    whole = jpeg()
    sign(named(whole))
    month = 30 * 86_400
    assert send(whole, later=month + 1).words == ("waiting",)


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_so_many_bytes(audits, more, refused):
    whole = jpeg()
    whole += b"\0" * (parameter("photo.largest").on(NOW.date()).value - len(whole) + more)
    if refused:
        with pytest.raises(Refused, match="photo_too_large"):
            send(whole)
    else:
        assert send(whole).words == ("waiting",)


def test_so_many_may_wait(audits):
    most = parameter("photo.most_waiting").on(NOW.date()).value
    one = SignInPhoto(month="2026-03", kind="jpeg", size=1, received_at=NOW, sent_by="auditor", state="waiting")
    rows = [SignInPhoto(mark=f"{number:032x}", **{k: getattr(one, k) for k in ("month", "kind", "size", "received_at", "sent_by", "state")}) for number in range(most)]  # fmt: skip
    SignInPhoto.objects.bulk_create(rows)
    whole = jpeg()
    with pytest.raises(Refused, match="too_many_waiting"):
        send(whole)
    assert send(whole, COLLEAGUE).words == ("waiting",)
    sign(named(jpeg(rising=False)))
    assert send(jpeg(rising=False)).words == ()  # one whose sign-in is there does not wait


def test_what_is_refused_leaves_nothing(audits, folder):
    with pytest.raises(Refused):
        send(b"no picture")
    assert not SignInPhoto.objects.exists()
    assert files.months_kept() == []


def test_sign_ins_are_looked_through_once_however_many_photos_come(audits, monkeypatch):
    from gongxin.casework.photos import naming

    looked, real = [], naming.hashes_of
    monkeypatch.setattr(naming, "OVERLAP", 0)
    monkeypatch.setattr(naming, "hashes_of", lambda sign: looked.append(sign.pk) or real(sign))
    photos = [jpeg(size=(90, 80 + number)) for number in range(3)]
    for sender in (AUDITOR, OUR_KEY):
        looked.clear()
        for photo in photos:
            sign(named(photo), sender=AUDITOR)
            assert send(photo, sender).words == ()
        assert len(looked) == len(set(looked))


def test_a_colleague_who_joined_the_team_later_finds_the_sign_ins_of_before(audits):
    from gongxin.casework.registry.models import TeamMember
    from gongxin.casework.registry.recording import record

    whole, other = jpeg(), jpeg(rising=False)
    sign(named(whole))
    sign(named(other), person_id="A-3", plan_id="P-2", sender=STRANGER)
    assert send(other, STRANGER).words == ()
    assert send(whole, STRANGER).words == ("waiting",)
    record(TeamMember, {"plan_id": "P-1", "person_id": "A-3", "role": "auditor"})
    assert send(whole, STRANGER).words == ()


def test_sent_twice_at_the_same_moment_one_row_holds_for_both(audits, monkeypatch):
    from gongxin.casework.photos.actions import take_photo as room

    whole = jpeg()
    held = sign(named(whole))
    first = send(whole)
    monkeypatch.setattr(room, "marks_of", lambda *_: [])  # as if the other had not been written yet
    assert send(whole) == first
    assert SignInPhoto.objects.count() == 1
    (one,) = photos_of(held, held.content.statement)
    assert whole_of(one, held.content.statement) == whole
