"""Audits that look odd in the records and are honest: every one of them must stay silent."""

from tests.cases.audits import with_audits
from tests.cases.court import explained, named, signed, signed_by
from tests.cases.honest_nation import NATION


def test_an_address_that_could_not_be_located_with_an_honest_explanation():
    """The new plant has no house number yet; the phone shows a place far from the registered address."""
    nation = NATION.change(
        "audit_plans", {"plan_id": "PAPER-2"}, site_address="新厂区（无门牌）", site_lat="", site_lon=""
    )
    nation = nation.change("sign_ins", {"plan_id": "PAPER-2"}, lat="36.40", lon="117.30")
    nation = explained(nation, "PAPER-2", "2026-01-30 10:00:00", "新厂区尚无门牌，地图无法定位")
    assert named(nation) == set()


def test_an_unlocated_address_alone_is_not_held_against_anyone():
    nation = NATION.change("audit_plans", {"plan_id": "PAPER-2"}, site_lat="", site_lon="")
    assert named(nation.change("sign_ins", {"plan_id": "PAPER-2"}, lat="36.40", lon="117.30")) == set()


def test_a_deviation_that_the_body_explained_in_time():
    nation = signed(NATION, "FOUNDRY-T", "closing", lat="39.98", lon="118.18")
    assert named(explained(nation, "FOUNDRY-T", "2026-06-12 16:00:00", "末次会议在总部举行", by="body")) == set()


def test_a_forgotten_closing_sign_that_was_explained():
    nation = NATION.without("sign_ins", {"plan_id": "FOUNDRY-T", "moment": "closing"})
    assert named(explained(nation, "FOUNDRY-T", "2026-06-11 09:00:00", "末次会议时厂区停电断网")) == set()


def test_an_auditor_taken_to_hospital_and_replaced_with_a_change_of_plan():
    """TAN opens the audit, falls ill at ten and signs out at the hospital; MO takes his place from noon."""
    nation = NATION.change("audit_plans", {"plan_id": "PAPER-2"}, changed_at="2026-01-27 12:40:00")
    nation = nation.without("sign_ins", {"plan_id": "PAPER-2", "person_id": "TAN", "moment": "closing"})
    nation = nation.change("sign_ins", {"plan_id": "PAPER-2", "moment": "closing"}, present_ids="YUE；MO")
    nation = nation.with_rows(
        "sign_ins",
        """
        sign_in_id | plan_id | person_id | moment  | at                  | received_at         | lat    | lon     | accuracy_m | device_id | photo_hash       | present_ids
        HS-1       | PAPER-2 | TAN       | leave   | 2026-01-27 10:25:00 | 2026-01-27 10:26:00 | 36.700 | 117.120 | 40         | PHONE-TAN |                  | TAN
        HS-2       | PAPER-2 | MO        | arrive  | 2026-01-27 13:30:00 | 2026-01-27 13:31:00 | 36.660 | 117.050 | 20         | PHONE-MO  | 51f08b3ce2d7a946 | YUE；MO
        HS-3       | PAPER-2 | MO        | closing | 2026-01-29 16:50:00 | 2026-01-29 16:51:00 | 36.660 | 117.050 | 20         | PHONE-MO  | a7c21e905b3d68f4 | YUE；MO
        """,
    )
    nation = nation.change("audit_results", {"plan_id": "PAPER-2", "person_id": "TAN"}, ended_at="2026-01-27 10:00:00")
    nation = nation.with_rows(
        "audit_team",
        """
        plan_id | person_id | role    | registration_no    | planned_days
        PAPER-2 | MO        | auditor | 2024-N1QMS-1020001 | 2.5
        """,
    ).with_rows(
        "audit_results",
        """
        plan_id | person_id | stage_code | started_at          | ended_at            | role    | registration_no
        PAPER-2 | MO        | 0102       | 2026-01-27 13:30:00 | 2026-01-29 17:00:00 | auditor | 2024-N1QMS-1020001
        """,
    )
    assert named(explained(nation, "PAPER-2", "2026-01-29 18:00:00", "谭二就医，由莫一接替")) == set()


def test_a_replacement_planned_the_evening_before():
    """SHEN goes in the place of QIAO; plan, sign-ins and results are all his."""
    nation = NATION.change("audit_plans", {"plan_id": "MILL-2"}, changed_at="2025-04-21 19:00:00")
    for table in ("audit_team", "audit_results", "sign_ins"):
        nation = nation.change(table, {"plan_id": "MILL-2", "person_id": "QIAO"}, person_id="SHEN")
    for table in ("audit_team", "audit_results"):
        nation = nation.change(table, {"plan_id": "MILL-2", "person_id": "SHEN"}, registration_no="2024-N1QMS-1010003")
    nation = signed_by(nation, "MILL-2", "SHEN", device_id="PHONE-SHEN")
    assert named(nation.change("sign_ins", {"plan_id": "MILL-2"}, present_ids="LIN；SHEN")) == set()


def test_the_planned_auditor_was_replaced_and_later_takes_the_decision():
    nation = NATION.with_rows(
        "audit_team",
        """
        plan_id | person_id | role    | registration_no    | planned_days
        MILL-2  | FANG      | auditor | 2024-N1QMS-1010004 | 2
        """,
    )
    assert named(nation) == set()


def test_a_remote_audit_is_signed_from_home():
    nation = NATION.change("audit_plans", {"plan_id": "CLOUD-S"}, remote="true", remote_reason="纯线上业务，无固定场所")
    nation = signed_by(nation, "CLOUD-S", "HAI", lat="31.23", lon="121.47")
    assert named(signed_by(nation, "CLOUD-S", "BAI", lat="39.90", lon="116.40")) == set()


def test_one_member_takes_part_in_an_audit_on_site_from_afar_and_explains_it():
    nation = signed_by(NATION, "CLOUD-S", "BAI", lat="39.90", lon="116.40")
    assert named(explained(nation, "CLOUD-S", "2026-06-17 11:00:00", "白二远程参加，证据见附件")) == set()


def test_the_sites_of_one_organisation_are_audited_at_once_by_parts_of_the_body():
    """Two plans on the same days, one for each site, eighty kilometres apart."""
    nation = with_audits(
        NATION,
        """
        plan      | body            | org       | domains | stages | from       | to         | team | certs         | complexity | site_address | site_lat | site_lon
        BUILDER-U | CNCA-R-2012-102 | O-BUILDER | A0301   | 03     | 2026-03-03 | 2026-03-05 | TAN  | 10224S0090R0M | high       | 孝感工地     | 31.20    | 113.95
        """,
    )
    nation = nation.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2024-N1OHS-1020002 | TAN       | CNCA-R-2012-102 | A0301       | 02    | full_time  | 2024-05-01 | 2027-04-30
        """,
    )
    nation = nation.change("audit_team", {"plan_id": "BUILDER-U"}, registration_no="2024-N1OHS-1020002")
    assert named(nation) == set()


def test_a_team_that_splits_to_two_sites_and_explains_the_distance():
    nation = signed_by(NATION, "BUILDER-T", "YUE", lat="31.20", lon="113.95")
    assert named(explained(nation, "BUILDER-T", "2026-03-06 09:00:00", "岳三赴孝感工地")) == set()


def test_one_person_visits_two_sites_of_one_organisation_in_one_audit():
    """The second site lies four kilometres from the planned one."""
    nation = NATION.with_rows(
        "sign_ins",
        """
        sign_in_id | plan_id   | person_id | moment | at                  | received_at         | lat    | lon     | accuracy_m | device_id
        TS-1       | BUILDER-T | YUE       | leave  | 2026-03-04 09:30:00 | 2026-03-04 09:30:20 | 30.551 | 114.250 | 20         | PHONE-YUE
        TS-2       | BUILDER-T | YUE       | arrive | 2026-03-04 10:05:00 | 2026-03-04 10:05:20 | 30.580 | 114.270 | 20         | PHONE-YUE
        """,
    )
    assert named(nation) == set()


def test_an_audit_moved_behind_the_spring_festival():
    """Planned for February 10, moved in time to the Saturday 28, a working day that makes up for the holiday."""
    nation = NATION.change(
        "audit_plans",
        {"plan_id": "MILL-S"},
        planned_start_at="2026-02-28 08:30:00",
        planned_end_at="2026-02-28 17:00:00",
        reported_at="2026-01-30 10:00:00",
        changed_at="2026-02-06 10:00:00",
    )
    nation = nation.change(
        "audit_results", {"plan_id": "MILL-S"}, started_at="2026-02-28 08:30:00", ended_at="2026-02-28 17:00:00"
    )
    nation = signed(nation, "MILL-S", "opening", at="2026-02-28 08:35:00", received_at="2026-02-28 08:35:30")
    assert (
        named(signed(nation, "MILL-S", "closing", at="2026-02-28 16:50:00", received_at="2026-02-28 16:51:00")) == set()
    )


def test_an_audit_given_up_for_the_festival_and_cancelled():
    nation = with_audits(
        NATION,
        """
        plan   | body            | org    | domains | stages | from       | to         | team | certs         | cancelled
        MILL-C | CNCA-R-2010-101 | O-MILL | A0101   | 04     | 2026-02-12 | 2026-02-12 | LIN  | 10125Q0101R0S | true
        """,
    )
    nation = nation.without("sign_ins", {"plan_id": "MILL-C"}).without("audit_results", {"plan_id": "MILL-C"})
    assert named(nation) == set()


def test_an_integrated_audit_reported_as_two_plans_that_are_bound():
    """Quality and environment of one firm on the same days: the same people, signed once for each plan."""
    nation = NATION
    for plan in ("PUMP-1", "PUMP-2"):
        nation = nation.without_audit(plan)
    nation = with_audits(
        nation,
        """
        plan     | body            | org    | domains | stages | from       | to         | team       | application | complexity
        PUMP-Q-1 | CNCA-R-2012-102 | O-PUMP | A0101   | 0101   | 2025-09-02 | 2025-09-02 | MO；TAN     | A-PUMP-Q    | medium
        PUMP-E-1 | CNCA-R-2012-102 | O-PUMP | A0201   | 0101   | 2025-09-02 | 2025-09-02 | MO；YUE     | A-PUMP-E    | medium
        PUMP-Q-2 | CNCA-R-2012-102 | O-PUMP | A0101   | 0102   | 2025-09-16 | 2025-09-18 | MO；TAN；YUE | A-PUMP-Q    | medium
        PUMP-E-2 | CNCA-R-2012-102 | O-PUMP | A0201   | 0102   | 2025-09-16 | 2025-09-18 | MO；YUE     | A-PUMP-E    | medium
        """,
    )
    for person in ("MO", "YUE"):
        for moment in ("opening", "closing"):
            (photo,) = (
                row["photo_hash"]
                for row in nation.rows["sign_ins"]
                if row["sign_in_id"] == f"PUMP-Q-2-{person}-{moment}"
            )
            nation = nation.change("sign_ins", {"sign_in_id": f"PUMP-E-2-{person}-{moment}"}, photo_hash=photo)
    assert named(nation) == set()


def test_two_clients_in_one_town_in_the_morning_and_in_the_afternoon():
    nation = with_audits(
        NATION,
        """
        plan   | body            | org     | domains | stages | from          | to            | team | certs         | site_lat | site_lon
        MILL-A | CNCA-R-2010-101 | O-MILL  | A0101   | 04     | 2026-05-20 AM | 2026-05-20 AM | SHEN | 10125Q0101R0S |          |
        BAKE-P | CNCA-R-2010-101 | O-BAKERY | A0101  | 04     | 2026-05-20 PM | 2026-05-20 PM | SHEN | 10125Q0207R1S | 30.03    | 120.70
        """,
    )
    assert (
        named(
            nation.change("audit_plans", {"plan_id": "MILL-A"}, site_lat="30.00", site_lon="120.58").change(
                "sign_ins", {"plan_id": "MILL-A"}, lat="30.0001", lon="120.5801"
            )
        )
        == set()
    )


def test_offline_sign_ins_received_the_next_day():
    """A mine without reception: the phone keeps the signs and sends them from the hotel."""
    nation = signed(NATION, "BUILDER-T", "opening", received_at="2026-03-04 07:10:00")
    assert named(signed(nation, "BUILDER-T", "closing", received_at="2026-03-07 12:00:00")) == set()


def test_a_phone_that_blurs_its_place():
    nation = signed_by(NATION, "FOUNDRY-T", "SHEN", lat="39.678", lon="118.18", accuracy_m="900")
    assert named(nation) == set()


def test_only_the_leader_signs_for_the_team():
    nation = NATION
    for plan in ("FOUNDRY-S", "FOUNDRY-T"):
        nation = nation.without("sign_ins", {"plan_id": plan, "person_id": "SHEN"})
    assert named(nation) == set()


def test_an_expert_a_trainee_and_an_observer_go_along():
    nation = NATION.with_rows(
        "registrations",
        """
        registration_no    | person_id | body_id         | domain_code | grade | employment | valid_from | valid_to
        2025-N1QMS-1010009 | PEI       | CNCA-R-2010-101 | A0101       | 03    | full_time  | 2025-09-01 | 2028-08-31
        2025-N1QMS-1010008 | ZHU       | CNCA-R-2010-101 | A0101       | 04    | part_time  | 2025-09-01 | 2028-08-31
        """,
    ).with_rows(
        "audit_team",
        """
        plan_id | person_id | role     | registration_no    | planned_days
        MILL-S  | PEI       | trainee  | 2025-N1QMS-1010009 | 1
        MILL-S  | ZHU       | expert   | 2025-N1QMS-1010008 | 1
        MILL-S  | FANG      | observer |                    | 1
        """,
    )
    assert named(nation) == set()


def test_a_plan_of_next_month_has_no_sign_ins_yet():
    nation = with_audits(
        NATION,
        """
        plan    | body            | org     | domains | stages | from       | to         | team | certs         | complexity
        HOTEL-T | CNCA-R-2012-102 | O-HOTEL | A0201   | 03     | 2026-07-14 | 2026-07-14 | MO   | 10224E0150R0S | limited
        """,
    )
    nation = nation.without("sign_ins", {"plan_id": "HOTEL-T"}).without("audit_results", {"plan_id": "HOTEL-T"})
    assert named(nation) == set()
