"""P08: a body revokes or cancels a mass of its own certificates within a month."""

import json

from tests.spec import findings, subjects

DETECTOR = "p08_mass_self_revocation"
HEADER = "cert_no | body_id | org_id | domain_code | issued_on | expires_on | status | status_on | status_reason"


def held(
    number: int, first: int = 0, state: str = "01 | |", body: str = "B-1", issued: str = "2024-07-01"
) -> list[str]:
    numbers = range(first, first + number)
    return [f"C-{n} | {body} | O-{n} | A0101 | {issued} | 2027-06-30 | {state}" for n in numbers]


def named(rows: list[str], **tables: str) -> list[str]:
    return subjects(DETECTOR, certificates="\n".join([HEADER, *rows]), **tables)


def test_a_tenth_of_the_certificates_and_ten_at_least():
    assert named(held(90) + held(10, 90, "03 | 2026-03-02 | 0112")) == ["B-1"]
    assert named(held(91) + held(10, 91, "03 | 2026-03-02 | 0112")) == []
    assert named(held(20) + held(9, 20, "03 | 2026-03-02 | 0112")) == []


def test_revoked_and_cancelled_count_and_suspended_and_expired_do_not():
    assert named(held(50) + held(5, 50, "03 | 2026-03-02 |") + held(5, 55, "04 | 2026-03-20 |")) == ["B-1"]
    assert named(held(50) + held(20, 50, "02 | 2026-03-02 |") + held(20, 70, "05 | 2026-03-02 |")) == []


def test_thirty_days_are_a_window_and_thirty_one_are_not():
    assert named(held(50) + held(5, 50, "03 | 2026-03-01 |") + held(5, 55, "03 | 2026-03-30 |")) == ["B-1"]
    assert named(held(50) + held(5, 50, "03 | 2026-03-01 |") + held(5, 55, "03 | 2026-03-31 |")) == []


def test_a_body_that_ends_as_many_all_the_time_is_in_order():
    rows, first = held(100), 100
    for month in ("2025-09", "2025-11", "2026-01", "2026-03", "2026-05"):
        rows += held(12, first, f"04 | {month}-10 |")
        first += 12
    assert named(rows) == []


def test_replacements_are_left_out_by_reason_and_by_the_new_certificate():
    assert named(held(50) + held(20, 50, "03 | 2026-03-02 | 0120")) == []
    renewed = [row.replace("C-", "NEW-") for row in held(20, 50, issued="2026-03-10")]
    assert named(held(50) + held(20, 50, "04 | 2026-03-02 |") + renewed) == []
    later = [row.replace("C-", "NEW-") for row in held(20, 50, issued="2026-05-10")]
    assert named(held(50) + held(20, 50, "04 | 2026-03-02 |") + later) == ["B-1"]


def test_the_liquidation_of_a_body_that_lost_its_approval_is_left_out():
    rows = held(50) + held(20, 50, "03 | 2026-03-02 |")
    bodies = "body_id | status | ended_on\n"
    assert named(rows, bodies=bodies + "B-1 | revoked | 2026-02-20") == []
    assert named(rows, bodies=bodies + "B-1 | revoked | 2026-04-01") == []
    assert named(rows, bodies=bodies + "B-1 | revoked | 2026-04-02") == ["B-1"]
    assert named(rows, bodies=bodies + "B-1 | cancelled |") == []
    assert named(rows, bodies=bodies + "B-1 | approved |") == ["B-1"]


def test_each_certificate_counts_once_on_its_first_event():
    events = "cert_no | event | on | reason_code\n" + "\n".join(f"C-{n} | revoked | 2026-03-02 |" for n in range(9))
    rows = held(9, 0, "03 | 2026-03-04 |") + held(40, 9)
    assert named(rows, certificate_events=events) == []
    assert named(rows, certificate_events=events + "\nC-9 | cancelled | 2026-03-05 |") == ["B-1"]


def test_an_inspection_in_the_sixty_days_before_raises_the_score():
    rows = "\n".join([HEADER, *held(50), *held(20, 50, "03 | 2026-03-30 | 0112")])

    def told(day: str) -> tuple[float, str | None]:
        inspections = f"inspection_id | body_id | inspected_on\nI-1 | B-1 | {day}"
        (found,) = findings(DETECTOR, certificates=rows, inspections=inspections)
        return found["score"], json.loads(found["evidence"])["inspected_on"]

    assert told("2026-03-20") == (0.9, "2026-03-20")
    assert told("2025-12-31") == (0.9, "2025-12-31")  # 60 days before the window that ends on 30 March
    assert told("2025-12-30") == (0.6, None)
    assert told("2026-03-31") == (0.6, None)


def test_the_sentence_tells_how_many_of_how_many():
    (found,) = findings(DETECTOR, certificates="\n".join([HEADER, *held(50), *held(20, 50, "03 | 2026-03-30 | 0112")]))
    assert found["explanation_en"] == (
        "B-1 revoked or cancelled 20 of 70 certificates from 2026-03-01 to 2026-03-30; its usual number in as many days "
        "is 0. Last inspection shortly before: –."
    )


def test_in_a_large_body_fifty_at_once_are_a_mass_where_it_hardly_ends_any():
    assert named(held(1000) + held(50, 1000, "03 | 2026-03-02 | 0112")) == ["B-1"]
    assert named(held(1000) + held(49, 1000, "03 | 2026-03-02 | 0112")) == []
    rows, first = held(1000) + held(50, 1000, "03 | 2026-03-02 | 0112"), 1050
    for month in ("2025-05", "2025-07", "2025-09", "2025-11", "2026-01"):  # 14 each: 6.3 in thirty days, an eighth
        rows += held(14, first, f"04 | {month}-10 |")
        first += 14
    assert named(rows) == []
