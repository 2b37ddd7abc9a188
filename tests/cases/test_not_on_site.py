"""P01: audits that did not take place where and when they were signed (C04, C05, C15, C29)."""

from tests.cases.audits import with_audits
from tests.cases.court import named, signed, signed_by
from tests.cases.honest_nation import NATION


def test_c04_an_auditor_who_never_entered_the_site_left_no_sign_in():
    nation = NATION.without("sign_ins", {"plan_id": "FOUNDRY-T"})
    assert named(nation) == {("P01", "plan", "FOUNDRY-T")}


def test_c04_opening_signed_and_closing_never():
    nation = NATION.without("sign_ins", {"plan_id": "FOUNDRY-T", "moment": "closing"})
    assert named(nation) == {("P01", "plan", "FOUNDRY-T")}


def test_c04_signed_from_a_hotel_forty_kilometres_away():
    nation = signed(NATION, "FOUNDRY-T", "opening", lat="39.98", lon="118.18")
    assert named(nation) == {("P01", "plan", "FOUNDRY-T")}


def test_c04_signed_with_an_invented_location():
    nation = signed_by(NATION, "FOUNDRY-T", "SHEN", mock_location="true")
    assert named(nation) == {("P01", "plan", "FOUNDRY-T")}


def test_c05_photographed_and_signed_at_the_hour_and_the_presence_challenge_answered_from_elsewhere():
    nation = NATION.with_rows(
        "sign_ins",
        """
        sign_in_id | plan_id   | person_id | moment    | at                  | received_at         | lat   | lon    | accuracy_m | device_id
        CH-1       | BUILDER-T | MO        | challenge | 2026-03-04 14:10:00 | 2026-03-04 14:12:00 | 30.30 | 114.80 | 30         | PHONE-MO
        """,
    )
    assert named(nation) == {("P01", "plan", "BUILDER-T")}


def test_c05_signed_out_after_the_opening_and_back_only_for_the_closing():
    nation = NATION.with_rows(
        "sign_ins",
        """
        sign_in_id | plan_id | person_id | moment | at                  | received_at         | lat   | lon    | accuracy_m | device_id
        LV-1       | HOTEL-S | MO        | leave  | 2025-10-21 09:20:00 | 2025-10-21 09:20:30 | 25.05 | 102.70 | 30         | PHONE-MO
        """,
    )
    assert named(nation) == {("P01", "plan", "HOTEL-S")}


def test_c05_opening_and_closing_signed_and_another_audit_of_the_same_person_in_between():
    nation = with_audits(
        NATION,
        """
        plan   | body            | org    | domains | stages | from          | to            | team | certs         | site_lat | site_lon
        PUMP-X | CNCA-R-2012-102 | O-PUMP | A0201   | 04     | 2025-10-21 AM | 2025-10-21 AM | MO   | 10225E0311R0M | 25.40    | 102.70
        """,
    )
    nation = signed(nation, "PUMP-X", "opening", at="2025-10-21 09:30:00", received_at="2025-10-21 09:30:20")
    assert named(nation) == {("P01", "plan", "HOTEL-S")}


C15_AUDITS = "\n".join(
    f"HUBEI-{n} | CNCA-R-2012-102 | O-BUILDER | A0301 | 04 | 2026-05-{day:02} | 2026-05-{day:02} | MO；YUE | 10224S0090R0M"
    for n, day in enumerate((6, 8, 11, 13, 18, 20, 25), start=1)
)


def test_c15_seven_audits_in_one_province_whose_auditors_were_not_on_site_as_planned():
    header = "plan | body | org | domains | stages | from | to | team | certs"
    nation = with_audits(NATION, f"{header}\n{C15_AUDITS}")
    for n in range(1, 8):
        nation = nation.change("sign_ins", {"plan_id": f"HUBEI-{n}"}, lat="31.90", lon="114.25")
    assert named(nation) == {("P01", "plan", f"HUBEI-{n}") for n in range(1, 8)}


def test_c29_archives_in_order_and_never_on_site():
    """Results and certificate are complete; only the sign-ins are missing."""
    nation = NATION.without("sign_ins", {"plan_id": "PAPER-2"}).without("sign_ins", {"plan_id": "PAPER-1"})
    assert named(nation) == {("P01", "plan", "PAPER-1"), ("P01", "plan", "PAPER-2")}
