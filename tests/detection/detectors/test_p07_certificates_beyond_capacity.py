"""P07: more certificates in a window than the people of the body could have audited."""

from datetime import date, timedelta

from tests.spec import findings, subjects

DETECTOR = "p07_certificates_beyond_capacity"
HEADER = "cert_no | body_id | org_id | domain_code | onsite_days | issued_on | stage2_ended_on | main_cert_no | transferred_from"


def auditors(number: int, body: str = "B-1", grade: str = "02", until: str = "2028-01-01") -> str:
    rows = [f"R-{n} | P-{n} | {body} | A0101 | {grade} | 2024-01-01 | {until}" for n in range(number)]
    return "registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to\n" + "\n".join(rows)


def certificates(
    number: int,
    days: float = 2,
    issued: str = "2026-03-02",
    ended: str = "",
    domain: str = "A0101",
    spread: int = 1,
    orgs: int = 10_000,
    rest: str = "|",
    prefix: str = "C",
) -> list[str]:
    """`number` certificates, issued over `spread` days from `issued` on."""
    first = date.fromisoformat(issued) if issued else None
    rows = []
    for n in range(number):
        day = first + timedelta(n % spread) if first else ""
        rows.append(f"{prefix}-{n} | B-1 | O-{prefix}-{n % orgs} | {domain} | {days} | {day} | {ended} | {rest}")
    return rows


def named(rows: list[str], registered: str) -> list[str]:
    return subjects(DETECTOR, certificates="\n".join([HEADER, *rows]), registrations=registered)


# Two auditors, 7 days and a month of lead: 2 × 37 × 0.7333 = 54.3 person-days.
def test_certificates_issued_in_a_week_may_take_the_working_days_of_the_week_and_of_a_month_before():
    assert named(certificates(27, days=2), auditors(2)) == []  # 54
    assert named(certificates(28, days=2), auditors(2)) == ["B-1"]  # 56


def test_nineteen_certificates_are_too_few_to_judge():
    assert named(certificates(19, days=5), auditors(2)) == []
    assert named(certificates(20, days=5), auditors(2)) == ["B-1"]


def test_a_load_spread_over_three_months_is_in_order():
    assert named(certificates(56, days=2, spread=90), auditors(2)) == []


def test_a_batch_at_the_end_of_each_month_is_in_order():
    rows = []
    for month in range(1, 7):
        rows += certificates(22, days=2, issued=f"2026-{month:02}-25", prefix=f"M{month}")
    assert named(rows, auditors(2)) == []


def test_the_certificates_of_one_integrated_audit_count_once_with_the_most_days():
    assert named(certificates(81, days=2, orgs=27), auditors(2)) == []
    assert named(certificates(84, days=2, orgs=28), auditors(2)) == ["B-1"]


# By end of audit: 2 × (7 + 7) × 0.7333 = 20.5 with the lead, 10.3 without; 2 × (30 + 7) × 0.7333 = 54.3 in 30 days.
def test_audits_that_ended_in_one_week_have_a_week_of_lead():
    steady = [
        row
        for week in range(12)
        for row in certificates(
            10, days=1, issued="", ended=str(date(2026, 1, 5) + timedelta(7 * week)), prefix=f"W{week}"
        )
    ]
    assert named(steady, auditors(2)) == []
    assert named(certificates(20, days=1, issued="", ended="2026-02-20", prefix="X") + steady, auditors(2)) == ["B-1"]


def test_an_extraordinary_week_is_judged_without_lead_and_an_ordinary_one_is_not():
    quiet = [
        row
        for week in range(20)
        for row in certificates(
            2, days=1, issued="", ended=str(date(2026, 1, 5) + timedelta(7 * week)), prefix=f"W{week}"
        )
    ]
    # 20 days of audit in the week, 2 in others: more than 5 working days of 3 auditors give, less than with the lead.
    burst = certificates(20, days=1, issued="", ended="2026-03-25", prefix="X")
    assert named(quiet + burst, auditors(3)) == ["B-1"]
    assert named(quiet + burst, auditors(5)) == []


def test_unreported_days_count_as_one():
    assert named(certificates(54, days=""), auditors(2)) == []
    assert named(certificates(55, days=""), auditors(2)) == ["B-1"]


def test_products_transfers_and_sub_certificates_are_left_out():
    assert named(certificates(60, domain="B0101"), auditors(2)) == []
    assert named(certificates(60, rest="| B-9"), auditors(2)) == []
    assert named(certificates(60, rest="MAIN |"), auditors(2)) == []
    assert named(certificates(60, rest="| B-1"), auditors(2)) == ["B-1"]


def test_trainees_experts_and_people_gone_by_then_audit_nothing():
    assert named(certificates(28), auditors(2, grade="01")) == ["B-1"]
    assert named(certificates(28), auditors(4)) == []
    assert named(certificates(28), auditors(4, until="2025-12-31")) == ["B-1"]


def test_without_registrations_those_who_audited_in_the_past_year_count():
    team = "plan_id | person_id | role\n" + "\n".join(f"P-1 | A-{n} | auditor" for n in range(4))
    plans = """
        plan_id | body_id | org_id | planned_start_at    | planned_end_at
        P-1     | B-1     | O-1    | 2026-02-02T09:00:00 | 2026-02-02T17:00:00
    """

    def judged(number: int) -> list[str]:
        rows = "\n".join([HEADER, *certificates(number)])
        return subjects(
            DETECTOR, certificates=rows, registrations=auditors(9, body="B-9"), audit_team=team, audit_plans=plans
        )

    assert judged(54) == []  # 108 of 108.5
    assert judged(55) == ["B-1"]


def test_a_body_whose_people_are_unknown_is_not_judged():
    assert named(certificates(90), auditors(2, body="B-9")) == []


def test_one_burst_is_one_finding_and_two_bursts_are_two():
    rows = certificates(60, spread=10)
    found = findings(DETECTOR, certificates="\n".join([HEADER, *rows]), registrations=auditors(2))
    assert len(found) == 1
    rows += certificates(60, spread=10, issued="2025-09-01", prefix="D")
    found = findings(DETECTOR, certificates="\n".join([HEADER, *rows]), registrations=auditors(2))
    assert len(found) == 2


def test_the_sentence_compares_load_and_capacity():
    (found,) = findings(DETECTOR, certificates="\n".join([HEADER, *certificates(91)]), registrations=auditors(2))
    assert found["explanation_en"] == (
        "B-1 has 91 management-system certificates issued from 2026-02-24 to 2026-03-02 (7 days), which took 182 "
        "person-days on site; its 2 auditors could give 54.3 at most."
    )
