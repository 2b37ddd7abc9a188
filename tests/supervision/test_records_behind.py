"""Finding the records again from the keys that a finding carries."""

import json

from gongxin.detection import catalogue
from gongxin.supervision.records_behind import _chosen, _shown, as_text, columns_seen, conditions_for, keys_of, withheld

FINDING = {"body_id": "B", "org_id": None, "plan_id": "P-1", "cert_no": None, "person_id": "A"}


def keys(**evidence):
    return keys_of({**FINDING, "evidence": json.dumps(evidence)})


def test_keys_come_from_the_ids_and_from_evidence_named_after_them():
    held = keys(other_plan_id="P-2", plan_ids="P-3；P-4", sign_in_id_2="S", distance_m=12, planned_end="x", org_id=None)
    assert held == {
        "body_id": {"B"},
        "plan_id": {"P-1", "P-2", "P-3", "P-4"},
        "person_id": {"A"},
        "sign_in_id": {"S"},
    }


def test_a_table_is_searched_by_its_own_key_first():
    assert conditions_for("audit_plans", keys()) == [{"plan_id": {"P-1"}}]
    assert conditions_for("sign_ins", keys(sign_in_id="S")) == [{"sign_in_id": {"S"}}]


def test_records_of_an_event_are_searched_by_plan_and_person_and_then_by_plan_alone():
    assert conditions_for("sign_ins", keys()) == [{"plan_id": {"P-1"}, "person_id": {"A"}}, {"plan_id": {"P-1"}}]


def test_a_certificate_leads_to_the_plans_that_name_it():
    held = keys_of({**FINDING, "plan_id": None, "cert_no": "C-1", "evidence": "{}"})
    assert conditions_for("audit_plans", held) == [{"cert_nos": {"C-1"}}]


def test_a_body_alone_opens_registers_but_not_all_its_events():
    held = keys_of({**FINDING, "plan_id": None, "person_id": None, "evidence": "{}"})
    assert conditions_for("rules", held) == [{"body_id": {"B"}}]
    assert conditions_for("bodies", held) == [{"body_id": {"B"}}]
    assert conditions_for("certificates", held) == []


def test_only_columns_the_detector_sees_are_shown():
    seen = columns_seen(catalogue.detectors()["p06_issued_before_decision"])
    assert seen == {"certificates": {"cert_no", "body_id", "org_id", "decided_on", "issued_on"}}


def test_names_and_telephones_are_withheld():
    assert withheld({"legal_person": "someone", "phone": "1", "name": "x", "firms": 3}) == {"firms": 3}


def test_cells_are_shown_plainly():
    assert [as_text(value) for value in (None, 1.50, 3.0, True, "x")] == ["", "1.5", "3", "true", "x"]


def test_each_plan_a_finding_names_has_its_records_though_another_person_signed_there():
    rows = [
        {"plan_id": "P-1", "person_id": "A", "at": 1},
        {"plan_id": "P-1", "person_id": "C", "at": 2},
        {"plan_id": "P-2", "person_id": "B", "at": 3},
    ]
    chosen = _chosen(rows, conditions_for("sign_ins", keys(other_plan_id="P-2")))
    assert [row["at"] for row in chosen] == [1, 3]


def test_rows_with_the_told_values_come_first():
    found = {**FINDING, "detector": "p06_issued_before_decision", "evidence": '{"issued_on": "2026-03-01"}'}
    rows = [
        {"cert_no": "C-1", "body_id": "B", "org_id": "O", "decided_on": None, "issued_on": "2026-01-01"},
        {"cert_no": "C-2", "body_id": "B", "org_id": "O", "decided_on": None, "issued_on": "2026-03-01"},
    ]
    assert [row[0] for row in _shown("certificates", found, rows).rows] == ["C-2", "C-1"]
