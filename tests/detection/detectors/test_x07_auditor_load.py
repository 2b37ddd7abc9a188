"""X07: an auditor with more days of audit in a month than the calendar holds."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "x07_auditor_load"
PLAN_HEADER = "plan_id | body_id | org_id | planned_start_at | planned_end_at | cancelled\n"
TEAM_HEADER = "plan_id | person_id | role | planned_days\n"


def named(*audits: str, role: str = "auditor", cancelled: str = "") -> list[dict[str, object]]:
    """Findings about X for `audits`, each "organisation/first day/last day/planned days"."""
    plans, team = [], []
    for n, audit in enumerate(audits):
        org, first, last, days = audit.split("/")
        start, end = (
            moment if "T" in moment else f"{moment}T{hour}:00:00" for moment, hour in ((first, "09"), (last, "17"))
        )
        plans.append(f"P-{n} | B-1 | {org} | {start} | {end} | {cancelled}")
        team.append(f"P-{n} | X | {role} | {days}")
    return findings(DETECTOR, audit_plans=PLAN_HEADER + "\n".join(plans), audit_team=TEAM_HEADER + "\n".join(team))


def days_of_march(number: int, days: float = 1) -> list[str]:
    return [f"O-{n}/2026-03-{n:02}/2026-03-{n:02}/{days}" for n in range(1, number + 1)]


def test_twenty_five_days_fit_into_a_month_and_twenty_six_do_not():
    assert named(*days_of_march(25)) == []
    assert len(named(*days_of_march(26))) == 1


def test_halves_are_counted():
    assert named(*days_of_march(25), "O-99/2026-03-26/2026-03-26/0") == []
    assert len(named(*days_of_march(25), "O-99/2026-03-26/2026-03-26/0.5")) == 1


def test_the_same_load_over_two_months_is_in_order():
    assert named(*days_of_march(20), *(a.replace("2026-03", "2026-04") for a in days_of_march(20))) == []


def test_plans_at_one_organisation_on_one_day_are_one_audit():
    twice = [audit for audit in days_of_march(20) for _ in (1, 2)]
    assert named(*twice) == []
    assert len(named(*(audit.replace("O-", f"O-{n}-") for n, audit in enumerate(twice)))) == 1


@pytest.mark.parametrize("role", ["expert", "observer", ""])
def test_only_those_who_audit_have_a_load(role: str):
    assert named(*days_of_march(28), role=role) == []


def test_leaders_and_trainees_have_a_load_and_cancelled_plans_are_none():
    assert len(named(*days_of_march(26), role="leader")) == 1
    assert len(named(*days_of_march(26), role="trainee")) == 1
    assert named(*days_of_march(28), cancelled="true") == []


def test_without_planned_days_the_span_counts_and_a_few_hours_are_half_a_day():
    spans = [f"O-{n}/2026-03-{n:02}/2026-03-{n + 1:02}/" for n in range(1, 14)]  # 13 spans of two days
    assert len(named(*spans)) == 1
    assert named(*spans[:12]) == []
    halves = [f"O-{n}/2026-03-{n:02}T09:00:00/2026-03-{n:02}T13:00:00/" for n in range(1, 29)]
    assert named(*halves) == []


def test_an_audit_over_the_end_of_a_month_is_shared_out():
    start = days_of_march(24)
    assert named(*start, "O-99/2026-03-31/2026-04-03/4") == []  # one day in March
    assert len(named(*start, "O-99/2026-03-30/2026-04-02/4")) == 1  # two days in March


def test_one_finding_a_month_with_days_and_bodies():
    (found,) = named(*days_of_march(26))
    assert found["explanation_en"] == (
        "X has 26 days of audit in 2026-03 (26 audits, 1 bodies), more than the 25 a month can hold."
    )
    assert (found["person_id"], found["body_id"]) == ("X", "B-1")


def test_the_load_of_several_bodies_is_summed_up():
    plans = [f"P-{n} | B-{n % 2} | O-{n} | 2026-03-{n:02}T09:00:00 | 2026-03-{n:02}T17:00:00 |" for n in range(1, 27)]
    team = [f"P-{n} | X | auditor | 1" for n in range(1, 27)]
    tables = {"audit_plans": PLAN_HEADER + "\n".join(plans), "audit_team": TEAM_HEADER + "\n".join(team)}
    assert subjects(DETECTOR, **tables) == ["X"]
    assert findings(DETECTOR, **tables)[0]["body_id"] is None
