"""P09–P12 and P14: outside the approval, without registration, for two bodies, in name only (C06, C17, C20, C31, C39, C53)."""

from tests.cases.audits import with_audits
from tests.cases.court import certificate, named
from tests.cases.honest_nation import BUILDER, HOTEL, MILL, NATION, PAPER, YUNLING


def test_c17_out_of_scope_steps_omitted_no_follow_up_and_an_unregistered_person():
    nation = NATION.change(
        "approved_scopes", {"body_id": YUNLING, "domain_code": "A0301"}, from_on="2019-01-01", to_on="2023-12-31"
    )
    nation = nation.without_audit("PAPER-1").without_audit("HOTEL-S")
    nation = nation.without("registrations", {"person_id": "TAN"})
    assert named(nation) == {
        ("P05", "plan", "PAPER-2"),
        ("P09", "certificate", BUILDER),
        ("P10", "person", "TAN"),
        ("P13", "certificate", HOTEL),
    }


def test_c20_an_auditor_whom_no_register_knows():
    nation = with_audits(
        NATION,
        """
        plan    | body            | org     | domains | stages | from       | to         | team  | certs         | complexity
        HOTEL-X | CNCA-R-2012-102 | O-HOTEL | A0201   | 04     | 2026-04-14 | 2026-04-14 | MO；REN | 10224E0150R0S | limited
        """,
    )
    assert named(nation) == {("P10", "person", "REN")}


def test_c17_a_registration_that_had_expired():
    """TAN's registration ends between his audits of 2025 and those of 2026."""
    nation = NATION.change("registrations", {"person_id": "TAN"}, valid_to="2025-12-31")
    assert named(nation) == {("P10", "person", "TAN")}


def test_c17_a_registration_in_another_field():
    nation = with_audits(
        NATION,
        """
        plan    | body            | org     | domains | stages | from       | to         | team | certs         | complexity
        HOTEL-X | CNCA-R-2012-102 | O-HOTEL | A0201   | 04     | 2026-04-14 | 2026-04-14 | TAN  | 10224E0150R0S | limited
        """,
    )
    assert named(nation) == {("P10", "person", "TAN")}


def test_c31_a_team_of_trainees_only():
    nation = NATION.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2025-N1QMS-1010009 | PEI       | CNCA-R-2010-101 | A0101       | 03    | full_time  | 2025-09-01 | 2028-08-31
        """,
    )
    nation = with_audits(
        nation,
        """
        plan   | body            | org    | domains | stages | from       | to         | team | certs
        MILL-X | CNCA-R-2010-101 | O-MILL | A0101   | 04     | 2026-05-06 | 2026-05-06 | PEI  | 10125Q0101R0S
        """,
    )
    assert named(nation) == {("P10", "plan", "MILL-X")}


def test_c31_a_technical_expert_counted_as_auditor():
    nation = NATION.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2025-N1QMS-1010008 | ZHU       | CNCA-R-2010-101 | A0101       | 04    | part_time  | 2025-09-01 | 2028-08-31
        """,
    )
    nation = with_audits(
        nation,
        """
        plan   | body            | org    | domains | stages | from       | to         | team    | certs
        MILL-X | CNCA-R-2010-101 | O-MILL | A0101   | 04     | 2026-05-06 | 2026-05-06 | LIN；ZHU | 10125Q0101R0S
        """,
    )
    assert named(nation) == {("P10", "person", "ZHU")}


def test_c53_a_scope_code_outside_the_approval():
    """The approval for quality systems is limited to paper and pumps from 2026 on; a textile code is not among them."""
    nation = NATION.change("approved_scopes", {"body_id": YUNLING, "domain_code": "A0101"}, to_on="2025-12-31")
    nation = nation.with_rows(
        "approved_scopes",
        """
        body_id         | domain_code | scope_code | from_on
        CNCA-R-2012-102 | A0101       | 07         | 2026-01-01
        CNCA-R-2012-102 | A0101       | 18.02      | 2026-01-01
        """,
    )
    assert named(nation) == set()
    assert named(certificate(nation, PAPER, scope_codes="07.01.01；04.01.01")) == {("P09", "certificate", PAPER)}


def test_c31_a_service_certificate_of_a_body_approved_for_management_systems_only():
    nation = NATION.with_rows(
        "certificates",
        """
        cert_no       | body_id         | org_id  | domain_code | decided_on | decided_by | issued_on  | expires_on | first_issued_on | status
        10226C0001R0S | CNCA-R-2012-102 | O-HOTEL | C0103       | 2026-03-20 | DING       | 2026-03-23 | 2029-03-22 | 2026-03-23      | 01
        """,
    )
    assert named(nation) == {("P09", "certificate", "10226C0001R0S")}


def test_c39_decided_by_a_member_of_the_audit_team():
    assert named(certificate(NATION, MILL, decided_by="QIAO")) == {("P14", "certificate", MILL)}


def test_c39_a_rule_never_filed_and_the_yearly_report_missing():
    nation = certificate(NATION, PAPER, rule_no="R-102-NEW")
    nation = nation.change("bodies", {"body_id": YUNLING}, annual_report_on="2025-03-20")
    assert named(nation) == {("P15", "body", YUNLING), ("P15", "certificate", PAPER)}


def test_c39_the_approval_ran_out():
    nation = NATION.change("bodies", {"body_id": YUNLING}, approval_expires_on="2026-05-31")
    assert named(nation) == {("P15", "body", YUNLING)}


def test_c06_thirty_auditors_registered_and_never_seen_at_work():
    idle = [
        {
            "registration_no": f"2024-N1QMS-10209{n:02}",
            "person_id": f"NAME-{n:02}",
            "body_id": YUNLING,
            "domain_code": "A0101",
            "grade": "02",
            "employment": "full_time",
            "valid_from": "2024-05-01",
            "valid_to": "2027-04-30",
        }
        for n in range(30)
    ]
    nation = NATION.with_rows("registrations", idle)
    assert named(nation) == {("P12", "person", f"NAME-{n:02}") for n in range(30)}


def test_c06_registered_with_one_body_and_at_work_only_for_another():
    nation = NATION.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2024-N1QMS-1020905 | GAO       | CNCA-R-2012-102 | A0101       | 02    | full_time  | 2024-05-01 | 2027-04-30
        """,
    )
    nation = with_audits(
        nation,
        """
        plan   | body            | org     | domains | stages | from       | to         | team    | certs
        MILL-X | CNCA-R-2010-101 | O-MILL  | A0101   | 04     | 2026-05-06 | 2026-05-06 | LIN；GAO | 10125Q0101R0S
        MILL-Y | CNCA-R-2010-101 | O-MILL  | A0101   | 04     | 2026-02-04 | 2026-02-04 | LIN；GAO | 10125Q0101R0S
        """,
    )
    assert named(nation) == {("P12", "person", "GAO")}


def test_article_62_one_person_registered_with_two_bodies_at_once():
    nation = NATION.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2025-N1QMS-1010077 | TAN       | CNCA-R-2010-101 | A0101       | 02    | part_time  | 2025-09-01 | 2028-08-31
        """,
    )
    assert named(nation) == {("P11", "person", "TAN")}
