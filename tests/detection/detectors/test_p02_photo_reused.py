"""P02: one photo shown at several audits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxin.detection.facts.photo_pairs import BYTE, HALF, LEFT_OUT
from tests.spec import findings, subjects

DETECTOR = "p02_photo_reused"
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at
    FIRST   | B       | O1     | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    SECOND  | B2      | {org}  | {start}             | 2026-03-09 17:00:00
"""


def plans(org: str = "O2", start: str = "2026-03-09 09:00:00") -> str:
    return PLANS.format(org=org, start=start)


def signs(first: str, second: str, at: str = "2026-03-09 09:00:00") -> str:
    return f"""
        sign_in_id | plan_id | person_id | moment  | at                  | photo_hash
        1          | FIRST   | P1        | opening | 2026-03-02 09:00:00 | {first}
        2          | SECOND  | P2        | opening | {at}                | {second}
    """


PHOTO = "f0e1d2c3b4a59687"


@pytest.mark.parametrize(
    ("photo", "named"),
    [
        (PHOTO, ["SECOND"]),
        ("f0e1d2c3b4a59686", ["SECOND"]),  # 1 bit
        ("70e1d2c3b4a59687", ["SECOND"]),  # the highest bit
        ("70e1d2c3b4a59684", ["SECOND"]),  # 3 bits
        ("70e1d2c3b4a59680", []),  # 4 bits
        (PHOTO.upper(), ["SECOND"]),
    ],
)
def test_equal_or_up_to_three_bits_apart(photo: str, named: list[str]):
    assert subjects(DETECTOR, audit_plans=plans(), sign_ins=signs(PHOTO, photo)) == named


def test_one_visit_of_one_organisation_may_share_its_photo():
    bound = plans(org="O1", start="2026-03-02 09:00:00")
    assert subjects(DETECTOR, audit_plans=bound, sign_ins=signs(PHOTO, PHOTO, "2026-03-02 09:00:00")) == []
    later = plans(org="O1")
    assert subjects(DETECTOR, audit_plans=later, sign_ins=signs(PHOTO, PHOTO)) == ["SECOND"]


@pytest.mark.parametrize("photo", ["0000000000000000", "ffffffffffffffff", "0000000000000003", "fffffffffffffffc"])
def test_pictures_all_black_or_all_white_prove_nothing(photo: str):
    assert subjects(DETECTOR, audit_plans=plans(), sign_ins=signs(photo, photo)) == []


def test_the_sentence_names_both_audits_and_the_difference():
    (found,) = findings(DETECTOR, audit_plans=plans(), sign_ins=signs(PHOTO, "f0e1d2c3b4a59686"))
    assert found["explanation_en"] == (
        "The photo signed at audit SECOND at 2026-03-09 09:00:00 is, but for 1 of 64 bits, the one signed at audit "
        "FIRST at 2026-03-02 09:00:00."
    )


@settings(max_examples=300)
@given(st.sets(st.integers(0, 63), max_size=3))
def test_up_to_three_changed_bits_all_lie_in_what_one_of_the_joins_leaves_out(bits: set[int]):
    def seen(half: int, byte: int) -> set[int]:
        """The bits that the join compares."""
        return set(range(half, half + HALF)) - set(range(half + byte, half + byte + BYTE))

    assert any(bits.isdisjoint(seen(half, byte)) for half, byte in LEFT_OUT)


@pytest.mark.parametrize(
    ("photo", "closing", "named"),
    [
        (PHOTO, "17:00:00", ["FIRST"]),
        (PHOTO, "10:00:00", ["FIRST"]),
        (PHOTO, "09:59:59", []),  # the same picture sent twice
        ("f0e1d2c3b4a59686", "17:00:00", []),  # the same people in the same room look nearly alike
    ],
)
def test_the_closing_signed_with_the_very_photo_of_the_opening(photo: str, closing: str, named: list[str]):
    signed = f"""
        sign_in_id | plan_id | person_id | moment  | at                  | photo_hash
        1          | FIRST   | P1        | opening | 2026-03-02 09:00:00 | {PHOTO}
        2          | FIRST   | P1        | closing | 2026-03-02 {closing} | {photo}
    """
    assert subjects(DETECTOR, audit_plans=plans(), sign_ins=signed) == named
