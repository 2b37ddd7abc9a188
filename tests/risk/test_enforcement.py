"""Supervision and enforcement: what was decided before weighs fully, then less, then nothing."""

from datetime import date

import pytest

from gongxin.risk.profile import Complaint, Inspection, Penalty
from tests.risk.bodies import measured, settings


def penalty(number, day):
    return Penalty(number, day, "认证认可条例第五十九条", "罚款")


@pytest.mark.parametrize(
    ("decided_on", "weight"),
    [
        (date(2026, 6, 30), 1),
        (date(2025, 6, 30), 1),  # twelve months
        (date(2025, 6, 29), pytest.approx(1 - 1 / 31 / 24, abs=1e-6)),
        (date(2024, 6, 30), 0.5),
        (date(2023, 7, 1), pytest.approx(2 / 31 / 24, abs=2e-3)),
        (date(2023, 6, 30), 0),  # thirty-six months
        (date(2026, 7, 1), 0),  # after the day of the run
        (None, 0),
    ],
)
def test_a_penalty_fades(decided_on, weight):
    counted = measured("penalties", penalties=[penalty("N-1", decided_on)])
    assert counted.numerator == weight
    assert counted.records == (("N-1",) if counted.numerator else ())


def test_penalties_add_up_and_the_heaviest_are_told_first():
    held = [penalty("OLD", date(2024, 6, 30)), penalty("NEW-2", date(2026, 1, 1)), penalty("NEW-1", date(2026, 1, 1))]
    counted = measured("penalties", penalties=held)
    assert (counted.numerator, counted.denominator) == (2.5, 3)
    assert counted.records == ("NEW-1", "NEW-2", "OLD")


def test_complaints_found_true_are_a_share_of_the_certificates():
    held = [Complaint("T-1", date(2026, 6, 1)), Complaint("T-2", date(2024, 6, 30)), Complaint("T-3", None)]
    counted = measured("verified_complaints", complaints=held, certificates=200)
    assert (counted.numerator, counted.denominator, counted.records) == (1.5, 200, ("T-1", "T-2"))


@pytest.mark.parametrize(("outcome", "weight"), [("none", 0), ("minor", 0.1), ("serious", 0.6), ("false", 1)])
def test_an_inspection_weighs_by_its_outcome(outcome, weight):
    counted = measured("bad_inspections", inspections=[Inspection("J-1", date(2026, 6, 1), outcome)])
    assert (counted.numerator, counted.denominator) == (weight, 1)
    assert counted.records == (("J-1",) if weight else ())


def test_old_inspections_fade_from_both_sides_of_the_share():
    held = [
        Inspection("NOW", date(2026, 6, 1), "serious"),
        Inspection("HALF", date(2024, 6, 30), "none"),
        Inspection("GONE", date(2023, 6, 30), "false"),
    ]
    counted = measured("bad_inspections", inspections=held)
    assert (counted.numerator, counted.denominator, counted.records) == (0.6, 1.5, ("NOW",))


@pytest.mark.parametrize(
    ("state", "weight"), [("accredited", 0), ("none", 0), ("", 0), ("suspended", 0.6), ("withdrawn", 1)]
)
def test_accreditation_lost_weighs_and_none_is_no_fault(state, weight):
    counted = measured("accreditation_lost", accreditation_status=state)
    assert (counted.numerator, counted.denominator, bool(counted.records)) == (weight, 1, weight > 0)


def test_the_months_are_parameters():
    p = settings(decay={"full": 1, "gone": 2})
    assert measured("penalties", p, penalties=[penalty("N", date(2026, 5, 30))]).numerator == 1
    assert measured("penalties", p, penalties=[penalty("N", date(2026, 4, 30))]).numerator == 0
