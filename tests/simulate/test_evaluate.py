"""Recall, precision and the area under the curve, on tables that can be counted by hand."""

import json
import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongxin.detection.findings import FINDINGS_SCHEMA
from gongxin.simulate.evaluate import body_auc, evaluate, main

IDS = ("body_id", "org_id", "plan_id", "cert_no", "person_id")
PLANTED = pa.schema([("pattern", pa.string()), ("variant", pa.string()), *((name, pa.string()) for name in IDS),
                     ("secondary", pa.bool_())])  # fmt: skip


def fact(pattern, variant="plain", secondary=False, **ids):
    return {"pattern": pattern, "variant": variant, "secondary": secondary, **dict.fromkeys(IDS), **ids}


def finding(pattern, evidence=None, **ids):
    return {"pattern": pattern, "evidence": json.dumps(evidence or {}), **ids}


@pytest.fixture
def judge(tmp_path):
    def judged(planted, found, bodies=(), grades=None):
        pq.write_table(pa.Table.from_pylist(list(planted), schema=PLANTED), tmp_path / "planted.parquet")
        known = pa.Table.from_pylist(
            [{"body_id": body, "fraudulent": bad} for body, bad in bodies],
            schema=pa.schema([("body_id", pa.string()), ("fraudulent", pa.bool_())]),
        )
        pq.write_table(known, tmp_path / "bodies.parquet")
        return evaluate(pa.Table.from_pylist(list(found), schema=FINDINGS_SCHEMA), tmp_path, grades)

    return judged


def counts(evaluation, pattern):
    [score] = [score for score in evaluation.scores if score.pattern == pattern]
    return score.planted, score.found, score.findings, score.right


def test_found_and_missed_right_and_wrong(judge):
    told = judge(
        [fact("P01", plan_id="A"), fact("P01", plan_id="B"), fact("P01", plan_id="C"), fact("P01", plan_id="D")],
        [finding("P01", plan_id="A"), finding("P01", plan_id="A"), finding("P01", plan_id="B"), finding("P01", plan_id="Z"),
         finding("P01", plan_id="Y")],
    )  # fmt: skip
    assert counts(told, "P01") == (4, 2, 5, 3)
    [score] = told.scores
    assert (score.recall, score.precision) == (0.5, 0.6)
    assert (told.recall, told.precision) == (0.5, 0.6)


def test_the_right_record_under_the_wrong_pattern_is_neither(judge):
    told = judge([fact("P01", plan_id="A")], [finding("P02", plan_id="A")])
    assert counts(told, "P01") == (1, 0, 0, 0)
    assert counts(told, "P02") == (0, 0, 1, 0)


def test_any_record_a_finding_names_counts_in_ids_and_in_evidence(judge):
    planted = [fact("P03", plan_id="A", person_id="LIN")]
    for found in (
        finding("P03", plan_id="A"),
        finding("P03", plan_id="B", person_id="LIN"),
        finding("P03", {"other_plan_id": "A"}, plan_id="B"),
        finding("P03", {"plans": ["X", "A"]}),
        finding("P03", {"plans": "X；A；Y"}),
    ):
        assert counts(judge(planted, [found]), "P03") == (1, 1, 1, 1)
    for found in (finding("P03", plan_id="AA"), finding("P03", {"plans": "AA；BA"}), finding("P03")):
        assert counts(judge(planted, [found]), "P03") == (1, 0, 1, 0)


def test_the_body_of_a_fact_about_a_record_is_not_enough(judge):
    told = judge([fact("P01", plan_id="A", body_id="BODY")], [finding("P01", plan_id="Z", body_id="BODY")])
    assert counts(told, "P01") == (1, 0, 1, 0)


def test_a_fact_about_a_firm_or_a_body_is_known_by_it(judge):
    told = judge([fact("X02", org_id="FIRM", body_id="BODY")], [finding("X02", org_id="FIRM")])
    assert counts(told, "X02") == (1, 1, 1, 1)
    told = judge([fact("P08", body_id="BODY")], [finding("P08", body_id="BODY"), finding("P08", body_id="OTHER")])
    assert counts(told, "P08") == (1, 1, 2, 1)


def test_what_only_follows_from_others_is_right_to_find_and_no_failure_to_miss(judge):
    planted = [fact("P10", plan_id="A"), fact("P10", secondary=True, plan_id="B")]
    assert counts(judge(planted, [finding("P10", plan_id="A")]), "P10") == (1, 1, 1, 1)
    assert counts(judge(planted, [finding("P10", plan_id="B")]), "P10") == (1, 0, 1, 1)


def test_means_are_over_patterns_not_over_facts(judge):
    planted = [fact("P01", plan_id=f"A{n}") for n in range(9)] + [fact("P02", plan_id="B")]
    told = judge(planted, [finding("P01", plan_id=f"A{n}") for n in range(9)])
    assert told.recall == 0.5
    assert told.precision == 0.5  # a planted pattern without findings counts as nothing


def test_a_pattern_that_was_not_planted_does_not_touch_the_means(judge):
    told = judge([fact("P01", plan_id="A")], [finding("P01", plan_id="A"), finding("X09", cert_no="C")])
    assert (told.recall, told.precision) == (1, 1)
    assert counts(told, "X09") == (0, 0, 1, 0)
    assert math.isnan(next(score for score in told.scores if score.pattern == "X09").recall)


def test_variants_are_counted_apart(judge):
    planted = [fact("P05", "missing", cert_no="A"), fact("P05", "same_day", cert_no="B")]
    assert judge(planted, [finding("P05", cert_no="B")]).by_variant == {
        ("P05", "missing"): (1, 0),
        ("P05", "same_day"): (1, 1),
    }


@pytest.mark.parametrize(
    ("scores", "auc"),
    [
        ({"BAD-1": 60, "BAD-2": 50, "GOOD-1": 10, "GOOD-2": 5}, 1.0),
        ({"BAD-1": 60, "BAD-2": 7, "GOOD-1": 10, "GOOD-2": 5}, 0.75),
        ({"BAD-1": 10, "BAD-2": 10, "GOOD-1": 10, "GOOD-2": 10}, 0.5),
        ({"BAD-1": 1, "BAD-2": 2, "GOOD-1": 10, "GOOD-2": 5}, 0.0),
        ({"BAD-1": 60, "GOOD-1": 10, "UNKNOWN": 99}, 1.0),
    ],
)
def test_the_area_is_the_chance_that_the_fraudulent_scores_higher(scores, auc):
    bodies = pa.table({"body_id": ["BAD-1", "BAD-2", "GOOD-1", "GOOD-2"], "fraudulent": [True, True, False, False]})
    grades = pa.table({"body_id": list(scores), "score": [float(score) for score in scores.values()]})
    assert body_auc(bodies, grades) == auc


def test_without_either_kind_there_is_no_area():
    bodies = pa.table({"body_id": ["A"], "fraudulent": [False]})
    assert math.isnan(body_auc(bodies, pa.table({"body_id": ["A"], "score": [1.0]})))


def test_the_command_prints_the_table_and_refuses_what_is_missing(judge, tmp_path, capsys):
    judge([fact("P01", plan_id="A"), fact("P01", "other", plan_id="B")], [], [("BODY", True)])
    result = tmp_path / "result"
    result.mkdir()
    assert main([str(result), str(tmp_path)]) == 2
    pq.write_table(
        pa.Table.from_pylist([finding("P01", plan_id="A")], schema=FINDINGS_SCHEMA), result / "findings.parquet"
    )
    capsys.readouterr()
    assert main([str(result), str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "macro recall 0.5000 · macro precision 1.0000" in shown
    assert "P01 other: 0 of 1" in shown
    assert main(["one"]) == 2
