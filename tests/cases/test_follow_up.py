"""P13, P18, X03, X04, X06, X08: after the certificate, and around it (C01, C17, C18)."""

from tests.cases.court import certificate, named
from tests.cases.honest_nation import DAIRY, HAIJIA, HOTEL, MILL, NATION, PAPER, PARTS, QINGHE


def test_c18_surveillance_never_came_and_the_certificate_is_still_valid():
    assert named(NATION.without_audit("PARTS-T")) == {("P13", "certificate", PARTS)}


def test_c18_a_cancelled_plan_is_no_surveillance():
    nation = NATION.change("audit_plans", {"plan_id": "PARTS-T"}, cancelled="true")
    nation = nation.without("sign_ins", {"plan_id": "PARTS-T"}).without("audit_results", {"plan_id": "PARTS-T"})
    assert named(nation) == {("P13", "certificate", PARTS)}


def test_surveillance_overdue_and_the_certificate_suspended_for_it_is_the_lawful_answer():
    nation = certificate(
        NATION.without_audit("PARTS-T"),
        PARTS,
        status="02",
        status_on="2026-05-20",
        status_reason="0112",
        suspended_from="2026-05-20",
        suspended_to="2026-11-19",
    )
    assert named(nation) == set()


def test_a_suspension_longer_than_its_term():
    nation = certificate(
        NATION, MILL, status="02", status_on="2025-11-10", suspended_from="2025-11-10", suspended_to="2026-11-09"
    )
    assert named(nation) == {("P13", "certificate", MILL)}


def test_a_suspension_that_was_lifted_in_time():
    nation = certificate(NATION, MILL, suspended_from="2025-11-10", suspended_to="2026-02-10", status_on="2026-02-03")
    assert named(nation) == set()


def test_a_body_nobody_can_reach_any_more():
    """Its certificates are not held against it one by one."""
    nation = NATION.change("bodies", {"body_id": HAIJIA}, last_contact_on="2025-05-10", annual_report_on="2025-03-01")
    assert named(nation) == {("P18", "body", HAIJIA)}


def test_a_certificate_taken_over_while_it_was_suspended():
    nation = certificate(NATION, HOTEL, transferred_from=QINGHE, transferred_on="2025-03-10").with_rows(
        "certificate_events",
        """
        cert_no       | event       | on         | reported_at
        10224E0150R0S | suspended   | 2025-02-01 | 2025-02-05 10:00:00
        10224E0150R0S | transferred | 2025-03-10 | 2025-03-12 10:00:00
        """,
    )
    assert named(nation) == {("X03", "certificate", HOTEL)}


def test_a_certificate_taken_over_after_its_suspension_was_lifted():
    nation = certificate(NATION, HOTEL, transferred_from=QINGHE, transferred_on="2025-03-10").with_rows(
        "certificate_events",
        """
        cert_no       | event       | on         | reported_at
        10224E0150R0S | suspended   | 2025-01-10 | 2025-01-12 10:00:00
        10224E0150R0S | restored    | 2025-02-20 | 2025-02-22 10:00:00
        10224E0150R0S | transferred | 2025-03-10 | 2025-03-12 10:00:00
        """,
    )
    assert named(nation) == set()


def test_a_client_revoked_before_the_issue():
    nation = NATION.change("organisations", {"org_id": "O-PAPER"}, status="revoked", ended_on="2026-01-31")
    assert named(nation) == {("X04", "certificate", PAPER)}


def test_a_client_listed_as_dishonest_at_the_issue():
    nation = NATION.change(
        "organisations", {"org_id": "O-PAPER"}, dishonest_from="2025-06-01", dishonest_to="2028-05-31"
    )
    assert named(nation) == {("X04", "certificate", PAPER)}


def test_a_client_listed_as_abnormal_until_before_the_issue_or_since_after_it():
    before = NATION.change("organisations", {"org_id": "O-PAPER"}, abnormal_from="2025-07-01", abnormal_to="2025-12-01")
    assert named(before.change("organisations", {"org_id": "O-MILL"}, abnormal_from="2025-07-01")) == set()


def test_a_plan_reported_after_the_audit_began():
    nation = NATION.change("audit_plans", {"plan_id": "PAPER-2"}, reported_at="2026-01-27 15:00:00")
    assert named(nation) == {("X06", "plan", "PAPER-2")}


def test_a_plan_changed_after_the_fact():
    nation = NATION.change("audit_plans", {"plan_id": "PAPER-2"}, changed_at="2026-02-02 09:00:00")
    assert named(nation) == {("X06", "plan", "PAPER-2")}


def test_an_audit_after_expiry_called_recertification():
    """The certificate of the dairy ran out in February; its recertification audit was in March."""
    nation = certificate(NATION, "10323F0033R0S", expires_on="2026-02-19", status_on="2026-02-20")
    nation = nation.change("certificate_events", {"cert_no": "10323F0033R0S", "event": "expired"}, on="2026-02-20")
    assert named(nation) == {("X08", "certificate", DAIRY)}


def test_a_recertification_audit_that_ended_on_the_day_of_expiry():
    nation = certificate(NATION, "10323F0033R0S", expires_on="2026-03-11", status_on="2026-03-12")
    nation = nation.change("certificate_events", {"cert_no": "10323F0033R0S", "event": "expired"}, on="2026-03-12")
    assert named(nation) == set()


def test_the_certificate_covers_a_fraction_of_the_people():
    nation = NATION.change("organisations", {"org_id": "O-PAPER"}, employees="900")
    assert named(nation) == {("X09", "certificate", PAPER)}
