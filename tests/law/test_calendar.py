"""The working-day calendar against the notices of 2024, 2025 and 2026, typed by hand."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.errors import InputRefused, UserError
from gongxin.law.calendar import WorkingCalendar, published_years
from tests.law import rows

CALENDAR = WorkingCalendar()

# year | days off | weekend days worked
NOTICES = """
    2024 | 1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/8-6/10 9/15-9/17 10/1-10/7 | 2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12
    2025 | 1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8           | 1/26 2/8 4/27 9/28 10/11
    2026 | 1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7 | 1/4 2/14 2/28 5/9 9/20 10/10
"""


def days(year, text):
    """`2/10-2/17 4/4` → every day named."""
    for part in text.split():
        first, _, last = part.partition("-")
        day, end = (date(year, *map(int, each.split("/"))) for each in (first, last or first))
        while day <= end:
            yield day
            day += timedelta(days=1)


@pytest.mark.parametrize("line", rows(NOTICES))
def test_every_day_of_a_year_is_as_its_notice_says(line):
    year, off, worked = (part.strip() for part in line.split("|"))
    off, worked = set(days(int(year), off)), set(days(int(year), worked))
    for day in days(int(year), "1/1-12/31"):
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert CALENDAR.is_working_day(day) == expected, day


WHY = """
    2026-02-13 | working day                     | 工作日
    2026-02-14 | make-up working day             | 调休上班
    2026-02-15 | holiday: Spring Festival        | 节假日：春节
    2026-03-01 | weekend                         | 周末
    2026-10-01 | holiday: National Day           | 节假日：国庆节
    2026-06-19 | holiday: Dragon Boat Festival   | 节假日：端午节
    2024-09-16 | holiday: Mid-autumn Festival    | 节假日：中秋节
    2026-05-04 | holiday: Labour Day             | 节假日：劳动节
    2026-04-06 | holiday: Tomb-sweeping Day      | 节假日：清明节
    2026-01-02 | holiday: New Year's Day         | 节假日：元旦
"""


@pytest.mark.parametrize("line", rows(WHY))
def test_each_day_says_why(line):
    day, en, zh = (part.strip() for part in line.split("|"))
    why = CALENDAR.why(date.fromisoformat(day))
    assert (why.en, why.zh) == (en, zh)


COUNTS = """
    2026-02-13 |  1 | 2026-02-14
    2026-02-13 |  2 | 2026-02-24
    2026-02-15 |  1 | 2026-02-24
    2026-02-24 | -1 | 2026-02-14
    2026-09-30 |  3 | 2026-10-10
    2026-10-12 | -7 | 2026-09-24
    2025-12-31 |  1 | 2026-01-04
    2026-10-03 |  0 | 2026-10-03
"""


@pytest.mark.parametrize("line", rows(COUNTS))
def test_working_days_are_added_without_the_start(line):
    start, n, end = (part.strip() for part in line.split("|"))
    assert CALENDAR.add_working_days(date.fromisoformat(start), int(n)) == date.fromisoformat(end)


def test_the_next_working_day_is_never_the_day_itself():
    assert CALENDAR.next_working_day(date(2026, 9, 30)) == date(2026, 10, 8)
    assert CALENDAR.next_working_day(date(2026, 10, 8)) == date(2026, 10, 9)


def test_a_moment_is_judged_by_its_day():
    assert not CALENDAR.is_working_day(datetime(2026, 10, 1, 9, 30))
    assert CALENDAR.why(datetime(2026, 2, 14, 9, 30)).en == "make-up working day"


@given(st.dates(date(2003, 1, 1), date(2030, 1, 1)), st.integers(-300, 300))
def test_adding_and_then_counting_gives_the_same_number(start, n):
    end = CALENDAR.add_working_days(start, n)
    assert CALENDAR.working_days_between(start, end) == n
    assert n == 0 or CALENDAR.is_working_day(end)


@given(st.dates(date(2003, 1, 1), date(2030, 1, 1)), st.integers(0, 200), st.integers(0, 200))
def test_a_count_may_be_cut_anywhere(start, n, m):
    middle, end = start + timedelta(n), start + timedelta(n + m)
    parts = CALENDAR.working_days_between(start, middle) + CALENDAR.working_days_between(middle, end)
    assert CALENDAR.working_days_between(start, end) == parts


# Years no notice is known for ---------------------------------------------------------------------------------------

LAST = max(published_years())


def test_a_year_is_provisional_until_its_notice_is_known():
    assert not CALENDAR.is_provisional(date(2026, 12, 28))
    assert CALENDAR.is_provisional(date(LAST + 1, 1, 1))
    assert CALENDAR.is_provisional(date(LAST + 1, 7, 1))
    assert CALENDAR.is_provisional(date(2003, 7, 1))


def test_the_next_notice_may_still_move_the_last_days_of_december():
    assert not CALENDAR.is_provisional(date(LAST, 12, 28))
    assert CALENDAR.is_provisional(date(LAST, 12, 29))
    assert not CALENDAR.is_provisional(date(LAST - 1, 12, 29))


def test_a_provisional_year_knows_weekends_only():
    assert CALENDAR.is_working_day(date(2040, 10, 1))
    assert not CALENDAR.is_working_day(date(2040, 10, 6))


NOTICE = """
year: 2027
citation: 国办发明电〔2026〕1号
off: [2027-01-01, 2027-10-01, 2027-10-04]
working: [2026-12-27, 2027-10-09]
"""


def written(folder, text):
    path = folder / "2027.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_notice_is_given_as_a_file(tmp_path):
    calendar = WorkingCalendar(extra_years=[written(tmp_path, NOTICE)])
    assert [calendar.is_working_day(date(2027, 10, day)) for day in (1, 4, 5, 9, 10)] == [
        False,
        False,
        True,
        True,
        False,
    ]
    assert calendar.why(date(2027, 10, 1)).en == "holiday: 国办发明电〔2026〕1号"
    assert calendar.is_working_day(date(2026, 12, 27))
    assert not calendar.is_provisional(date(2026, 12, 31))
    assert not calendar.is_provisional(date(2027, 12, 28))
    assert calendar.is_provisional(date(2028, 1, 1))


def test_a_given_notice_takes_the_place_of_what_the_library_knew(tmp_path):
    path = written(tmp_path, "year: 2026\ncitation: 更正\noff: [2026-10-01]\nworking: []\n")
    calendar = WorkingCalendar(extra_years=[path])
    assert not calendar.is_working_day(date(2026, 10, 1))
    assert calendar.is_working_day(date(2026, 10, 2))
    assert not calendar.is_working_day(date(2026, 10, 10))
    assert not calendar.is_working_day(date(2025, 10, 1))


REFUSED = {
    "no mapping": "- 2027",
    "a field missing": "year: 2027\ncitation: x\noff: []\n",
    "a field too many": NOTICE + "note: x\n",
    "year as text": NOTICE.replace("2027\n", "'2027'\n", 1),
    "no citation": NOTICE.replace("国办发明电〔2026〕1号", "''"),
    "off not a list": NOTICE.replace("[2027-01-01, 2027-10-01, 2027-10-04]", "2027-01-01"),
    "not a date": NOTICE.replace("2027-01-01", "soon"),
    "a moment": NOTICE.replace("2027-01-01", "2027-01-01 08:00:00"),
    "no such day": NOTICE.replace("2027-01-01", "2027-02-30"),
    "another year": NOTICE.replace("2027-01-01", "2028-01-01"),
    "off and working": NOTICE.replace("[2026-12-27", "[2027-10-01"),
    "working on a weekday": NOTICE.replace("2026-12-27", "2026-12-28"),
    "not YAML": "year: [2027\n",
    "control characters": "year: 2027\x00\n",
    "huge": NOTICE + "#" * 200_000,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_faulty_notice_is_refused_with_its_file(tmp_path, text):
    with pytest.raises(InputRefused, match=r"2027\.yaml"):
        WorkingCalendar(extra_years=[written(tmp_path, text)])


def test_a_missing_or_doubled_file_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="check its path"):
        WorkingCalendar(extra_years=[Path("nowhere.yaml")])
    path = written(tmp_path, NOTICE)
    with pytest.raises(UserError, match="Two files"):
        WorkingCalendar(extra_years=[path, path])


def test_a_count_that_leaves_the_calendar_is_a_clear_error():
    with pytest.raises(UserError, match="give a nearer day"):
        CALENDAR.add_working_days(date(9999, 12, 20), 30)
    assert CALENDAR.is_working_day(date(206, 3, 3)) == (date(206, 3, 3).weekday() < 5)
