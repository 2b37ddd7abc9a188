"""P15: a certificate under a rule of the body that was not filed on the day of issue."""

from tests.spec import findings, run, subjects

DETECTOR = "p15_rule_not_filed"
RULES = """
    rule_no   | body_id | filed_on   | withdrawn_on
    B1-R-01   | B-1     | 2025-01-10 |
    B1-R-02   | B-1     | 2024-01-10 | 2026-01-01
    B2-R-01   | B-2     | 2024-01-10 |
    B1-R-03   | B-1     |            |
"""


def named(certificates: str) -> list[str]:
    header = "cert_no | body_id | rule_no | issued_on\n"
    return subjects(DETECTOR, rules=RULES, certificates=header + certificates.strip())


def test_a_rule_counts_from_the_day_it_was_filed():
    assert named("""
        BEFORE | B-1 | B1-R-01 | 2025-01-09
        ON-DAY | B-1 | B1-R-01 | 2025-01-10
    """) == ["BEFORE"]


def test_a_rule_no_longer_counts_on_the_day_it_was_withdrawn():
    assert named("""
        LAST   | B-1 | B1-R-02 | 2025-12-31
        ON-DAY | B-1 | B1-R-02 | 2026-01-01
    """) == ["ON-DAY"]


def test_an_unknown_rule_and_the_rule_of_another_body_were_not_filed():
    assert named("""
        UNKNOWN | B-1 | B1-R-99 | 2026-01-01
        ANOTHER | B-1 | B2-R-01 | 2026-01-01
        OWN     | B-2 | B2-R-01 | 2026-01-01
    """) == ["ANOTHER", "UNKNOWN"]


def test_national_rules_need_no_filing_and_numbers_like_a_bodys_do():
    assert named("""
        NATIONAL | B-1 | CNCA-QMS-01:2025     | 2026-01-01
        LOWER    | B-1 | cnca-ems-01:2026     | 2026-05-01
        OWN      | B-1 | CNCA-R-2002-001-R-07 | 2026-01-01
    """) == ["OWN"]


def test_case_and_spaces_do_not_matter_and_unknown_days_are_not_judged():
    assert (
        named("""
        LOWER     | B-1 | b1-r-01  | 2026-01-01
        NO-RULE   | B-1 |          | 2026-01-01
        NO-DAY    | B-1 | B1-R-99  |
        NO-FILING | B-1 | B1-R-03  | 2026-01-01
    """)
        == []
    )


def test_without_the_rules_nothing_is_said():
    outcome = run(DETECTOR, certificates="cert_no | body_id | rule_no | issued_on\nC-1 | B-1 | X | 2026-01-01")
    assert outcome.coverage[0].status == "not assessed"


def test_the_sentence_says_what_is_missing():
    (found,) = findings(
        DETECTOR, rules=RULES, certificates="cert_no | body_id | rule_no | issued_on\nC-1 | B-1 | B1-R-02 | 2026-02-01"
    )
    assert found["explanation_en"] == (
        "Certificate C-1, issued by B-1 on 2026-02-01, rests on rule B1-R-02, which had been withdrawn by then."
    )
    assert found["explanation_zh"].endswith("依据规则B1-R-02，该规则在颁证时已废止。")
