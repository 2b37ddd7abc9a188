"""P15: a body whose approval has expired and who still stands as approved."""

from tests.spec import findings, subjects

DETECTOR = "p15_approval_expired"
BODIES = """
    body_id | status    | approval_expires_on
    OVER    | approved  | 2026-06-29
    TODAY   | approved  | 2026-06-30
    FUTURE  | approved  | 2027-06-30
    UNKNOWN | approved  |
    ENDED   | cancelled | 2026-01-01
    STOPPED | suspended | 2026-01-01
"""


def test_an_approved_body_after_its_last_day_is_named():
    assert subjects(DETECTOR, bodies=BODIES) == ["OVER"]


def test_the_certificates_issued_since_are_counted():
    (found,) = findings(
        DETECTOR,
        bodies="body_id | status | approval_expires_on\nB-1 | approved | 2026-01-31",
        certificates="""
            cert_no | body_id | issued_on
            C-1     | B-1     | 2026-01-31
            C-2     | B-1     | 2026-02-01
            C-3     | B-1     | 2026-03-01
            C-4     | B-2     | 2026-03-01
            C-5     | B-1     |
        """,
    )
    assert found["explanation_en"] == (
        "The approval of B-1 expired on 2026-01-31 and it still stands as approved; it has issued 2 certificates since."
    )
