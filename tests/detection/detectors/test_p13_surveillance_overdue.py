"""P13: surveillance overdue and the certificate still valid. As of 2026-06-30: 12 months and 30 days are 2025-05-31."""

from datetime import date

from tests.spec import findings, subjects

DETECTOR = "p13_surveillance_overdue"
HEADER = "cert_no | body_id | org_id | domain_code | status | issued_on | expires_on"
PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | planned_end_at      | cancelled
    OLD     | B-9     | O-9    | A0101        | {old}T09:00:00      | {old}T17:00:00      |
    RECENT  | B-9     | O-9    | A0101        | 2026-06-01T09:00:00 | 2026-06-02T17:00:00 |
    {plan}
"""
CERTIFICATE = "C-1 | B-1 | O-1 | A0101 | 01 | 2024-03-01 | 2027-02-28"


def held(day: str, cancelled: str = "false", domains: str = "A0101") -> str:
    return f"P-1 | B-1 | O-1 | {domains} | {day}T09:00:00 | {day}T17:00:00 | {cancelled}"


def named(
    *lines: str,
    plan: str = "",
    old: str = "2024-01-01",
    header: str = HEADER,
    as_of: date = date(2026, 6, 30),
    **more: str,
) -> list[str]:
    certificates = "\n".join([header, *lines])
    return subjects(
        DETECTOR, as_of=as_of, certificates=certificates, audit_plans=PLANS.format(old=old, plan=plan).strip(), **more
    )


def test_no_audit_at_all_or_none_within_twelve_months_and_thirty_days():
    assert named(CERTIFICATE) == ["C-1"]
    assert named(CERTIFICATE, plan=held("2025-05-30")) == ["C-1"]
    assert named(CERTIFICATE, plan=held("2025-05-31")) == []


def test_only_an_audit_of_this_domain_that_was_not_cancelled_and_not_in_the_future_counts():
    assert named(CERTIFICATE, plan=held("2026-01-10", cancelled="true")) == ["C-1"]
    assert named(CERTIFICATE, plan=held("2026-01-10", domains="A0201")) == ["C-1"]
    assert named(CERTIFICATE, plan=held("2026-07-01")) == ["C-1"]
    assert named(CERTIFICATE, plan=held("2026-06-30", domains="A0201；A0101")) == []


def test_a_certificate_younger_than_the_interval_is_not_due():
    assert named(CERTIFICATE.replace("2024-03-01", "2025-05-30")) == ["C-1"]
    assert named(CERTIFICATE.replace("2024-03-01", "2025-05-31")) == []


def test_only_valid_certificates_of_management_systems():
    assert named(
        "SUSPENDED | B-1 | O-1 | A0101 | 02 | 2024-03-01 | 2027-02-28",
        "REVOKED   | B-1 | O-1 | A0101 | 03 | 2024-03-01 | 2027-02-28",
        "EXPIRED   | B-1 | O-1 | A0101 | 01 | 2024-03-01 | 2026-06-29",
        "LAST-DAY  | B-1 | O-1 | A0101 | 01 | 2024-03-01 | 2026-06-30",
        "OPEN-END  | B-1 | O-1 | A0101 | 01 | 2024-03-01 |",
        "PRODUCT   | B-1 | O-1 | B0301 | 01 | 2024-03-01 | 2027-02-28",
        "UNDATED   | B-1 | O-1 | A0101 | 01 |            | 2027-02-28",
    ) == ["LAST-DAY", "OPEN-END"]


def test_under_the_old_rule_fifteen_months():
    """As of 2025-12-31: 15 months are 2024-09-30, less 30 days 2024-08-31."""
    day = date(2025, 12, 31)
    assert named(CERTIFICATE, plan=held("2024-08-31"), as_of=day) == []
    assert named(CERTIFICATE, plan=held("2024-08-30"), as_of=day) == ["C-1"]


def test_plans_must_reach_back_about_a_year():
    assert named(CERTIFICATE, old="2025-07-05") == ["C-1"]  # 360 days
    assert named(CERTIFICATE, old="2025-07-06") == []


def test_a_recent_transfer_starts_the_interval_anew():
    header = HEADER + " | transferred_on"
    assert named(CERTIFICATE + " | 2025-06-15", header=header) == []
    assert named(CERTIFICATE + " | 2025-05-15", header=header) == ["C-1"]


def test_a_body_that_is_gone_or_cannot_be_reached_is_another_matter():
    bodies = "body_id | status | last_contact_on\nB-1 | {status} | {contact}"
    assert named(CERTIFICATE, bodies=bodies.format(status="approved", contact="2026-06-01")) == ["C-1"]
    assert named(CERTIFICATE, bodies=bodies.format(status="approved", contact="")) == ["C-1"]
    assert named(CERTIFICATE, bodies=bodies.format(status="revoked", contact="2026-06-01")) == []
    assert named(CERTIFICATE, bodies=bodies.format(status="approved", contact="2025-12-31")) == []
    busy = "P-2 | B-1 | O-2 | A0101 | 2026-06-01T09:00:00 | 2026-06-02T17:00:00 |"
    assert named(CERTIFICATE, plan=busy, bodies=bodies.format(status="approved", contact="2025-12-31")) == ["C-1"]


def test_a_part_has_the_surveillance_of_its_main_certificate():
    header = HEADER + " | main_cert_no"
    main = "MAIN | B-1 | O-1 | A0101 | 01 | 2024-03-01 | 2027-02-28 |"
    part = "PART | B-1 | O-5 | A0101 | 01 | 2024-03-01 | 2027-02-28 | MAIN"
    assert named(main, part, header=header, plan=held("2026-01-10")) == []
    assert named(main, part, header=header) == ["MAIN", "PART"]
    assert named(part, header=header) == []


def test_the_sentence_counts_from_the_last_audit():
    (found,) = findings(
        DETECTOR,
        certificates=f"{HEADER}\n{CERTIFICATE}",
        audit_plans=PLANS.format(old="2024-01-01", plan=held("2025-02-10")),
    )
    assert found["explanation_en"] == (
        "Certificate C-1, issued on 2024-03-01 and last audited on 2025-02-10, was due for surveillance by 2026-02-10 "
        "at the latest; 140 days later it is still valid."
    )


def test_after_the_last_surveillance_of_a_cycle_the_recertification_is_due_only_by_the_expiry():
    """Issued 2023-08-01: the second half of the three years begins on 2025-02-01."""
    late = CERTIFICATE.replace("2024-03-01", "2023-08-01").replace("2027-02-28", "2026-07-31")
    assert named(late, plan=held("2025-01-31")) == ["C-1"]
    assert named(late, plan=held("2025-02-01")) == []
    without_end = late.replace("2026-07-31", "")
    assert named(without_end, plan=held("2025-02-01")) == ["C-1"]


def test_the_cycle_of_a_renewed_record_runs_back_from_its_expiry():
    """First issued in 2021 and renewed to 2027-07-31: the cycle began on 2024-07-31, its second half is still ahead."""
    renewed = CERTIFICATE.replace("2024-03-01", "2021-08-01").replace("2027-02-28", "2027-07-31")
    assert named(renewed, plan=held("2025-02-01")) == ["C-1"]
