"""What is made of the counts: pure functions, tables in, rows out."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongxin.casework.profiles.reading.load import BEYOND, FULL, WITHIN, cells, months_until, working_days
from gongxin.casework.profiles.reading.months import months_of, transfers_of
from gongxin.casework.profiles.reading.peers import group_words, rank_of
from gongxin.casework.profiles.reading.people import Stay
from gongxin.casework.profiles.reading.picture import digits_of
from gongxin.casework.profiles.reading.travel import kilometres, legs_of

CHINA = ZoneInfo("Asia/Shanghai")
JINAN, GUANGZHOU = (36.651, 117.12), (23.124, 113.36)
MAY = date(2026, 5, 1)


def row(month, measure, number=1, key=""):
    return {"month": month, "measure": measure, "key": key, "number": number}


def test_months_without_anything_are_there_too():
    found = months_of([row("2025-11-01", "issued", 3), row("2026-02-01", "findings", 2, "P06")], date(2026, 3, 31))
    assert [(month.month.month, month.numbers, month.found) for month in found] == [
        (11, {"issued": 3}, 0),
        (12, {}, 0),
        (1, {}, 0),
        (2, {}, 2),
        (3, {}, 0),
    ]


def test_months_after_the_day_are_not_told():
    assert months_of([row("2026-04-01", "issued")], date(2026, 3, 31)) == []


def test_transfers_are_summed_by_the_other_body():
    rows = [
        row("2026-01-01", "transferred_in", 2, "B"),
        row("2026-02-01", "transferred_in", 1, "B"),
        row("2026-02-01", "transferred_out", 5, "C"),
        row("2026-09-01", "transferred_out", 5, "D"),
    ]
    assert [(one.body_id, one.into, one.out) for one in transfers_of(rows, date(2026, 6, 30))] == [
        ("C", 0, 5),
        ("B", 3, 0),
    ]


@pytest.mark.parametrize(
    ("value", "rank"), [(-1, 0), (0, 0), (5, 5), (10, 10), (95, 95), (99.9, 100), (100, 100), (200, 100)]
)
def test_rank_is_read_between_the_tenths(value, rank):
    assert rank_of(value, tuple(float(10 * at) for at in range(11))) == rank


def test_rank_where_most_of_the_group_has_nothing():
    tenths = (0.0,) * 10 + (1.0,)
    assert [rank_of(value, tenths) for value in (0.0, 0.5, 1.0)] == [90, 95, 100]


def test_rank_where_all_are_equal_is_that_of_all():
    assert rank_of(3.0, (3.0,) * 11) == 100


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("domain=A/size=medium/region=3", "medium, management systems, East"),
        ("size=very_large", "very large"),
        ("nation", "whole nation"),
    ],
)
def test_a_peer_group_in_words(group, words):
    assert group_words(group).en == words


def test_working_days_follow_the_holidays_of_the_state_council():
    assert [working_days(date(2026, 9, 1)), working_days(date(2026, 2, 1))] == [22, 16]  # both with days made up


@pytest.mark.parametrize(
    ("days", "fit"),
    [(0.5, WITHIN), (19.0, WITHIN), (19.5, FULL), (25.0, FULL), (25.5, BEYOND)],
)
def test_the_load_of_a_month_is_held_against_its_working_days_and_the_limit(days, fit):
    assert working_days(MAY) == 19
    assert cells([MAY], {MAY: (days, days)})[0].fit == fit


def test_twelve_months_end_with_that_of_the_day():
    assert [months_until(date(2026, 2, 28), 3)[0], months_until(date(2026, 2, 28))[0]] == [
        date(2025, 12, 1),
        date(2025, 3, 1),
    ]


def stay(start, end, place=JINAN):
    at = [datetime.fromisoformat(f"2026-05-{moment}").replace(tzinfo=CHINA) for moment in (start, end)]
    return Stay(("P",), "B", "O", *at, *(place or (None, None)), signed=True, remote=False)


@pytest.mark.parametrize(
    ("start", "place", "verdict"),
    [
        ("05T12:00", GUANGZHOU, "overlap"),  # begins when the other ends
        ("05T11:00", GUANGZHOU, "overlap"),
        ("05T17:00", GUANGZHOU, "too_fast"),  # 1,547 km in 5 hours: 309 km/h
        ("05T17:20", GUANGZHOU, "fast"),  # 290 km/h
        ("06T00:40", GUANGZHOU, "fast"),  # 122 km/h
        ("06T01:00", GUANGZHOU, "plain"),  # 119 km/h
        ("05T11:00", (36.6511, 117.12), "plain"),  # a few metres: one place
        ("05T13:00", None, "unknown"),
    ],
)
def test_the_way_to_the_next_audit(start, place, verdict):
    (leg,) = legs_of([stay("04T09:00", "05T12:00"), stay(start, "06T17:00", place)])
    assert leg.verdict == verdict


def test_working_days_between_two_audits_are_counted_without_both():
    assert [leg.idle for leg in legs_of([stay("06T09:00", "07T12:00"), stay("12T09:00", "12T17:00")])] == [3]
    assert [leg.idle for leg in legs_of([stay("06T09:00", "06T12:00"), stay("07T09:00", "07T17:00")])] == [0]


def test_kilometres_follow_the_great_circle():
    assert round(kilometres(*JINAN, *GUANGZHOU)) == 1547
    assert kilometres(*JINAN, *JINAN) == 0


@pytest.mark.parametrize(("code", "digits"), [("", 0), ("370000", 2), ("370100", 4), ("370102", 6)])
def test_digits_that_name_a_division(code, digits):
    assert digits_of(code) == digits
