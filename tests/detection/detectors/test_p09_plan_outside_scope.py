"""P09: an audit planned in a domain the body was not approved for, where no certificate tells of it."""

from tests.spec import findings, subjects

DETECTOR = "p09_plan_outside_scope"
APPROVED = """
    body_id | domain_code | scope_code | from_on    | to_on
    B-1     | A0101       |            | 2020-01-01 |
    B-1     | A0301       | 17         | 2020-01-01 | 2025-12-31
"""
PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | cancelled
    IN      | B-1     | O-1    | A0101        | 2026-03-02T09:00:00 |
    BOTH    | B-1     | O-2    | A0101；A0201 | 2026-03-02T09:00:00 |
    OUT     | B-1     | O-3    | A0201        | 2026-03-02T09:00:00 |
    ENDED   | B-1     | O-4    | A0301        | 2026-01-01T09:00:00 |
    IN-TIME | B-1     | O-4    | A0301        | 2025-12-31T09:00:00 |
    OFF     | B-1     | O-5    | A0201        | 2026-03-02T09:00:00 | true
    FUTURE  | B-1     | O-6    | A0201        | 2026-09-02T09:00:00 |
    UNKNOWN | B-9     | O-7    | A0201        | 2026-03-02T09:00:00 |
    NOTHING | B-1     | O-8    |              | 2026-03-02T09:00:00 |
"""


def test_plans_of_domains_not_approved_on_the_first_day_are_named():
    assert subjects(DETECTOR, approved_scopes=APPROVED, audit_plans=PLANS) == ["BOTH", "ENDED", "OUT"]


def test_a_certificate_in_the_domain_takes_the_finding_over():
    certificates = """
        cert_no | body_id | org_id | domain_code
        C-2     | B-1     | O-2    | A0201
        C-3     | B-9     | O-3    | A0201
        C-4     | B-1     | O-4    | A0101
    """
    named = subjects(DETECTOR, approved_scopes=APPROVED, audit_plans=PLANS, certificates=certificates)
    assert named == ["ENDED", "OUT"]


def test_the_sentence_names_the_domain_that_is_outside():
    found = findings(DETECTOR, approved_scopes=APPROVED, audit_plans=PLANS)
    told = {f["plan_id"]: f["explanation_en"] for f in found}
    assert told["BOTH"] == (
        "Audit plan BOTH of B-1 (2026-03-02) is in A0201: the body was never approved for this domain."
    )
    assert told["ENDED"].endswith("is in A0301: the approval ended on 2025-12-31.")
