"""The API as a body's own system uses it."""

from datetime import date

import pytest
from django.test import Client

from gongxin.casework.registry.models import AuditPlan, Certificate
from gongxin.casework.reporting.keys import make_key
from gongxin.casework.reporting.models import ApiKey
from gongxin.casework.runs.actions import ask_for_run, carry_out
from tests.api.conftest import OURS, client_with

pytestmark = pytest.mark.django_db
PLAN = {"plan_id": "P-9", "body_id": OURS, "org_id": "O-1", "planned_start_at": "2026-07-01 09:00:00"}


def posted(client, path, body, **headers):
    return client.post(f"/api/v1/{path}", body, content_type="application/json", headers=headers)


def test_one_record_is_reported(caller):
    answer = posted(caller, "audit_plans", PLAN)
    assert (answer.status_code, answer.json()["counts"]) == (
        200,
        {"audit_plans": {"added": 1, "changed": 0, "same": 0}},
    )
    assert AuditPlan.objects.known().filter(plan_id="P-9").exists()


def test_many_are_reported_and_the_bad_row_is_named(caller):
    rows = [PLAN, {**PLAN, "plan_id": "P-10", "planned_start_at": "soon"}]
    answer = posted(caller, "audit_plans", rows).json()
    assert answer["counts"]["audit_plans"]["added"] == 1
    assert [(cell["line"], cell["column"], cell["value"]) for cell in answer["refused"]] == [
        (2, "planned_start_at", "soon")
    ]


def test_a_contradiction_is_told_in_both_languages_and_is_no_refusal(caller):
    row = {"cert_no": "C-9", "body_id": OURS, "org_id": "O-1", "decided_on": "2026-05-03", "issued_on": "2026-05-02"}
    answer = posted(caller, "certificates", row)
    assert (answer.status_code, answer.json()["rejected"]) == (200, 0)
    (told,) = answer.json()["contradictions"]
    assert (told["cert_no"], told["pattern"], told["detector"]) == ("C-9", "P06", "p06_issued_before_decision")
    assert "2026-05-03" in told["zh"]
    assert "before the decision" in told["en"]


def test_several_tables_come_together(caller):
    sent = {"audit_plans": [PLAN], "audit_team": [{"plan_id": "P-9", "person_id": "A-1", "role": "leader"}]}
    assert posted(caller, "reports", sent).json()["rejected"] == 0


def test_a_failed_call_may_be_repeated(caller):
    headers = {"Idempotency-Key": "2026-07-01/1"}
    first, again = (posted(caller, "audit_plans", PLAN, **headers).json() for _ in range(2))
    assert first["submission"] == again["submission"]
    other = posted(caller, "audit_plans", {**PLAN, "plan_id": "P-10"}, **headers)
    assert (other.status_code, other["Content-Type"]) == (422, "application/problem+json")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400), ("[]", 422), ("[1]", 422), ("{}", 422), ("null", 422), ('"x"', 422), ("[{}]", 422),
        ("[" * 100_000, 400), ('{"plan_id": NaN}', 200), ('{"plan_id": {"a": 1}}', 200), ('{"plan_id": "\\ud800"}', 200),
        ('{"plan_id": "P\\u0000"}', 200),
    ],
)  # fmt: skip
def test_a_body_that_is_no_record_is_answered_in_words(caller, body, status):
    answer = caller.post("/api/v1/audit_plans", body, content_type="application/json")
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["counts"].get("audit_plans", {}).get("added", 0) == 0


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eDp5"}])
def test_without_a_key_nothing_opens(staff, headers):
    for path in ("audit_plans", "grade", "certificates"):
        answer = Client().get(f"/api/v1/{path}", headers=headers)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


@pytest.mark.parametrize(("scopes", "read", "report"), [(["read"], 200, 403), (["report"], 403, 200)])
def test_a_key_does_what_its_scope_says(staff, scopes, read, report):
    client = client_with(make_key(body_id=OURS, label="x", scopes=scopes, days=3, by=staff)[1])
    assert client.get("/api/v1/certificates").status_code == read
    assert posted(client, "audit_plans", PLAN).status_code == report


def test_the_calls_of_a_day_run_out(caller):
    ApiKey.objects.update(per_day=1)
    assert [caller.get("/api/v1/certificates").status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [
        ("2026-07-01 15:59:59.000", "1"),
        ("2026-07-01 15:59:59.500", "1"),
        ("2026-07-01 16:00:00", "86400"),
        ("2026-07-01 04:00:00", "43200"),
    ],
)
def test_a_call_too_many_is_told_when_calls_are_counted_anew(caller, time_machine, clock, seconds):
    time_machine.move_to(f"{clock}+00:00", tick=False)  # China is eight hours ahead: its day ends at 16:00
    ApiKey.objects.update(per_day=0, expires_on="2026-12-31")
    answer = caller.get("/api/v1/certificates")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert answer["Retry-After"] == seconds
    time_machine.shift(int(seconds))
    ApiKey.objects.update(per_day=1)
    assert caller.get("/api/v1/certificates").status_code == 200


def test_own_certificates_page_by_page_and_no_others(caller):
    first = caller.get("/api/v1/certificates?limit=1").json()
    second = caller.get(f"/api/v1/certificates?limit=1&after={first['next']}").json()
    assert [page["items"][0]["cert_no"] for page in (first, second)] == ["C-1", "C-2"]
    assert second["next"] is None
    assert Certificate.objects.known().count() == 3


def test_grade_quality_and_findings_after_a_run(caller):
    assert caller.get("/api/v1/grade").status_code == 404
    carry_out(ask_for_run(as_of=date(2026, 6, 30)))
    assert caller.get("/api/v1/grade").json()["grade"] in "ABCD"
    assert caller.get("/api/v1/quality").json()["records"] == 3
    found = caller.get("/api/v1/findings").json()["items"]
    assert {one["cert_no"] for one in found if one["detector"] == "p06_issued_before_decision"} == {"C-1", "C-2"}


def test_submissions_of_others_are_not_there(caller):
    own = posted(caller, "audit_plans", PLAN).json()["submission"]
    assert caller.get(f"/api/v1/submissions/{own}").status_code == 200
    ApiKey.objects.update(body_id="CNCA-R-2002-002")
    assert caller.get(f"/api/v1/submissions/{own}").status_code == 404


def test_the_description_loads_nothing_from_elsewhere(client, db):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert b"https://" not in page.content.replace(b"https://testserver", b"")
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
