"""People and certificates that look odd in the records and are honest: every one of them must stay silent."""

from tests.cases.audits import with_audits
from tests.cases.court import certificate, named, signed_by
from tests.cases.honest_nation import CLOUD, HOTEL, MILL, NATION, PAPER, PUMP_E, PUMP_Q, QINGHE

FREE_SHEN = """
plan     | body            | org      | domains | stages | from       | to         | team | certs
BAKERY-S | CNCA-R-2010-101 | O-BAKERY | A0101   | 04     | 2026-05-26 | 2026-05-26 | SHEN | 10125Q0207R1S
"""


def test_a_second_hand_phone_has_its_first_and_then_its_second_owner():
    """LIN sells his phone to SHEN after the last audit he signed with it; from then on it signs for SHEN only."""
    nation = signed_by(with_audits(NATION, FREE_SHEN), "BAKERY-S", "SHEN", device_id="PHONE-LIN")
    assert named(signed_by(nation, "FOUNDRY-T", "SHEN", device_id="PHONE-LIN")) == set()


def test_members_of_one_team_help_each_other_with_one_phone():
    assert named(signed_by(NATION, "FOUNDRY-T", "SHEN", device_id="PHONE-QIAO")) == set()


def test_a_proper_change_of_employer():
    """QIAO leaves one body at the end of the year and audits for the next one from February."""
    nation = NATION.change("registrations", {"person_id": "QIAO"}, cancelled_on="2026-01-05")
    nation = nation.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2026-N1QMS-1020099 | QIAO      | CNCA-R-2012-102 | A0101       | 02    | full_time  | 2026-01-02 | 2028-12-31
        """,
    )
    for table in ("audit_team", "audit_results", "sign_ins"):
        nation = nation.without(table, {"plan_id": "FOUNDRY-T", "person_id": "QIAO"})
    nation = nation.change("sign_ins", {"plan_id": "FOUNDRY-T"}, present_ids="SHEN")
    nation = with_audits(
        nation,
        """
        plan   | body            | org    | domains | stages | from       | to         | team | certs         | complexity
        PUMP-X | CNCA-R-2012-102 | O-PUMP | A0101   | 04     | 2026-02-10 | 2026-02-10 | MO   | 10225Q0310R0M | medium
        PUMP-Y | CNCA-R-2012-102 | O-PUMP | A0101   | 04     | 2026-06-02 | 2026-06-02 | QIAO | 10225Q0310R0M | medium
        """,
    )
    nation = nation.change("audit_team", {"plan_id": "PUMP-Y"}, registration_no="2026-N1QMS-1020099")
    assert named(nation.change("audit_results", {"plan_id": "PUMP-Y"}, registration_no="2026-N1QMS-1020099")) == set()


def test_a_part_time_auditor_without_audits_and_one_registered_last_month():
    nation = NATION.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2024-N1QMS-1020701 | WU        | CNCA-R-2012-102 | A0101       | 02    | part_time  | 2024-05-01 | 2027-04-30
        2026-N1QMS-1020702 | XI        | CNCA-R-2012-102 | A0101       | 02    | full_time  | 2026-05-20 | 2029-05-19
        """,
    )
    assert named(nation) == set()


def test_a_registration_renewed_without_a_gap():
    nation = NATION.change("registrations", {"person_id": "TAN"}, valid_to="2025-12-31")
    nation = nation.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2026-N1QMS-1020702 | TAN       | CNCA-R-2012-102 | A0101       | 02    | full_time  | 2026-01-01 | 2028-12-31
        """,
    )
    for table in ("audit_team", "audit_results"):
        for plan in ("PAPER-1", "PAPER-2"):
            nation = nation.change(table, {"plan_id": plan, "person_id": "TAN"}, registration_no="2026-N1QMS-1020702")
    assert named(nation) == set()


def test_a_certificate_transferred_while_valid():
    """The old number is revoked because a new one took its place (0120), the cycle goes on with the new body."""
    nation = certificate(NATION, HOTEL, status="03", status_on="2026-04-10", status_reason="0120").with_rows(
        "certificates",
        """
        cert_no       | body_id         | org_id  | domain_code | covered_personnel | complexity | stage1_started_on | stage2_ended_on | onsite_days | base_days | decided_on | decided_by | issued_on  | expires_on | first_issued_on | status | transferred_from | transferred_on | rule_no
        10126E0009R0S | CNCA-R-2010-101 | O-HOTEL | A0201       | 40                | limited    | 2024-09-10        | 2024-09-25      | 3           | 3         | 2026-04-08 | FANG       | 2026-04-10 | 2027-11-04 | 2024-11-05      | 01     | CNCA-R-2012-102  | 2026-04-10     | R-101-A0201
        """,
    )
    assert named(nation) == set()


def test_a_new_certificate_for_a_new_edition_of_the_standard():
    """One organisation, one day: the old number ends by 0120, the new one begins; no audit between them."""
    nation = certificate(NATION, MILL, status="03", status_on="2026-05-11", status_reason="0120").with_rows(
        "certificates",
        """
        cert_no       | body_id         | org_id | domain_code | covered_personnel | stage1_started_on | stage2_ended_on | onsite_days | base_days | decided_on | decided_by | issued_on  | expires_on | first_issued_on | status | rule_no
        10126Q0101R0S | CNCA-R-2010-101 | O-MILL | A0101       | 58                | 2025-04-07        | 2025-04-23      | 5           | 5         | 2026-05-08 | FANG       | 2026-05-11 | 2028-05-11 | 2025-05-12      | 01     | R-101-A0101
        """,
    )
    assert named(nation) == set()


def test_a_sub_certificate_rests_on_the_audit_of_its_main_certificate():
    nation = NATION.with_rows(
        "certificates",
        """
        cert_no         | body_id         | org_id  | domain_code | covered_personnel | stage1_started_on | stage2_ended_on | decided_on | decided_by | issued_on  | expires_on | first_issued_on | status | main_cert_no  | rule_no
        10226Q0402R0M-1 | CNCA-R-2012-102 | O-PAPER | A0101       | 25                | 2026-01-13        | 2026-01-29      | 2026-02-25 | DING       | 2026-02-27 | 2029-02-26 | 2026-02-27      | 01     | 10226Q0402R0M | R-102-A0101
        """,
    )
    assert named(nation) == set()


def test_permitted_reductions_to_seven_tenths():
    nation = certificate(NATION, PAPER, onsite_days="5")
    assert named(certificate(nation, CLOUD, onsite_days="8.5")) == set()


def test_an_integrated_audit_with_its_permitted_reduction():
    nation = certificate(NATION, PUMP_Q, onsite_days="4")
    assert named(certificate(nation, PUMP_E, onsite_days="4.5")) == set()


def test_a_cheap_certificate_and_a_quick_one():
    nation = certificate(NATION, MILL, fee="6000")
    assert named(certificate(nation, PAPER, decided_on="2026-01-30", issued_on="2026-01-30")) == set()


def test_a_certificate_cancelled_by_its_holder():
    assert named(certificate(NATION, PUMP_E, status="04", status_on="2026-05-04", status_reason="0199")) == set()


def test_a_national_rule_needs_no_filing():
    assert named(certificate(NATION, PAPER, rule_no="CNCA-QMS-01:2025")) == set()


def test_the_body_renewed_its_approval():
    assert named(NATION.change("bodies", {"body_id": QINGHE}, approval_expires_on="2032-04-30")) == set()
