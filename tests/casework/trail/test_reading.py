"""Filters and pages of the trail."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.trail import reading
from gongxin.casework.trail.events import EVENTS
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.reading import Asked
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from tests.casework.accounts.people import someone

pytestmark = pytest.mark.django_db


def codes(**asked):
    return [entry.code for entry in reading.entries(Asked(**asked))]


def test_each_filter_alone_and_together(time_machine):
    lin, wu = someone("expert", "lin"), someone("expert", "wu")
    for day, by, code, subject in (
        (1, lin, "signed_in", "lin"), (2, wu, "signed_in", "wu"), (3, lin, "signed_out", "lin"),
    ):  # fmt: skip
        time_machine.move_to(f"2026-07-0{day} 10:00:00+08:00", tick=False)
        note(code, by=by, subject=("account", subject), how="password")
    assert codes() == ["signed_out", "signed_in", "signed_in"]
    assert codes(account="LIN") == ["signed_out", "signed_in"]
    assert codes(account="nobody") == []
    assert codes(kind="signed_in", account="lin") == ["signed_in"]
    assert codes(subject="wu") == ["signed_in"]
    assert codes(since=date(2026, 7, 2)) == ["signed_out", "signed_in"]
    assert codes(until=date(2026, 7, 2)) == ["signed_in", "signed_in"]
    assert codes(since=date(2026, 7, 4)) == []


@pytest.mark.parametrize("number", [0, 1, 49, 50, 51, 120])
def test_pages_hold_every_entry_once_also_where_moments_are_equal(number, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    for _ in range(number):
        note("signed_out")
    seen, after, pages = [], "", 0
    while True:
        page = reading.page(Asked(), after)
        seen += [entry.pk for entry in page.entries]
        pages += 1
        after = page.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == number
    assert seen == sorted(seen, reverse=True)
    assert pages == max(1, -(-number // reading.PAGE))


@pytest.mark.parametrize(
    "given",
    [{"kind": "invented"}, {"since": "yesterday"}, {"until": "9999-12-31"}, {"since": "0001-01-01"}],
)
def test_what_cannot_be_asked_is_told(given):
    with pytest.raises(UserError):
        reading.asked_by(given)


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "2026-07-01_1",
        "_",
        "2026-07-01T00:00:00+00:00_0",
        "2026-07-01T00:00:00+00:00_x",
        f"2026-07-01T00:00:00+00:00_{2**63}",
    ],
)
def test_a_page_that_does_not_exist_is_told(after):
    with pytest.raises(UserError):
        reading.page(Asked(), after)


@pytest.mark.parametrize("code", EVENTS)
def test_every_sentence_is_complete_in_both_languages(code):
    entry = Entry(code=code, data={})
    zh, en = entry.sentence("zh"), entry.sentence("en")
    assert zh != en
    assert any("\u4e00" <= letter <= "\u9fff" for letter in zh)
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in en)


def test_the_order_follows_time_then_number(time_machine):
    moment = timezone.now()
    time_machine.move_to(moment, tick=False)
    first, second = note("signed_out"), note("signed_out")
    time_machine.move_to(moment - timedelta(hours=1), tick=False)
    earlier = note("signed_out")
    assert [entry.pk for entry in reading.page(Asked()).entries] == [second.pk, first.pk, earlier.pk]
