"""P02 and P03: another person in the auditor's place, one person in two places (C01, C02, C31, C15)."""

from tests.cases.audits import with_audits
from tests.cases.court import certificate, named, signed, signed_by
from tests.cases.honest_nation import FOUNDRY, NATION

BAKERY_S = """
plan     | body            | org      | domains | stages | from       | to         | team | certs
BAKERY-S | CNCA-R-2010-101 | O-BAKERY | A0101   | 04     | 2026-04-28 | 2026-04-28 | SHEN | 10125Q0207R1S
"""


def test_c01_impersonation_time_cut_and_no_timely_suspension():
    """SHEN is signed for with the phone of LIN, who is not in the team; LIN's own audit ends before noon."""
    nation = signed_by(with_audits(NATION, BAKERY_S), "BAKERY-S", "SHEN", device_id="PHONE-LIN")
    nation = signed(nation, "MILL-S", "closing", at="2026-04-20 11:20:00", received_at="2026-04-20 11:21:00")
    nation = certificate(
        nation, FOUNDRY, status="02", status_on="2025-10-01", suspended_from="2025-10-01", suspended_to="2026-03-31"
    )
    assert named(nation) == {
        ("P02", "plan", "BAKERY-S"),
        ("P04", "plan", "MILL-S"),
        ("P13", "certificate", FOUNDRY),
    }


def test_c01_unqualified_staff_named_as_auditors():
    nation = with_audits(NATION, BAKERY_S.replace("SHEN", "WEN"))
    assert named(nation) == {("P10", "person", "WEN")}


def test_c02_stage_1_not_done_and_a_member_shown_on_the_photos_while_signing_elsewhere():
    nation = with_audits(
        NATION.without_audit("PAPER-1").without("sign_ins", {"plan_id": "PAPER-2", "person_id": "YUE"}),
        """
        plan    | body            | org     | domains | stages | from       | to         | team   | certs         | complexity
        HOTEL-X | CNCA-R-2012-102 | O-HOTEL | A0201   | 04     | 2026-01-28 | 2026-01-28 | MO；YUE | 10224E0150R0S | limited
        """,
    )
    assert named(nation) == {("P02", "person", "YUE"), ("P05", "plan", "PAPER-2")}


def test_c31_one_photo_shown_at_two_audits_one_of_them_remote():
    nation = NATION.change("audit_plans", {"plan_id": "MILL-S"}, remote="true", remote_reason="疫情防控")
    nation = signed(nation, "BAKERY-R", "opening", photo_hash="9c3e51f0a7264bd8")
    nation = signed(nation, "MILL-S", "opening", photo_hash="9c3e51f0a7264bd8")
    assert named(nation) == {("P02", "plan", "MILL-S")}


def test_c31_a_photo_cropped_and_used_again_differs_in_three_bits():
    nation = signed(NATION, "BAKERY-R", "opening", photo_hash="9c3e51f0a7264bd8")
    nation = signed(nation, "MILL-S", "opening", photo_hash="9c3e51f0a7264bdf")
    assert named(nation) == {("P02", "plan", "MILL-S")}


def test_c31_one_phone_signs_for_the_auditors_of_two_bodies_within_a_week():
    nation = signed_by(NATION, "BUILDER-T", "MO", device_id="PHONE-BROKER")
    nation = signed_by(nation, "DAIRY-R", "KANG", device_id="PHONE-BROKER")
    # nobody uses it more than the other, so it is neither's: both audits are told
    assert named(nation) == {("P02", "plan", "BUILDER-T"), ("P02", "plan", "DAIRY-R")}


def test_one_person_signs_for_two_bodies_in_two_provinces_at_the_same_hours():
    nation = with_audits(
        NATION,
        """
        plan   | body            | org    | domains | stages | from       | to         | team    | certs
        MILL-X | CNCA-R-2010-101 | O-MILL | A0101   | 04     | 2026-05-12 | 2026-05-12 | LIN；KANG | 10125Q0101R0S
        """,
    )
    assert named(nation) == {("P03", "person", "KANG")}


def test_one_person_signs_out_at_noon_and_in_again_1200_kilometres_away_an_hour_later():
    nation = with_audits(
        NATION,
        """
        plan      | body            | org       | domains | stages | from          | to            | team | certs
        MILL-AM   | CNCA-R-2010-101 | O-MILL    | A0101   | 04     | 2026-05-20 AM | 2026-05-20 AM | SHEN | 10125Q0101R0S
        FOUNDRY-PM | CNCA-R-2010-101 | O-FOUNDRY | A0101  | 04     | 2026-05-20 PM | 2026-05-20 PM | SHEN | 10124Q0044R0M
        """,
    )
    assert named(nation) == {("P03", "person", "SHEN")}


def test_c15_dates_cross_checked_a_stage_2_signed_while_the_leader_signs_in_another_province():
    nation = with_audits(
        NATION,
        """
        plan      | body            | org       | domains | stages | from       | to         | team   | certs
        BUILDER-X | CNCA-R-2012-102 | O-BUILDER | A0301   | 04     | 2026-01-29 | 2026-01-30 | MO；YUE | 10224S0090R0M
        """,
    )
    assert named(nation) == {("P03", "person", "YUE")}


def test_one_person_signs_at_two_clients_eighty_kilometres_apart_all_day():
    """Opening and closing at both, minutes apart: nobody drives there and back in between."""
    nation = with_audits(
        NATION,
        """
        plan   | body            | org      | domains | stages | from       | to         | team    | certs         | site_lat | site_lon
        MILL-X | CNCA-R-2010-101 | O-MILL   | A0101   | 04     | 2026-05-20 | 2026-05-20 | SHEN    | 10125Q0101R0S | 31.00    | 120.00
        BAKE-X | CNCA-R-2010-101 | O-BAKERY | A0101   | 04     | 2026-05-20 | 2026-05-20 | SHEN    | 10125Q0207R1S | 31.50    | 120.62
        """,
    )
    assert named(nation) == {("P03", "person", "SHEN")}


def test_a_colleague_is_shown_by_the_leader_and_never_signs_himself_while_signing_for_another_body():
    nation = with_audits(
        NATION.without("sign_ins", {"plan_id": "BUILDER-T", "person_id": "YUE"}),
        """
        plan   | body            | org    | domains | stages | from       | to         | team | certs
        MILL-X | CNCA-R-2010-101 | O-MILL | A0101   | 04     | 2026-03-04 | 2026-03-04 | YUE  | 10125Q0101R0S
        """,
    )
    assert named(nation) == {("P02", "person", "YUE")}
