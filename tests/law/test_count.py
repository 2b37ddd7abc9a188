"""What a count shows: every day with its reason, pauses, extensions, what is left, how late, in which state."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.errors import UserError
from gongxin.law.calendar import WorkingCalendar
from gongxin.law.clock_events import Extension, Pause
from gongxin.law.clocks import clock
from gongxin.law.count import STATE_LABELS, State
from tests.law import rows

CALENDAR = WorkingCalendar()


def drawn(count):
    """The count as it would be shown: day, number, reason."""
    return [f"{each.day:%m-%d} {each.number or '-'} {each.reason.en}" for each in count.days]


def test_a_count_in_working_days_is_shown_day_by_day():
    assert drawn(clock("evidence_registration").count(date(2024, 5, 6))) == [
        "05-06 - the day of the event is not counted",
        "05-07 1 working day",
        "05-08 2 working day",
        "05-09 3 working day",
        "05-10 4 working day",
        "05-11 5 make-up working day",
        "05-12 - weekend",
        "05-13 6 working day",
        "05-14 7 working day",
    ]


def test_a_count_that_ends_on_a_holiday_shows_where_it_moves():
    assert drawn(clock("certificate_suspension").count(date(2026, 9, 20))) == [
        "09-20 - the day of the event is not counted",
        "09-21 1 calendar day (working day)",
        "09-22 2 calendar day (working day)",
        "09-23 3 calendar day (working day)",
        "09-24 4 calendar day (working day)",
        "09-25 5 calendar day (holiday: Mid-autumn Festival)",
        "09-26 - holiday: Mid-autumn Festival",
        "09-27 - holiday: Mid-autumn Festival",
        "09-28 - the last day was a day off: moved to this working day",
    ]


def test_a_paused_count_names_the_ground():
    count = clock("lead_check").count(
        date(2025, 9, 17), pauses=[Pause("testing", date(2025, 9, 18), date(2025, 9, 26))]
    )
    assert drawn(count)[1:3] == ["09-18 - paused: testing", "09-19 - paused: testing"]
    assert drawn(count)[10:12] == ["09-27 - weekend", "09-28 1 make-up working day"]


# Pauses: clock | event | pauses | due
PAUSED = """
    penalty_decision | 2025-07-04 | testing 2025-08-01 2025-08-10                               | 2025-10-13
    penalty_decision | 2025-07-04 | hearing 2025-08-01 2025-08-10, testing 2025-08-05 2025-08-12 | 2025-10-14
    penalty_decision | 2025-07-04 | public_notice 2025-10-09 2025-10-09                         | 2025-10-10
    penalty_decision | 2025-07-04 | public_notice 2025-10-10 2025-10-20                         | 2025-10-09
    penalty_decision | 2025-07-04 | suspension 2025-06-01 2025-07-04                            | 2025-10-09
    lead_check       | 2025-09-17 | testing 2025-09-18 2025-09-26                               | 2025-10-23
    lead_check       | 2025-09-17 | identification 2025-09-20 2025-09-21                        | 2025-10-14
    complaint_mediation | 2026-04-15 | testing 2026-05-01 2026-05-01                            | 2026-06-15
    complaint_mediation | 2026-04-15 | testing 2026-05-01 2026-05-02                            | 2026-06-16
"""


@pytest.mark.parametrize("line", rows(PAUSED))
def test_days_of_a_pause_are_not_counted(line):
    name, start, listed, due = (part.strip() for part in line.split("|"))
    pauses = [
        Pause(ground, date.fromisoformat(a), date.fromisoformat(b))
        for ground, a, b in map(str.split, listed.split(","))
    ]
    assert clock(name).count(date.fromisoformat(start), pauses=pauses).due_on == date.fromisoformat(due)


def test_while_a_pause_is_not_over_nothing_is_due():
    count = clock("penalty_decision").count(date(2025, 7, 4), pauses=[Pause("hearing", date(2025, 8, 1))])
    assert count.due_on is None
    assert count.state(date(2025, 7, 31)) is State.RUNNING
    assert count.state(date(2025, 8, 1)) is State.PAUSED
    assert count.state(date(2026, 8, 1)) is State.PAUSED
    assert count.days_left(date(2026, 8, 1)) == 90 - 27
    assert count.overdue_by(date(2026, 8, 1)) == 0


def test_a_pause_needs_a_ground_that_the_law_of_the_clock_names():
    with pytest.raises(UserError, match="cannot be paused for holiday; its law allows: testing, inspection"):
        clock("lead_check").count(date(2025, 9, 17), pauses=[Pause("holiday", date(2025, 9, 18))])
    with pytest.raises(UserError, match="its law allows: -"):
        clock("complaint_acceptance").count(date(2025, 9, 17), pauses=[Pause("testing", date(2025, 9, 18))])


def test_a_pause_cannot_end_before_it_begins():
    with pytest.raises(UserError, match="before it begins"):
        clock("lead_check").count(date(2025, 9, 17), pauses=[Pause("testing", date(2025, 9, 19), date(2025, 9, 18))])


# Extensions: clock | event | granted on (length) | due
EXTENDED = """
    lead_check       | 2025-09-17 | 2025-10-14                    | 2025-11-04
    lead_check       | 2025-09-17 | 2025-10-10 5                  | 2025-10-21
    mediation_lead_check | 2026-06-17 | 2026-07-01                | 2026-07-30
    penalty_decision | 2025-07-04 | 2025-10-09                    | 2025-11-03
    penalty_decision | 2025-07-04 | 2025-10-09, 2025-11-03 60     | 2025-12-31
    credit_repair_decision | 2026-02-25 | 2026-03-05              | 2026-03-19
    case_review      | 2025-12-22 | 2026-01-06 3                  | 2026-01-09
    seizure          | 2026-09-01 | 2026-09-30                    | 2026-10-31
"""


def granted(listed):
    for each in listed.split(","):
        day, *length = each.split()
        yield Extension(date.fromisoformat(day), "局长", int(length[0]) if length else None)


@pytest.mark.parametrize("line", rows(EXTENDED))
def test_an_approved_extension_lengthens_the_limit(line):
    name, start, listed, due = (part.strip() for part in line.split("|"))
    count = clock(name).count(date.fromisoformat(start), extensions=list(granted(listed)))
    assert count.due_on == date.fromisoformat(due)


REFUSED = """
    lead_check       | 2025-10-15             | was not granted while lead_check ran
    lead_check       | 2025-09-16             | was not granted while lead_check ran
    lead_check       | 2025-10-14 16          | at most 15
    lead_check       | 2025-10-14 0           | at least 1
    lead_check       | 2025-10-10, 2025-10-14 | may be extended 1 times and not once more
    case_review      | 2025-09-20             | must have a length
    complaint_acceptance | 2025-09-18         | may be extended 0 times
"""


@pytest.mark.parametrize("line", rows(REFUSED))
def test_an_extension_outside_the_law_is_refused(line):
    name, listed, words = (part.strip() for part in line.split("|"))
    with pytest.raises(UserError, match=words):
        clock(name).count(date(2025, 9, 17), extensions=list(granted(listed)))


def test_an_extension_names_who_approved_it():
    with pytest.raises(UserError, match="names nobody who approved it"):
        clock("lead_check").count(date(2025, 9, 17), extensions=[Extension(date(2025, 10, 14), " ")])


# lead_check from 2025-09-17 is due on 2025-10-14: today | left | late | state
STANDING = """
    2025-09-16 | 15 | 0 | not_started
    2025-09-17 | 15 | 0 | running
    2025-09-26 |  8 | 0 | running
    2025-09-28 |  7 | 0 | running
    2025-10-08 |  5 | 0 | running
    2025-10-13 |  1 | 0 | running
    2025-10-14 |  0 | 0 | due_today
    2025-10-15 |  0 | 1 | overdue
    2025-10-18 |  0 | 3 | overdue
    2025-10-20 |  0 | 4 | overdue
"""


@pytest.mark.parametrize("line", rows(STANDING))
def test_days_left_and_late_in_working_days(line):
    today, left, late, state = (part.strip() for part in line.split("|"))
    count, day = clock("lead_check").count(date(2025, 9, 17)), date.fromisoformat(today)
    assert (count.days_left(day), count.overdue_by(day), count.state(day)) == (int(left), int(late), State(state))


# penalty_decision from 2025-07-04 ends on 2 October and moves to 2025-10-09
CALENDAR_STANDING = """
    2025-10-01 | 8 | 0 | running
    2025-10-08 | 1 | 0 | running
    2025-10-09 | 0 | 0 | due_today
    2025-10-10 | 0 | 1 | overdue
    2025-10-19 | 0 | 10 | overdue
"""


@pytest.mark.parametrize("line", rows(CALENDAR_STANDING))
def test_days_left_and_late_in_calendar_days(line):
    today, left, late, state = (part.strip() for part in line.split("|"))
    count, day = clock("penalty_decision").count(date(2025, 7, 4)), date.fromisoformat(today)
    assert (count.days_left(day), count.overdue_by(day), count.state(day)) == (int(left), int(late), State(state))


def test_the_act_ends_the_clock_in_time_or_late():
    in_time = clock("lead_check").count(date(2025, 9, 17), done_on=date(2025, 10, 14))
    late = clock("lead_check").count(date(2025, 9, 17), done_on=date(2025, 10, 15))
    assert in_time.state(date(2025, 10, 13)) is State.RUNNING
    assert in_time.state(date(2025, 12, 1)) is State.MET
    assert late.state(date(2025, 12, 1)) is State.MET_LATE
    assert (in_time.overdue_by(date(2025, 12, 1)), late.overdue_by(date(2025, 12, 1))) == (0, 1)


def test_a_term_ends_and_is_never_overdue():
    count = clock("penalty_limitation").count(date(2024, 2, 29))
    assert count.state(date(2026, 2, 28)) is State.DUE_TODAY
    assert count.state(date(2026, 3, 1)) is State.ENDED
    assert count.overdue_by(date(2026, 3, 1)) == 0


def test_a_limit_before_an_event_runs_from_now_to_its_latest_day():
    count = clock("interview_notice").count(date(2026, 2, 25))
    assert [count.days_left(date(2026, 2, day)) for day in (10, 12, 13, 24)] == [3, 1, 0, 0]
    assert count.state(date(2026, 2, 13)) is State.DUE_TODAY
    assert (count.state(date(2026, 2, 14)), count.overdue_by(date(2026, 2, 14))) == (State.OVERDUE, 1)


def test_every_state_has_words():
    assert set(STATE_LABELS) == set(State)
    assert all(state.label.zh and state.label.en for state in State)


# Provisional: clock | event | due | provisional
PROVISIONAL = """
    case_closing     | 2026-12-04 | 2026-12-25 | no
    case_closing     | 2026-12-07 | 2026-12-28 | no
    case_closing     | 2026-12-08 | 2026-12-29 | yes
    case_closing     | 2026-12-24 | 2027-01-14 | yes
    case_closing     | 2027-03-01 | 2027-03-22 | yes
    fine_payment     | 2026-12-10 | 2026-12-25 | no
    fine_payment     | 2026-12-17 | 2027-01-01 | yes
    penalty_limitation | 2026-02-01 | 2028-02-01 | no
"""


@pytest.mark.parametrize("line", rows(PROVISIONAL))
def test_a_due_day_that_a_later_notice_may_move_is_provisional(line):
    name, start, due, provisional = (part.strip() for part in line.split("|"))
    count = clock(name).count(date.fromisoformat(start))
    assert count.due_on == date.fromisoformat(due)
    assert count.provisional == (provisional == "yes")


def test_with_the_notice_the_same_count_moves_and_is_settled(tmp_path):
    path = tmp_path / "2027.yaml"
    path.write_text("year: 2027\ncitation: x\noff: [2027-01-01]\nworking: [2027-01-03]\n", encoding="utf-8")
    count = clock("fine_payment").count(date(2026, 12, 17), calendar=WorkingCalendar([path]))
    assert (count.due_on, count.provisional) == (date(2027, 1, 3), False)


# Invariants ---------------------------------------------------------------------------------------------------------

STARTS = st.dates(date(2022, 11, 1), date(2027, 12, 31))
WORKING_CLOCKS = st.sampled_from(["lead_check", "case_closing", "defence", "complaint_acceptance", "penalty_service"])
STOPPED_CLOCKS = st.sampled_from(["lead_check", "penalty_decision", "seizure"])
PAUSES = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 40)), max_size=4)


def pauses_from(start, offsets):
    return [Pause("testing", start + timedelta(a), start + timedelta(a + b)) for a, b in offsets]


@given(WORKING_CLOCKS, STARTS)
def test_a_limit_in_working_days_ends_on_one(name, start):
    count = clock(name).count(start)
    assert CALENDAR.is_working_day(count.due_on)
    assert CALENDAR.working_days_between(start, count.due_on) == count.limit.length


@given(st.sampled_from(["fine_payment", "penalty_decision", "enforcement_application"]), STARTS)
def test_a_deadline_in_calendar_days_ends_on_a_working_day_too(name, start):
    assert CALENDAR.is_working_day(clock(name).count(start).due_on)


@given(STOPPED_CLOCKS, STARTS, PAUSES)
def test_a_pause_never_makes_a_limit_end_earlier(name, start, offsets):
    plain, paused = clock(name).count(start), clock(name).count(start, pauses=pauses_from(start, offsets))
    assert paused.due_on >= plain.due_on


@given(STOPPED_CLOCKS, STARTS, PAUSES)
def test_exactly_the_length_is_counted_and_no_day_is_left_out(name, start, offsets):
    count = clock(name).count(start, pauses=pauses_from(start, offsets))
    numbers = [each.number for each in count.days if each.number is not None]
    assert numbers == list(range(1, count.limit.length + 1))
    assert [each.day for each in count.days] == [start + timedelta(n) for n in range(len(count.days))]
    assert count.days[-1].day == count.due_on


@given(STOPPED_CLOCKS, STARTS, PAUSES, st.integers(0, 200))
def test_a_count_is_never_both_left_and_late(name, start, offsets, after):
    count, today = clock(name).count(start, pauses=pauses_from(start, offsets)), start + timedelta(after)
    assert not (count.days_left(today) and count.overdue_by(today))
    assert count.days_left(today + timedelta(1)) <= count.days_left(today)
