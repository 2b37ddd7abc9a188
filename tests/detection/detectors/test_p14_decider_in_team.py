"""P14: the decider took part in the audit."""

from tests.spec import findings, subjects

DETECTOR = "p14_decider_in_team"
CERTIFICATES = """
    cert_no | body_id | org_id | domain_code | decided_on | decided_by
    C-1     | B-1     | O-1    | A0101       | 2026-03-10 | {decider}
"""
PLANS = """
    plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at | planned_end_at
    P-1     | B-1     | O-1    | A0101        | {stage}     | {day}T09:00:00   | {day}T17:00:00
"""
TEAM = """
    plan_id | person_id | role
    P-1     | LEAD      | leader
    P-1     | SECOND    | auditor
    P-1     | EXPERT    | expert
    P-1     | GUEST     | observer
"""
RESULTS = """
    plan_id | person_id | stage_code | started_at     | ended_at       | role
    P-1     | LEAD      | {stage}    | {day}T09:00:00 | {day}T17:00:00 | leader
    P-1     | STAND-IN  | {stage}    | {day}T09:00:00 | {day}T17:00:00 | auditor
"""


def fires(decider: str, day: str = "2026-03-01", stage: str = "0102", team: bool = True, results: bool = True) -> bool:
    tables = {
        "certificates": CERTIFICATES.format(decider=decider),
        "audit_plans": PLANS.format(day=day, stage=stage),
        **({"audit_team": TEAM} if team else {}),
        **({"audit_results": RESULTS.format(day=day, stage=stage)} if results else {}),
    }
    return bool(subjects(DETECTOR, **tables))


def test_leader_expert_and_whoever_stood_in_are_of_the_team():
    assert fires("LEAD")
    assert fires("EXPERT")
    assert fires("STAND-IN")
    assert fires("SECOND", results=False)
    assert fires("LEAD", team=False)


def test_observers_strangers_and_replaced_auditors_are_not():
    assert not fires("GUEST")
    assert not fires("STRANGER")
    assert not fires("SECOND")  # planned, but the results name others
    assert not fires("")


def test_only_the_audit_the_decision_rests_on():
    assert fires("LEAD", stage="0202")
    assert fires("LEAD", stage="0101")
    assert not fires("LEAD", stage="03")
    assert fires("LEAD", day="2026-04-09")
    assert not fires("LEAD", day="2026-04-10")
    assert fires("LEAD", day="2025-02-03")
    assert not fires("LEAD", day="2025-02-02")


def test_the_finding_names_certificate_plan_and_person():
    (found,) = findings(
        DETECTOR,
        certificates=CERTIFICATES.format(decider="LEAD"),
        audit_plans=PLANS.format(day="2026-03-01", stage="0102"),
        audit_team=TEAM,
        audit_results=RESULTS.format(day="2026-03-01", stage="0102"),
    )
    assert (found["cert_no"], found["plan_id"], found["person_id"]) == ("C-1", "P-1", "LEAD")
    assert found["explanation_en"] == (
        "The decision of 2026-03-10 on certificate C-1 was taken by LEAD, who belonged to the team of audit P-1 that "
        "ended on 2026-03-01."
    )
