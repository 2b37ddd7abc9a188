"""Findings counted: a subject once, by its strongest finding; info not at all; a whole body for more than one."""

import pyarrow as pa
import pytest

from gongxin.detection.findings import FINDINGS_SCHEMA
from gongxin.risk.tally import tallies
from tests.risk.bodies import BODY, settings


def counted(*rows, **other):
    blank = {
        "detector": "p04_short_presence",
        "subject_kind": "certificate",
        "subject_id": "C-1",
        "body_id": BODY,
        "severity": "high",
        "score": 1.0,
    }
    written = [{**blank, "finding_id": f"F-{number}", **row} for number, row in enumerate(rows)]
    return tallies(pa.Table.from_pylist(written, schema=FINDINGS_SCHEMA), settings(**other))


def of(found, indicator="auditor_days_short", body=BODY):
    held = found[body][indicator]
    return held.subjects, held.strength, held.traced


def test_two_subjects_count_twice_and_one_subject_once():
    two = counted({"subject_id": "C-1"}, {"subject_id": "C-2"})
    assert of(two) == (2, 2.0, ("F-0", "F-1"))
    same = counted({"subject_id": "C-1"}, {"subject_id": "C-1", "detector": "p04_onsite_below_base"})
    assert of(same) == (1, 1.0, ("F-0",))


def test_the_strongest_finding_of_a_subject_stands_for_it():
    assert of(counted({"score": 0.5}, {"score": 0.9})) == (1, 0.9, ("F-1",))
    assert of(counted({"score": 0.9}, {"score": 0.5})) == (1, 0.9, ("F-0",))


def test_the_order_of_findings_does_not_matter():
    rows = [{"subject_id": f"C-{n % 3}", "score": (n * 7 % 10) / 10, "finding_id": f"F-{n}"} for n in range(9)]
    assert of(counted(*rows)) == of(counted(*reversed(rows)))


@pytest.mark.parametrize(("severity", "strength"), [("low", 0.4), ("medium", 0.7), ("high", 1.0)])
def test_severity_weighs(severity, strength):
    assert of(counted({"severity": severity})) == (1, strength, ("F-0",))


def test_information_is_not_held_against_a_body():
    assert BODY not in counted({"severity": "info"})


def test_a_finding_about_the_body_as_a_whole_stands_for_more_than_one():
    row = {"subject_kind": "body", "subject_id": BODY, "detector": "p18_lost_contact", "score": 0.5}
    assert of(counted(row), "lost_contact") == (1, 1.0, ("F-0",))
    assert of(counted(row, whole_body_weight=3), "lost_contact") == (1, 1.5, ("F-0",))
    unnamed = {**row, "body_id": None}
    assert of(counted(unnamed), "lost_contact") == (1, 1.0, ("F-0",))


def test_a_finding_without_a_body_is_held_against_none():
    assert counted({"body_id": None}) == {}


def test_subjects_of_two_kinds_with_one_id_are_two():
    assert of(counted({"subject_kind": "certificate"}, {"subject_kind": "plan"}))[0] == 2


def test_all_subjects_are_traced_the_strongest_first():
    rows = [{"subject_id": f"C-{n}", "score": 0.5} for n in range(30)] + [{"subject_id": "C-X", "score": 1.0}]
    subjects, _, traced = of(counted(*rows))
    assert (subjects, len(traced), traced[0]) == (31, 31, "F-30")
