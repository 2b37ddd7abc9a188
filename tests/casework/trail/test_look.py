"""The purpose is asked once per record and day; every look is written."""

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


def request_of(account):
    return SimpleNamespace(user=account)


def looks():
    return Entry.objects.filter(code="looked_at_personal").count()


def test_first_the_purpose_then_the_look():
    reader = someone("city_regulator")
    assert needs_purpose(request_of(reader), LIN)
    assert not purpose_given(request_of(reader), LIN)
    assert looks() == 0
    state_purpose(by=reader, subject=LIN, purpose="warning", reference="W-7")
    request = request_of(reader)
    assert not needs_purpose(request, LIN)
    assert purpose_given(request, LIN)
    assert purpose_given(request, LIN)
    assert looks() == 1, "one request is one look"
    assert purpose_given(request_of(reader), LIN)
    assert looks() == 2
    told = Entry.objects.first()
    assert told.sentence("en") == "the.city_regulator looked at personal data of P-1 for “to work a warning or lead”"
    assert told.sentence("zh") == "the.city_regulator 为“核查预警或线索”查看了 P-1 的个人信息"


def test_a_purpose_holds_for_its_record_its_reader_and_its_day_only(time_machine):
    time_machine.move_to("2026-07-01 15:59:00+00:00", tick=False)  # 23:59 in China
    reader, other = someone("city_regulator"), someone("national_regulator")
    state_purpose(by=reader, subject=LIN, purpose="warning")
    assert needs_purpose(request_of(reader), WU)
    assert needs_purpose(request_of(other), LIN)
    assert not needs_purpose(request_of(reader), LIN)
    time_machine.move_to("2026-07-01 16:00:00+00:00", tick=False)
    assert needs_purpose(request_of(reader), LIN)


@pytest.mark.parametrize("role", ["expert", "body_staff", "accreditation_body", "internal_oversight"])
def test_a_role_without_personal_data_is_neither_asked_nor_shown(role):
    reader = someone(role)
    assert not needs_purpose(request_of(reader), LIN)
    assert not purpose_given(request_of(reader), LIN)
    with pytest.raises(UserError, match="does not see"):
        state_purpose(by=reader, subject=LIN, purpose="warning")


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
        state_purpose(by=reader, subject=LIN, purpose=purpose, reference=reference)
    else:
        with pytest.raises(UserError):
            state_purpose(by=reader, subject=LIN, purpose=purpose, reference=reference)


def test_which_columns_are_personal():
    assert personal_columns("people") == {"person_id", "name"}
    assert personal_columns("bodies") == set()
    row = {"person_id": "P-1", "name": "Lin", "org_id": "O"}
    assert without_personal(row, "people") == {"person_id": None, "name": None, "org_id": "O"}
