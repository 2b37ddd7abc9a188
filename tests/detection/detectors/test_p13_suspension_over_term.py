"""P13: suspended beyond the term. As of 2026-06-30 with five days of grace: terms before 2026-06-25."""

from tests.spec import findings, subjects

DETECTOR = "p13_suspension_over_term"


def test_the_stated_end_and_the_grace():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no  | status | suspended_from | suspended_to | expires_on
            OVER     | 02     | 2026-03-01     | 2026-06-24   | 2027-01-01
            AT       | 02     | 2026-03-01     | 2026-06-25   | 2027-01-01
            RUNNING  | 02     | 2026-03-01     | 2026-08-31   | 2027-01-01
            RESTORED | 01     | 2026-03-01     | 2026-06-01   | 2027-01-01
            REVOKED  | 03     | 2026-03-01     | 2026-06-01   | 2027-01-01
            EXPIRED  | 02     | 2026-03-01     | 2026-06-01   | 2026-06-29
            UNDATED  | 02     |                |              | 2027-01-01
            BLANK    | 02     | 2026-03-01     | 2026-06-24   |
        """,
    )
    assert named == ["BLANK", "OVER"]


def test_six_months_are_the_longest_whatever_is_stated():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | status | suspended_from | suspended_to
            LONG    | 02     | 2025-12-24     | 2026-12-31
            OPEN    | 02     | 2025-12-24     |
            SIX     | 02     | 2025-12-25     |
            TO-ONLY | 02     |                | 2026-06-24
        """,
    )
    assert named == ["LONG", "OPEN", "TO-ONLY"]


def test_the_sentence_names_the_end_of_the_term():
    (found,) = findings(
        DETECTOR,
        certificates="""
            cert_no | status | suspended_from | suspended_to
            C-1     | 02     | 2026-01-10     | 2026-05-31
        """,
    )
    assert found["explanation_en"] == (
        "Certificate C-1 has been suspended since 2026-01-10; its term ended on 2026-05-31 and 30 days later it is "
        "still suspended."
    )
