"""P12: named in teams, shown by no sign-in."""

from datetime import date, timedelta

import pytest

from tests.spec import findings, subjects

DETECTOR = "p12_active_on_paper"
LAST = date(2026, 6, 29)
PEERS = [f"W-{n}" for n in range(20)]


def dataset(
    paper: int, *, shown: int = 0, role: str = "auditor", lists: bool = True, signed: bool = True
) -> dict[str, str]:
    """A year of weekly audits of B-2 by twenty peers in turn, led by L; `paper` audits of B-1 name X beside W.

    `shown` of these also list X as present. Without `lists` nobody is listed and the leader alone signs.
    """
    plans, team, signs = [], [], []

    def audit(plan: str, body: str, day: date, members: list[str], present: list[str], is_signed: bool = True) -> None:
        plans.append(f"{plan} | {body} | O-{plan} | A0101 | {day}T09:00:00 | {day}T17:00:00")
        team.extend(f"{plan} | {person} | {role if person == 'X' else 'leader'}" for person in members)
        listed = "；".join(present) if lists else ""
        if is_signed:
            signs.append(f"S-{plan} | {plan} | {present[0]} | opening | {day}T09:00:00 | {listed}")

    for n in range(63):
        audit(f"P-{n}", "B-2", LAST - timedelta(6 * n), ["L", PEERS[n % 20]], ["L", PEERS[n % 20]])
    for n in range(paper):
        audit(f"Q-{n}", "B-1", LAST - timedelta(30 * n + 10), ["W", "X"], ["W", "X"] if n < shown else ["W"], signed)
    held = [("X", "B-1"), ("W", "B-1"), ("L", "B-2"), *((peer, "B-2") for peer in PEERS)]
    registrations = [
        f"R-{who} | {who} | {body} | A0101 | 02 | full_time | 2024-01-01 | 2028-01-01" for who, body in held
    ]
    return {
        "audit_plans": _drawn("plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at", plans),
        "audit_team": _drawn("plan_id | person_id | role", team),
        "sign_ins": _drawn("sign_in_id | plan_id | person_id | moment | at | present_ids", signs),
        "registrations": _drawn(
            "registration_no | person_id | body_id | domain_code | grade | employment | valid_from | valid_to",
            registrations,
        ),
    }


def _drawn(header: str, rows: list[str]) -> str:
    return "\n".join([header, *rows])


def test_three_audits_on_paper_and_none_in_sight():
    assert subjects(DETECTOR, **dataset(3)) == ["X"]
    assert subjects(DETECTOR, **dataset(2)) == []


def test_shown_once_in_the_year_is_seen():
    assert subjects(DETECTOR, **dataset(5, shown=1)) == []


@pytest.mark.parametrize(("role", "named"), [("trainee", ["X"]), ("expert", []), ("observer", [])])
def test_experts_and_observers_do_not_audit(role: str, named: list[str]):
    assert subjects(DETECTOR, **dataset(4, role=role)) == named


def test_audits_that_nobody_signed_show_nothing():
    assert subjects(DETECTOR, **dataset(4, signed=False)) == []


def test_where_no_lists_of_those_present_are_kept_nobody_is_named():
    assert subjects(DETECTOR, **dataset(4, lists=False)) == []


def test_the_sentence_counts_audits_and_others():
    (found,) = findings(DETECTOR, **dataset(4))
    assert "named in the teams of 4 audits of B-1" in found["explanation_en"]
    assert "as 0 of 21 such persons" in found["explanation_en"]
    assert found["body_id"] == "B-1"
