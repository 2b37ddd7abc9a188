"""Keys outside the database, and what is left when the key of a month is gone."""

import stat
from datetime import UTC, date, datetime

import pytest

from gongxin.casework.presence.actions.forget import forget
from gongxin.casework.presence.keys import KeyDestroyed, key_for, months_held
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.sealing import SealBroken, mark, opened, seal
from gongxin.casework.trail.models import Entry
from tests.casework.presence.conftest import envelope, said, take

MARCH = datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC)  # one second before April in China
APRIL = datetime(2026, 3, 31, 16, tzinfo=UTC)


def test_one_key_a_month_in_china_for_its_owner_only(keys):
    seal(b"x", ("row",), MARCH)
    seal(b"x", ("row",), APRIL)
    assert months_held() == ["2026-03", "2026-04"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in keys.iterdir()} == {0o600}


def test_equal_texts_are_sealed_differently_and_open_to_the_same():
    one, two = seal(b"text", ("a", "b"), MARCH), seal(b"text", ("a", "b"), MARCH)
    assert one != two
    assert opened(one, ("a", "b")) == opened(two, ("a", "b")) == b"text"


@pytest.mark.parametrize("where", [0, 8, 20, -1])
def test_a_changed_bit_is_noticed(where):
    sealed = bytearray(seal(b"text", ("a",), MARCH))
    sealed[where] ^= 1
    with pytest.raises(SealBroken):
        opened(bytes(sealed), ("a",))


def test_rows_that_read_alike_when_joined_are_different_rows():
    sealed = seal(b"text", ("ab", "c"), MARCH)
    with pytest.raises(SealBroken):
        opened(sealed, ("a", "bc"))


def test_a_phone_is_found_again_within_a_month_only():
    assert mark("phone", "2026-03") == mark("phone", "2026-03") != mark("other", "2026-03")
    assert mark("phone", "2026-03") != mark("phone", "2026-04")
    assert mark("", "2026-03") == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("today", "gone"), [(date(2029, 3, 31), []), (date(2029, 4, 1), ["2026-03"])])
def test_forgotten_when_the_period_has_passed(audits, today, gone):
    take(envelope(said()), at=MARCH)
    take(envelope(said()), at=APRIL)
    assert forget(today=today) == gone
    first, second = TakenSignIn.objects.order_by("received_at")
    assert second.content.statement.lat == 32.0601
    if gone:
        with pytest.raises(KeyDestroyed):
            _ = first.content
        assert (first.person_id, first.moment) == ("A-1", "opening")
        assert Entry.objects.get(code="sign_ins_forgotten").subject_id == "2026-03"


def test_a_key_made_again_under_an_old_name_does_not_open_the_old(keys):
    sealed = seal(b"text", ("a",), MARCH)
    (keys / "2026-03.key").unlink()
    key_for("2026-03")
    with pytest.raises(SealBroken):
        opened(sealed, ("a",))
