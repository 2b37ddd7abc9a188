"""P09: a certificate in a domain or scope the body was not approved for on the day of issue."""

from tests.spec import findings, subjects

DETECTOR = "p09_outside_scope"


def named(approved: str, certificates: str) -> list[str]:
    return subjects(
        DETECTOR,
        approved_scopes="body_id | domain_code | scope_code | from_on | to_on\n" + approved.strip(),
        certificates="cert_no | body_id | domain_code | scope_codes | issued_on\n" + certificates.strip(),
    )


def test_a_domain_never_approved_is_named_and_an_approved_one_is_not():
    assert named(
        "B-1 | A0101 | | 2020-01-01 |",
        """
        IN    | B-1 | A0101 | | 2026-03-01
        OTHER | B-1 | A0201 | | 2026-03-01
        """,
    ) == ["OTHER"]


def test_both_days_of_the_approval_are_inside():
    assert named(
        "B-1 | A0101 | | 2025-01-01 | 2025-12-31",
        """
        BEFORE | B-1 | A0101 | | 2024-12-31
        FIRST  | B-1 | A0101 | | 2025-01-01
        LAST   | B-1 | A0101 | | 2025-12-31
        AFTER  | B-1 | A0101 | | 2026-01-01
        """,
    ) == ["AFTER", "BEFORE"]


def test_a_gap_between_two_approvals_is_outside():
    assert named(
        """
        B-1 | A0101 | | 2020-01-01 | 2023-12-31
        B-1 | A0101 | | 2025-01-01 |
        """,
        """
        GAP  | B-1 | A0101 | | 2024-06-01
        THEN | B-1 | A0101 | | 2025-06-01
        """,
    ) == ["GAP"]


def test_codes_cover_longer_codes_and_shorter_reported_codes():
    assert named(
        """
        B-1 | A01   | | 2020-01-01 |
        B-1 | A0201 | | 2020-01-01 |
        """,
        """
        UNDER-CLASS | B-1 | A0101  | | 2026-03-01
        SMALL       | B-1 | A02013 | | 2026-03-01
        SHORT       | B-1 | A02    | | 2026-03-01
        LOWER-CASE  | B-1 | a0201  | | 2026-03-01
        SIBLING     | B-1 | A0202  | | 2026-03-01
        """,
    ) == ["SIBLING"]


def test_where_only_scope_codes_are_approved_each_one_of_the_certificate_must_be_covered():
    assert named(
        """
        B-1 | A0101 | 17    | 2020-01-01 |
        B-1 | A0101 | 28.01 | 2020-01-01 |
        """,
        """
        GROUP   | B-1 | A0101 | 17.12.05       | 2026-03-01
        SHORTER | B-1 | A0101 | 28             | 2026-03-01
        BOTH    | B-1 | A0101 | 17.01；28.01.02 | 2026-03-01
        ONE-OUT | B-1 | A0101 | 17.01；28.02    | 2026-03-01
        OUT     | B-1 | A0101 | 33.01          | 2026-03-01
        UNKNOWN | B-1 | A0101 |                | 2026-03-01
        """,
    ) == ["ONE-OUT", "OUT"]


def test_an_approval_of_the_whole_domain_covers_every_scope_code():
    assert (
        named(
            """
        B-1 | A0101 | 17 | 2020-01-01 |
        B-1 | A0101 |    | 2020-01-01 |
        """,
            "ANY | B-1 | A0101 | 33.01 | 2026-03-01",
        )
        == []
    )


def test_a_scope_code_counts_only_while_it_was_approved():
    assert named(
        """
        B-1 | A0101 | 17 | 2020-01-01 |
        B-1 | A0101 | 28 | 2020-01-01 | 2025-12-31
        """,
        """
        THEN  | B-1 | A0101 | 28.01 | 2025-12-31
        LATER | B-1 | A0101 | 28.01 | 2026-01-01
        """,
    ) == ["LATER"]


def test_unknown_days_domains_and_bodies_are_not_judged():
    assert (
        named(
            "B-1 | A0101 | | |",
            """
        OPEN    | B-1 | A0101 | | 2026-03-01
        NO-DAY  | B-1 | A0201 | |
        NO-CODE | B-1 |       | | 2026-03-01
        UNKNOWN | B-9 | A0201 | | 2026-03-01
        """,
        )
        == []
    )


def words(approved: str, certificate: str) -> str:
    (found,) = findings(
        DETECTOR,
        approved_scopes="body_id | domain_code | scope_code | from_on | to_on\n" + approved,
        certificates="cert_no | body_id | domain_code | scope_codes | issued_on\n" + certificate,
    )
    return found["explanation_en"].partition(": ")[2]


def test_the_sentence_says_why():
    assert words("B-1 | A0101 | | 2020-01-01 |", "C | B-1 | A0201 | | 2026-03-01") == (
        "the body was never approved for this domain."
    )
    assert words("B-1 | A0101 | | 2020-01-01 | 2025-06-30", "C | B-1 | A0101 | | 2026-03-01") == (
        "the approval ended on 2025-06-30."
    )
    assert words("B-1 | A0101 | | 2026-06-01 |", "C | B-1 | A0101 | | 2026-03-01") == (
        "the approval begins only on 2026-06-01."
    )
    assert words("B-1 | A0101 | 17 | 2020-01-01 |", "C | B-1 | A0101 | 33.01 | 2026-03-01") == (
        "scope code 33.01 is not among those approved."
    )
