"""Keys of the API: shown once, kept as a hash, bounded in scope, time and number of calls."""

from datetime import date

import pytest
from django.utils import timezone

from gongxin.casework.reporting.keys import count_use, end_key, key_of, make_key
from gongxin.casework.reporting.models import KeyUse
from gongxin.errors import UserError

pytestmark = pytest.mark.django_db
BODY = "CNCA-R-2002-001"


def made(staff, **changes):
    return make_key(**{"body_id": BODY, "label": "ERP", "scopes": ["report"], "days": 30, "by": staff, **changes})


def test_a_key_opens_what_it_was_made_for(staff):
    key, token = made(staff)
    assert key_of(token) == key
    assert token.split("_", 2)[2] not in str(vars(key))


@pytest.mark.parametrize("token", ["", "gx", "gx_", "gx__", "gx_00000000_x", "Bearer", "gx_" + "é" * 50])
def test_other_words_open_nothing(staff, token):
    made(staff)
    assert key_of(token) is None


def test_a_wrong_secret_opens_nothing(staff):
    _, token = made(staff)
    assert key_of(token[:-1] + ("A" if token[-1] != "A" else "B")) is None


@pytest.mark.parametrize(("today", "opens"), [(date(2026, 7, 31), True), (date(2026, 8, 1), False)])
def test_a_key_opens_until_its_last_day(staff, time_machine, today, opens):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 7, 1, 12)), tick=False)
    _, token = made(staff)
    time_machine.move_to(timezone.make_aware(timezone.datetime(today.year, today.month, today.day, 12)), tick=False)
    assert (key_of(token) is not None) is opens


def test_an_ended_key_opens_nothing(staff):
    key, token = made(staff)
    end_key(key=key, by=staff)
    assert key_of(token) is None


def test_calls_of_a_day_are_counted_to_the_last(staff):
    key, _ = made(staff)
    key.per_day = 2
    key.save()
    assert [count_use(key) for _ in range(3)] == [True, True, False]
    assert KeyUse.objects.get().count == 2


@pytest.mark.parametrize(
    "changes", [{"scopes": []}, {"scopes": ["report", "rule the world"]}, {"days": 0}, {"days": 367}]
)
def test_a_key_without_bounds_is_refused(staff, changes):
    with pytest.raises(UserError):
        made(staff, **changes)
