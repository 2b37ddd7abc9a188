"""P04: people who come late and leave early, day by day."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p04_short_days"
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at
    PLAN    | B       | O      | 2026-03-02 {start}  | 2026-03-03 {end}
"""


def days(*drawn: str) -> str:
    """Sign-ins of days drawn as "person day came left"."""
    rows = []
    for n, one in enumerate(drawn):
        person, day, came, left = one.split()
        rows += [f"A{n} | PLAN | {person} | arrive | 2026-03-0{day} {came}:00"] if came != "-" else []
        rows += [f"L{n} | PLAN | {person} | leave | 2026-03-0{day} {left}:00"] if left != "-" else []
    return "\n".join(["sign_in_id | plan_id | person_id | moment | at", *rows])


def named(*drawn: str, start: str = "09:00:00", end: str = "17:00:00", **tables: str) -> list[str]:
    return subjects(DETECTOR, audit_plans=PLANS.format(start=start, end=end), sign_ins=days(*drawn), **tables)


@pytest.mark.parametrize(("left", "plans"), [("15:47", ["PLAN"]), ("15:48", [])])
def test_both_sides_of_six_tenths_of_two_days(left: str, plans: list[str]):
    """Of sixteen hours 9:36 must be there: 4:48 a day."""
    assert named(f"P 2 11:00 {left}", "P 3 11:00 15:48") == plans


def test_one_short_day_beside_a_whole_one_is_no_habit():
    assert named("P 2 09:00 17:00", "P 3 10:00 13:00") == []


def test_a_day_signed_one_way_only_is_not_counted():
    assert named("P 2 11:00 13:00", "P 3 11:00 -") == []
    assert named("P 2 11:00 13:00", "P 3 11:00 13:00") == ["PLAN"]


def test_a_plan_from_noon_to_noon_holds_half_days():
    halves = {"start": "14:00:00", "end": "12:00:00"}
    assert named("P 2 14:00 17:30", "P 3 08:30 12:00", **halves) == []
    assert named("P 2 14:00 16:00", "P 3 09:30 12:00", **halves) == ["PLAN"]  # four and a half of eight hours


def test_the_whole_team_counts_and_each_for_the_days_planned_for_him():
    short, whole = ("P 2 11:00 13:00", "P 3 11:00 13:00"), ("Q 2 09:00 17:00", "Q 3 09:00 17:00")
    assert named(*short, *whole) == []  # twenty of thirty-two hours
    assert named(*short, "Q 2 09:00 15:00", "Q 3 11:00 17:00") == ["PLAN"]  # sixteen
    planned = "plan_id | person_id | planned_days\n    PLAN | P | 0.5\n"
    assert named(*short, audit_team=planned) == []


def test_an_explained_audit_is_left_to_a_person():
    explained = "explanation_id | plan_id | by | reason\n    E | PLAN | body | 停电\n"
    assert named("P 2 11:00 13:00", "P 3 11:00 13:00", explanations=explained) == []


def test_the_sentence_gives_both_sums():
    plans = PLANS.format(start="09:00:00", end="17:00:00")
    (found,) = findings(DETECTOR, audit_plans=plans, sign_ins=days("P 2 11:00 13:00", "P 3 11:00 13:00"))
    assert "for 960 planned minutes of all of them they were present 240" in found["explanation_en"]
