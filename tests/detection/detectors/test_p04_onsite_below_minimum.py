"""P04: on-site days against the minimum of the audit-time tables."""

from tests.spec import findings, subjects

DETECTOR = "p04_onsite_below_minimum"


def test_quality_by_persons_with_thirty_percent_off_and_a_fifth_off_site():
    """26 persons ask for 4 days: 4 × 0.7 × 0.8 = 2.24, which may be reported as 2."""
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | domain_code | covered_personnel | onsite_days | issued_on
            BELOW   | A0101       | 26                | 1.5         | 2026-03-01
            AT      | A0101       | 26                | 2           | 2026-03-01
            FEWER   | A0101       | 25                | 1.5         | 2026-03-01
            BUILD   | A0102       | 45                | 1.5         | 2026-03-01
        """,
    )
    assert named == ["BELOW", "BUILD"]


def test_environment_and_safety_by_complexity_and_the_most_lenient_where_it_is_unknown():
    """100 persons: high 11 → 6.16 → 6, low 5.5 → 3.08 → 3, limited or unknown 4 → 2.24 → 2."""
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no  | domain_code | covered_personnel | complexity | onsite_days | issued_on
            HIGH     | A0201       | 100               | high       | 5.5         | 2026-03-01
            HIGH-OK  | A0201       | 100               | high       | 6           | 2026-03-01
            LOW      | A0301       | 100               | low        | 2.5         | 2026-03-01
            LOW-OK   | A0301       | 100               | low        | 3           | 2026-03-01
            BLANK    | A0201       | 100               |            | 1.5         | 2026-03-01
            BLANK-OK | A0201       | 100               |            | 2           | 2026-03-01
        """,
    )
    assert named == ["BLANK", "HIGH", "LOW"]


def test_information_security_has_its_own_table_and_other_domains_are_not_judged():
    """30 persons: 8.5 → 4.76 → 5."""
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | domain_code | covered_personnel | onsite_days | issued_on
            ISMS    | A0501       | 30                | 4.5         | 2026-03-01
            ISMS-OK | A0501       | 30                | 5           | 2026-03-01
            FOOD    | A0401       | 3000              | 1           | 2026-03-01
            PRODUCT | B0301       | 3000              | 1           | 2026-03-01
        """,
    )
    assert named == ["ISMS"]


def test_recertification_integration_and_the_fewer_persons_all_lower_the_minimum():
    """100 persons: 7 → 3.92 → 4; recertified 2.61 → 2.5; integrated 3.136 as it is; 26 effective persons 2."""
    certificate = """
        cert_no | body_id | org_id | domain_code | covered_personnel | onsite_days | issued_on  | first_issued_on
        C-1     | B-1     | O-1    | A0101       | 100               | {onsite}    | 2026-03-01 |
    """
    plan = """
        plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | effective_personnel
        P-1     | B-1     | O-1    | {domains}    | {stages}    | 2026-02-20T09:00:00 | {persons}
    """

    def fires(onsite: str, domains: str = "A0101", stages: str = "0102", persons: str = "") -> bool:
        drawn = plan.format(domains=domains, stages=stages, persons=persons)
        return bool(subjects(DETECTOR, certificates=certificate.format(onsite=onsite), audit_plans=drawn))

    assert fires("3.5")
    assert not fires("4")
    assert fires("2", stages="0202")
    assert not fires("2.5", stages="0202")
    assert fires("3.13", domains="A0101；A0201")
    assert not fires("3.14", domains="A0101；A0201")
    assert fires("1.5", persons="26")
    assert not fires("2", persons="26")
    assert fires("3", persons="500")


def test_unknown_figures_are_not_judged():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no    | domain_code | covered_personnel | onsite_days | issued_on
            NO-PERSONS | A0101       |                   | 1           | 2026-03-01
            NONE       | A0101       | 0                 | 1           | 2026-03-01
            NO-DAYS    | A0101       | 100               |             | 2026-03-01
            NO-DOMAIN  |             | 100               | 1           | 2026-03-01
        """,
    )
    assert named == []


def test_an_understated_base_is_seen_through():
    (found,) = findings(
        DETECTOR,
        certificates="""
            cert_no | body_id | org_id | domain_code | covered_personnel | onsite_days | base_days | issued_on
            C-1     | B-1     | O-1    | A0101       | 200               | 2           | 2.5       | 2026-03-01
        """,
    )
    assert found["explanation_en"] == (
        "Certificate C-1 (A0101, 200 persons) asks for 9 days by the table and at least 5.04 on site after every "
        "reduction; it rests on 2."
    )
