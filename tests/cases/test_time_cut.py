"""P04: fewer days than the work needs (C01, C11, C12–C14, C31)."""

import pytest

from tests.cases.court import certificate, named, signed
from tests.cases.honest_nation import CLOUD, NATION, PAPER, PUMP_E


def test_c11_systematic_late_arrival_and_early_leave_with_every_sign_in_made():
    nation = NATION
    for plan, day in (("PARTS-S", "2025-05-13"), ("PARTS-T", "2026-05-12")):
        nation = signed(nation, plan, "opening", at=f"{day} 10:20:00", received_at=f"{day} 10:20:40")
        nation = signed(nation, plan, "closing", at=f"{day} 14:30:00", received_at=f"{day} 14:30:40")
    assert named(nation) == {("P04", "plan", "PARTS-S"), ("P04", "plan", "PARTS-T")}


@pytest.mark.parametrize("onsite", ["3", "2.5", "2"], ids=["C12", "C13", "C14"])
def test_c12_to_c14_on_site_days_cut_by_more_than_half(onsite):
    assert named(certificate(NATION, PAPER, onsite_days=onsite)) == {("P04", "certificate", PAPER)}


def test_c12_the_base_days_were_cut_as_well_so_that_the_share_looks_right():
    nation = certificate(NATION, PAPER, onsite_days="3", base_days="3.5")
    assert named(nation) == {("P04", "certificate", PAPER)}


def test_c13_three_days_planned_and_signed_within_one_morning():
    nation = signed(NATION, "PAPER-2", "closing", at="2026-01-27 12:00:00", received_at="2026-01-27 12:00:30")
    assert named(nation) == {("P04", "plan", "PAPER-2")}


def test_c14_an_integrated_audit_cut_below_what_integration_permits():
    assert named(certificate(NATION, PUMP_E, onsite_days="3")) == {("P04", "certificate", PUMP_E)}


def test_c31_planning_too_few_days_for_an_information_security_system():
    assert named(certificate(NATION, CLOUD, onsite_days="5")) == {("P04", "certificate", CLOUD)}


def test_seven_tenths_of_the_base_days_are_permitted():
    assert named(certificate(NATION, CLOUD, onsite_days="8.5")) == set()


def test_late_within_two_hours_and_staying_to_the_end_is_honest():
    nation = signed(NATION, "PARTS-T", "opening", at="2026-05-12 10:20:00", received_at="2026-05-12 10:20:40")
    assert named(nation) == set()
