"""P15: a body that has not filed its yearly report."""

from datetime import date

from tests.spec import findings, subjects

DETECTOR = "p15_yearly_report_missing"
ALIVE = {
    "audit_plans": "plan_id | body_id | reported_at\nP-1 | B-9 | 2026-06-01T09:00:00",
    "certificates": "cert_no | body_id | issued_on\nC-1 | B-9 | 2026-06-01",
}


def named(bodies: str, as_of: date = date(2026, 6, 30)) -> list[str]:
    header = "body_id | status | approved_on | annual_report_on | last_contact_on\n"
    return subjects(DETECTOR, as_of=as_of, bodies=header + bodies.strip(), **ALIVE)


def test_after_31_march_a_report_of_this_year_is_due():
    bodies = """
        LAST-YEAR | approved | 2010-01-01 | 2025-12-31 | 2026-03-01
        THIS-YEAR | approved | 2010-01-01 | 2026-01-01 | 2026-03-01
    """
    assert named(bodies, date(2026, 4, 1)) == ["LAST-YEAR"]
    assert named(bodies, date(2026, 3, 31)) == []


def test_until_31_march_a_report_of_last_year_is_enough():
    bodies = """
        TWO-YEARS | approved | 2010-01-01 | 2024-12-31 | 2026-03-01
        LAST-YEAR | approved | 2010-01-01 | 2025-01-01 | 2026-03-01
    """
    assert named(bodies, date(2026, 3, 31)) == ["TWO-YEARS"]


def test_a_body_approved_this_year_owes_nothing_yet():
    assert named("""
        NEW | approved | 2026-01-01 | 2025-12-31 | 2026-03-01
        OLD | approved | 2025-12-31 | 2025-12-31 | 2026-03-01
    """) == ["OLD"]


def test_bodies_that_have_ended_owe_nothing():
    assert (
        named("""
        REVOKED   | revoked   | 2010-01-01 | 2024-03-01 | 2026-03-01
        CANCELLED | cancelled | 2010-01-01 | 2024-03-01 | 2026-03-01
    """)
        == []
    )


def test_an_empty_day_is_missing_only_where_most_bodies_have_one():
    empty = "EMPTY | approved | 2010-01-01 | | 2026-03-01\n"
    filled = "FILED | approved | 2010-01-01 | 2026-02-01 | 2026-03-01\n"
    assert named(empty + filled) == ["EMPTY"]
    assert named(empty + empty.replace("EMPTY", "EMPTY-2") + filled) == []


def test_lost_bodies_are_left_to_that_pattern():
    lost = "LOST | approved | 2010-01-01 | 2024-03-01 | 2025-01-01\n"
    assert named(lost) == []
    assert subjects(
        "p18_lost_contact",
        bodies="body_id | status | approved_on | annual_report_on | last_contact_on\n" + lost,
        **ALIVE,
    ) == ["LOST"]


def test_the_sentence_tells_both_days():
    (found,) = findings(
        DETECTOR,
        bodies="body_id | status | approved_on | annual_report_on | last_contact_on\n"
        "B-1 | approved | 2010-01-01 | 2025-03-20 | 2026-03-01",
        **ALIVE,
    )
    assert found["explanation_en"] == (
        "The last yearly report of B-1 dates from 2025-03-20; the one now overdue was to be filed on or after 2026-01-01."
    )
    assert found["occurred_on"] == date(2026, 3, 31)
