"""Photos that go: nobody's after a day, those nothing was ever asked of after a year, the others with their month."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.photos import files
from gongxin.casework.photos.actions.forget_photos import forget_photos
from gongxin.casework.photos.actions.let_go import first_kept, let_go, remove_unopened
from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.photos.seeing import photos_of
from gongxin.casework.presence.actions.forget import forget
from gongxin.casework.presence.keys import KeyDestroyed, destroy
from gongxin.casework.presence.models import LiveFinding, TakenSignIn
from gongxin.casework.trail.models import Entry
from tests.casework.photos.pictures import jpeg, named
from tests.casework.presence.conftest import AUDITOR, NOW, envelope, said, take

pytestmark = pytest.mark.django_db


def china(*parts):
    return timezone.make_aware(datetime(*parts))


def kept(whole=None, **changes):
    """A photo received on 2 March 2026 with its sign-in."""
    whole = whole or jpeg()
    take(envelope(said(photos=[named(whole)], **changes)))
    take_photo(whole=whole, sender=AUDITOR, received_at=NOW)
    return SignInPhoto.objects.latest("pk")


def is_there(photo):
    try:
        return bool(files.read(photo.mark, photo.month) and files.read(photo.mark, photo.month, files.BLURRED))
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("hours", "gone"), [(24, 0), (24.01, 1)])
def test_one_that_no_sign_in_names(audits, hours, gone):
    take_photo(whole=jpeg(), sender=AUDITOR, received_at=NOW)
    kept(jpeg(rising=False))
    waiting = SignInPhoto.objects.get(state="waiting")
    assert let_go(now=NOW + timedelta(hours=hours)) == gone
    assert is_there(waiting) is not bool(gone)
    assert SignInPhoto.objects.count() == 2 - gone
    assert [entry.data for entry in Entry.objects.filter(code="photos_let_go")] == [{"photos": 1}] * gone


@pytest.mark.parametrize(
    ("now", "gone"), [(china(2027, 3, 31, 23, 59), 0), (china(2027, 4, 1), 1), (china(2028, 1, 1), 1)]
)
def test_one_of_an_audit_that_nothing_touched(audits, now, gone):
    photo = kept()
    assert remove_unopened(now=now) == gone
    photo.refresh_from_db()
    assert (photo.state, is_there(photo)) == (("removed", False) if gone else ("kept", True))
    assert remove_unopened(now=now) == 0


def test_it_says_that_it_was_there_and_why_it_went(audits):
    kept()
    remove_unopened(now=china(2027, 4, 1))
    sign = TakenSignIn.objects.get()
    (one,) = photos_of(sign, sign.content.statement)
    assert (one.is_there, one.file.removed_at) == (False, china(2027, 4, 1))
    assert "no matter ever touched" in Entry.objects.get(code="photos_removed").sentence("en")


@pytest.mark.parametrize("gone_at", [None, NOW])
def test_what_was_ever_seen_of_its_audit_keeps_it(audits, gone_at):
    LiveFinding.objects.create(plan_id="P-1", check_id="travel", seen_at=NOW, gone_at=gone_at)
    kept()
    assert remove_unopened(now=china(2027, 4, 1)) == 0


def test_also_of_another_audit_at_which_it_was_used(audits):
    photo = kept()
    LiveFinding.objects.create(plan_id="P-2", check_id="photo_reused", seen_at=NOW)
    assert remove_unopened(now=china(2027, 4, 1)) == 1
    SignInPhoto.objects.filter(pk=photo.pk).update(state="kept", removed_at=None)
    kept(plan_id="P-2")
    assert remove_unopened(now=china(2027, 4, 1)) == 0


def test_no_shorter_period_where_the_parameter_says_none(audits, monkeypatch):
    from gongxin.casework.photos.actions import let_go as room

    class Never:
        def on(self, day):
            return type("Dated", (), {"value": 0})

    kept()
    monkeypatch.setattr(room, "parameter", lambda name: Never())
    assert remove_unopened(now=china(2099, 1, 1)) == 0


@pytest.mark.parametrize(("today", "gone"), [(china(2029, 3, 31), []), (china(2029, 4, 1), ["2026-03"])])
def test_with_the_key_of_its_month_the_file_goes(audits, today, gone):
    photo = kept()
    LiveFinding.objects.create(plan_id="P-1", check_id="travel", seen_at=NOW)
    forget(today=today.date())
    assert forget_photos(now=today) == gone
    photo.refresh_from_db()
    assert photo.state == ("removed" if gone else "kept")
    assert files.months_kept() == ([] if gone else ["2026-03"])


def test_a_forgetting_that_was_interrupted_is_ended_the_next_night(audits):
    photo = kept()
    destroy("2026-03")
    with pytest.raises(KeyDestroyed):
        files.read(photo.mark, photo.month)
    assert forget_photos(now=china(2026, 4, 1)) == ["2026-03"]
    assert forget_photos(now=china(2026, 4, 2)) == []
    assert Entry.objects.filter(code="photos_removed").count() == 1


@pytest.mark.parametrize(
    ("now", "months", "first"),
    [
        (china(2026, 3, 31, 23, 59), 1, china(2026, 2, 1)),
        (china(2026, 1, 5), 1, china(2025, 12, 1)),
        (china(2026, 12, 1), 12, china(2025, 12, 1)),
        (china(2026, 11, 30), 36, china(2023, 11, 1)),
    ],
)
def test_whole_months(now, months, first):
    assert first_kept(now, months) == first
