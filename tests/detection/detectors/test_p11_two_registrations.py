"""P11: a person registered with two bodies at the same time."""

from tests.spec import findings, subjects

DETECTOR = "p11_two_registrations"


def named(registrations: str) -> list[str]:
    header = "registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to | cancelled_on\n"
    return sorted(set(subjects(DETECTOR, registrations=header + registrations.strip())))


def test_an_overlap_of_a_week_is_a_transfer_and_a_longer_one_is_not():
    assert named("""
        R-1 | WEEK | B-1 | A0101 | 02 | 2024-01-01 | 2026-01-31 |
        R-2 | WEEK | B-2 | A0101 | 02 | 2026-01-25 | 2029-01-24 |
        R-3 | LONG | B-1 | A0101 | 02 | 2024-01-01 | 2026-01-31 |
        R-4 | LONG | B-2 | A0101 | 02 | 2026-01-24 | 2029-01-23 |
    """) == ["LONG"]


def test_a_cancelled_registration_ends_the_day_before():
    assert (
        named("""
        R-1 | MOVED | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01 | 2025-06-01
        R-2 | MOVED | B-2 | A0101 | 02 | 2025-06-01 | 2028-05-31 |
    """)
        == []
    )


def test_two_fields_or_a_renewal_with_one_body_are_in_order():
    assert (
        named("""
        R-1 | FIELDS | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01 |
        R-2 | FIELDS | B-1 | A0201 | 02 | 2024-01-01 | 2027-01-01 |
        R-3 | RENEW  | B-1 | A0101 | 02 | 2021-01-01 | 2024-01-31 |
        R-4 | RENEW  | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01 |
    """)
        == []
    )


def test_an_overlap_that_lies_in_the_future_has_not_happened():
    assert (
        named("""
        R-1 | FUTURE | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01 |
        R-2 | FUTURE | B-2 | A0101 | 02 | 2026-06-25 | 2029-01-01 |
    """)
        == []
    )  # six days by the day of the run


def test_open_terms_overlap_and_unknown_beginnings_prove_nothing():
    assert named("""
        R-1 | OPEN    | B-1 | A0101 | 02 | 2024-01-01 | |
        R-2 | OPEN    | B-2 | A0101 | 02 | 2025-01-01 | |
        R-3 | UNKNOWN | B-1 | A0101 | 02 |            | |
        R-4 | UNKNOWN | B-2 | A0101 | 02 | 2025-01-01 | |
    """) == ["OPEN"]


def test_one_overlap_for_each_person_and_pair_of_bodies_told_to_both():
    found = findings(
        DETECTOR,
        registrations="""
            registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to
            R-1             | X         | B-1     | A0101       | 02    | 2024-01-01 | 2026-12-31
            R-2             | X         | B-1     | A0201       | 02    | 2024-01-01 | 2026-12-31
            R-3             | X         | B-2     | A0101       | 02    | 2026-01-01 | 2026-03-31
            R-4             | X         | B-2     | A0201       | 02    | 2026-01-01 | 2026-01-31
        """,
    )
    assert sorted(f["body_id"] for f in found) == ["B-1", "B-2"]
    assert sorted({f["explanation_en"] for f in found}) == [
        "X was registered with B-1 (R1) and with B-2 (R3) at once, from 2026-01-01 to 2026-03-31 (90 days)."
    ]
