"""P06: issued before the audit ended."""

from tests.spec import findings, subjects

DETECTOR = "p06_issued_before_audit_end"


def test_issue_before_the_stated_end_fires_and_the_same_day_does_not():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no    | decided_on | issued_on  | stage2_ended_on
            BEFORE     |            | 2026-03-09 | 2026-03-10
            SAME       |            | 2026-03-10 | 2026-03-10
            NO-END     |            | 2026-03-10 |
            NO-ISSUE   |            |            | 2026-03-10
            LATER-DONE | 2026-03-12 | 2026-03-09 | 2026-03-10
            CYCLE      |            | 2023-03-09 | 2026-03-10
        """,
    )
    assert named == ["BEFORE", "LATER-DONE"]


def test_a_decision_that_was_too_early_itself_is_named_there_only():
    tables = {
        "certificates": """
            cert_no | decided_on | issued_on  | stage2_ended_on
            EARLY   | 2026-03-08 | 2026-03-09 | 2026-03-10
        """
    }
    assert subjects(DETECTOR, **tables) == []
    assert subjects("p06_decided_before_audit_end", **tables) == ["EARLY"]


def test_results_that_ended_after_the_issue_fire():
    tables = {
        "certificates": """
            cert_no | body_id | org_id | domain_code | issued_on
            C-1     | B-1     | O-1    | A0101       | 2026-03-12
        """,
        "audit_plans": """
            plan_id | body_id | org_id | domain_codes
            P-1     | B-1     | O-1    | A0101
        """,
    }
    results = """
        plan_id | person_id | stage_code | started_at          | ended_at
        P-1     | A         | 0102       | 2026-03-10T09:00:00 | {end}T17:00:00
    """
    assert subjects(DETECTOR, **tables, audit_results=results.format(end="2026-03-13")) == ["C-1"]
    assert subjects(DETECTOR, **tables, audit_results=results.format(end="2026-03-12")) == []


def test_the_sentence_names_both_days():
    (found,) = findings(
        DETECTOR,
        certificates="""
            cert_no | body_id | org_id | issued_on  | stage2_ended_on
            C-1     | B-1     | O-1    | 2026-03-09 | 2026-03-10
        """,
    )
    assert found["explanation_en"] == "Certificate C-1 was issued on 2026-03-09; the audit ended on 2026-03-10."
