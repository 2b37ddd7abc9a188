"""P05 and P06: stages left out, certificates before their time (C02, C15, C16)."""

from tests.cases.court import certificate, named
from tests.cases.honest_nation import HOTEL, MILL, NATION, PAPER


def test_c16_stage_1_skipped_for_months():
    nation = NATION.without_audit("PUMP-1").without_audit("PAPER-1")
    assert named(nation) == {("P05", "plan", "PUMP-2"), ("P05", "plan", "PAPER-2")}


def test_c16_stage_1_skipped_and_the_certificate_states_none():
    nation = certificate(NATION.without_audit("PAPER-1"), PAPER, stage1_started_on="")
    assert named(nation) == {("P05", "plan", "PAPER-2")}


def test_c16_stage_1_announced_in_the_plan_and_without_results():
    nation = NATION.without("audit_results", {"plan_id": "PAPER-1"})
    assert named(nation) == {("P05", "plan", "PAPER-2")}


def test_c15_stage_1_on_the_day_stage_2_began():
    nation = certificate(NATION, PAPER, stage1_started_on="2026-01-27")
    for row in ("audit_plans", "sign_ins"):
        nation = nation.without(row, {"plan_id": "PAPER-1"})
    nation = nation.without("audit_team", {"plan_id": "PAPER-1"}).change(
        "audit_results",
        {"plan_id": "PAPER-1"},
        plan_id="PAPER-2",
        started_at="2026-01-27 08:30:00",
        ended_at="2026-01-27 12:00:00",
    )
    assert named(nation) == {("P05", "plan", "PAPER-2")}


def test_c15_decision_while_the_audit_was_still_going_on():
    nation = certificate(NATION, PAPER, decided_on="2026-01-28")
    assert named(nation) == {("P06", "certificate", PAPER)}


def test_c15_certificate_dated_before_the_decision():
    nation = certificate(NATION, MILL, issued_on="2025-05-08", first_issued_on="2025-05-08")
    assert named(nation) == {("P06", "certificate", MILL)}


def test_a_certificate_without_any_audit():
    nation = NATION.without_audit("PAPER-1").without_audit("PAPER-2")
    assert named(nation) == {("P06", "certificate", PAPER)}


def test_stage_2_before_stage_1():
    nation = certificate(NATION, HOTEL, stage1_started_on="2024-09-30")
    assert named(nation) == {("P06", "certificate", HOTEL)}


def test_decision_on_the_last_day_of_the_audit_and_issue_on_the_day_of_the_decision_are_in_order():
    nation = certificate(NATION, PAPER, decided_on="2026-01-29", issued_on="2026-01-29", first_issued_on="2026-01-29")
    assert named(nation) == set()


def test_c15_stage_2_on_the_days_after_stage_1_is_not_named():
    """C15 also held stage 2 the day after stage 1; close, but no rule in force counts the days between."""
    nation = certificate(NATION, PAPER, stage1_started_on="2026-01-26")
    nation = nation.change(
        "audit_plans",
        {"plan_id": "PAPER-1"},
        planned_start_at="2026-01-26 08:30:00",
        planned_end_at="2026-01-26 17:00:00",
    ).change("audit_results", {"plan_id": "PAPER-1"}, started_at="2026-01-26 08:30:00", ended_at="2026-01-26 17:00:00")
    nation = nation.change("sign_ins", {"plan_id": "PAPER-1", "moment": "opening"}, at="2026-01-26 08:40:00")
    nation = nation.change("sign_ins", {"plan_id": "PAPER-1", "moment": "closing"}, at="2026-01-26 16:50:00")
    assert named(nation) == set()
