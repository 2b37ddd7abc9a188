"""A purpose holds for one record, one session and a short time; every look is written."""

from types import SimpleNamespace

import pytest

from gongxin.casework.trail.look import (
    needs_purpose,
    personal_columns,
    purpose_given,
    state_purpose,
    without_personal,
)
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.accounts.people import someone

pytestmark = pytest.mark.django_db
LIN, WU = ("person", "P-1"), ("person", "P-2")


def request_of(account, session=None):
    """A request; those of one session share what it remembers."""
    return SimpleNamespace(user=account, session={} if session is None else session)


def looks():
    return Entry.objects.filter(code="looked_at_personal").count()


def test_first_the_purpose_then_the_look():
    reader, session = someone("city_regulator"), {}
    assert needs_purpose(request_of(reader, session), LIN)
    assert not purpose_given(request_of(reader, session), LIN)
    assert looks() == 0
    state_purpose(request_of(reader, session), subject=LIN, purpose="warning", reference="W-7")
    request = request_of(reader, session)
    assert not needs_purpose(request, LIN)
    assert purpose_given(request, LIN)
    assert purpose_given(request, LIN)
    assert looks() == 1, "one request is one look"
    assert purpose_given(request_of(reader, session), LIN)
    assert looks() == 2
    told = Entry.objects.first()
    assert told.sentence("en") == "the.city_regulator looked at personal data of P-1 for “to work a warning or lead”"
    assert told.sentence("zh") == "the.city_regulator 为“核查预警或线索”查看了 P-1 的个人信息"


def test_a_purpose_holds_for_its_record_and_its_session_only():
    reader, session = someone("city_regulator"), {}
    state_purpose(request_of(reader, session), subject=LIN, purpose="warning")
    assert not needs_purpose(request_of(reader, session), LIN)
    assert needs_purpose(request_of(reader, session), WU)
    assert needs_purpose(request_of(reader, session), ("plan", "P-1")), "another kind of record with the same number"
    assert needs_purpose(request_of(reader), LIN), "another session of the same reader"


@pytest.mark.parametrize(("seconds", "holds"), [(0, True), (60 * 30 - 1, True), (60 * 30, False), (86400, False)])
def test_a_purpose_holds_for_the_time_of_the_parameter(time_machine, seconds, holds):
    reader, session = someone("city_regulator"), {}
    time_machine.move_to("2026-07-01 08:00:00+00:00", tick=False)
    state_purpose(request_of(reader, session), subject=LIN, purpose="warning")
    time_machine.shift(seconds)
    assert purpose_given(request_of(reader, session), LIN) is holds
    assert looks() == int(holds)


def test_the_last_purpose_stated_for_a_record_is_the_one_written():
    reader, session = someone("city_regulator"), {}
    for purpose in ("warning", "case"):
        state_purpose(request_of(reader, session), subject=LIN, purpose=purpose)
    purpose_given(request_of(reader, session), LIN)
    assert Entry.objects.get(code="looked_at_personal").data["purpose"] == "case"


def test_what_ran_out_is_not_kept(time_machine):
    reader, session = someone("city_regulator"), {}
    time_machine.move_to("2026-07-01 08:00:00+00:00", tick=False)
    state_purpose(request_of(reader, session), subject=LIN, purpose="warning")
    time_machine.shift(60 * 30)
    state_purpose(request_of(reader, session), subject=WU, purpose="warning")
    assert [held[1] for held in session["purposes"]] == ["P-2"]


@pytest.mark.parametrize("role", ["expert", "body_staff", "accreditation_body", "internal_oversight"])
def test_a_role_without_personal_data_is_neither_asked_nor_shown(role):
    reader = someone(role)
    assert not needs_purpose(request_of(reader), LIN)
    assert not purpose_given(request_of(reader), LIN)
    with pytest.raises(UserError, match="does not see"):
        state_purpose(request_of(reader), subject=LIN, purpose="warning")


@pytest.mark.parametrize(("subject", "shown"), [(LIN, True), (WU, False), (("organisation", "P-1"), False)])
def test_own_data_need_no_purpose(subject, shown):
    request = request_of(someone("auditor"))
    assert purpose_given(request, subject) is shown
    assert not needs_purpose(request, subject)
    assert looks() == int(shown)


@pytest.mark.parametrize(
    ("purpose", "reference", "accepted"),
    [
        ("case", "", True),
        ("other", "", False),
        ("other", "  ", False),
        ("other", "file 7", True),
        ("own", "", False),
        ("", "", False),
    ],
)
def test_what_counts_as_a_purpose(purpose, reference, accepted):
    reader = someone("inspector")
    if accepted:
        state_purpose(request_of(reader), subject=LIN, purpose=purpose, reference=reference)
    else:
        with pytest.raises(UserError):
            state_purpose(request_of(reader), subject=LIN, purpose=purpose, reference=reference)


def test_which_columns_are_personal():
    assert personal_columns("people") == {"person_id", "name"}
    assert personal_columns("bodies") == set()
    row = {"person_id": "P-1", "name": "Lin", "org_id": "O"}
    assert without_personal(row, "people") == {"person_id": None, "name": None, "org_id": "O"}
