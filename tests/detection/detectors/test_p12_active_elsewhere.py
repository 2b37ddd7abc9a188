"""P12: registered with one body, at work only for another."""

from tests.detection.detectors.test_p12_registered_never_active import IDLE, dataset
from tests.spec import findings, subjects

DETECTOR = "p12_active_elsewhere"


def with_audits(*bodies: str, people: str = IDLE, role: str = "auditor") -> dict[str, str]:
    """The year of plans with one more audit by IDLE for each of `bodies`."""
    tables = dataset(people)
    for n, body in enumerate(bodies):
        tables["audit_plans"] += f"\nQ-{n} | {body} | O-9 | A0101 | 2026-03-02T09:00:00 | 2026-03-02T17:00:00"
        tables["audit_team"] += f"\nQ-{n} | IDLE | {role}"
    return tables


def test_auditing_only_for_a_body_without_registration_there_is_named():
    assert subjects(DETECTOR, **with_audits("B-2")) == ["IDLE"]
    assert subjects(DETECTOR, **with_audits()) == []


def test_someone_also_at_work_for_the_body_of_registration_is_another_pattern():
    both = with_audits("B-1", "B-2", "B-2")
    assert subjects(DETECTOR, **both) == []
    assert set(subjects("p11_practice_for_another_body", **both)) == {"IDLE"}
    assert subjects("p11_practice_for_another_body", **with_audits("B-2", "B-2")) == []


def test_someone_registered_there_too_is_another_pattern():
    twice = IDLE + "\nR-2 | IDLE | B-2 | A0101 | 02 | full_time | 2025-01-01 | 2028-01-01 |"
    assert subjects(DETECTOR, **with_audits("B-2", people=twice)) == []


def test_experts_and_observers_are_in_order_and_part_time_auditors_too_belong_to_one_body():
    assert subjects(DETECTOR, **with_audits("B-2", role="expert")) == []
    assert subjects(DETECTOR, **with_audits("B-2", people=IDLE.replace("full_time", "part_time"))) == ["IDLE"]


def test_a_decision_for_the_body_of_registration_is_work_for_it():
    certificates = "cert_no | body_id | decided_by | decided_on\nC-1 | B-1 | IDLE | 2026-03-01"
    assert subjects(DETECTOR, certificates=certificates, **with_audits("B-2")) == []


def test_the_body_audited_for_most_is_told():
    (found,) = findings(DETECTOR, **with_audits("B-2", "B-3", "B-3"))
    assert found["explanation_en"] == (
        "IDLE, registered with B-1 since 2024-01-01, did nothing for it from 2025-06-30 to 2026-06-29 but audited "
        "2 times for B-3 without being registered there."
    )
    assert (found["body_id"], found["person_id"]) == ("B-1", "IDLE")
