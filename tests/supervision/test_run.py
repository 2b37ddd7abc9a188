"""A run: whole or absent, the same bytes every time, and an account of everything it rested on."""

import hashlib
import json
from datetime import date

import pytest

from gongxin.detection.runner import Runner
from gongxin.errors import UserError
from gongxin.supervision import supervise
from gongxin.supervision.result import OURS
from tests.small_dataset import write_dataset

SAME = ("findings", "indicators", "grades")


def refusal(*arguments, **named):
    with pytest.raises(UserError) as refused:
        supervise(*arguments, **named)
    return str(refused.value)


def test_a_result_holds_every_table_of_the_contract_and_nothing_that_is_not_ours(small_result):
    names = {file.name for file in small_result.folder.iterdir()}
    contract = {"findings", "indicators", "grades", "coverage", "rejected"}
    assert {f"{name}.parquet" for name in contract} | {"run.json"} <= names <= OURS


def test_the_planted_offences_are_found(small_result):
    found = small_result.table("findings").to_pylist()
    named = {row["cert_no"] for row in found if row["detector"] == "p06_issued_before_decision"}
    assert named == {"C-1", "C-2"}


def test_the_account_says_what_the_run_rested_on(small_result, small_dataset):
    facts = small_result.facts
    assert (facts["contract"], facts["as_of"], facts["engine"]) == (1, "2026-06-30", "duckdb")
    file = small_dataset / "certificates.parquet"
    assert facts["inputs"]["certificates.parquet"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert facts["counts"]["findings"] == small_result.table("findings").num_rows
    assert set(facts["seconds"]) == {"reading", "detecting", "summing up", "writing"}
    assert facts["peak_memory_bytes"] > 0
    for held in facts["parameters"].values():
        assert set(held) == {"value", "unit", "in_force_from", "citation", "confirmed"}
    assert facts["parameters"]["risk.cut_points"]["confirmed"] is False


def test_findings_indicators_and_grades_have_the_same_bytes_in_every_run(small_result, tmp_path):
    again = supervise(write_dataset(tmp_path / "elsewhere"), tmp_path / "again")
    for name in SAME:
        first, second = (result.folder / f"{name}.parquet" for result in (small_result, again))
        assert first.read_bytes() == second.read_bytes(), name


@pytest.mark.spark
@pytest.mark.slow
def test_spark_writes_the_same_bytes(small_result, small_dataset, tmp_path):
    again = supervise(small_dataset, tmp_path / "spark", engine="spark", master="local[1]")
    for name in SAME:
        first, second = (result.folder / f"{name}.parquet" for result in (small_result, again))
        assert first.read_bytes() == second.read_bytes(), name


def test_rows_stand_in_the_documented_order(small_result):
    keys = [(row["detector"], row["finding_id"]) for row in small_result.table("findings").to_pylist()]
    assert keys == sorted(keys)
    keys = [(row["body_id"], row["indicator"]) for row in small_result.table("indicators").to_pylist()]
    assert keys == sorted(keys)


def test_a_day_must_come_from_somewhere(tmp_path):
    dataset = write_dataset(tmp_path / "dataset", manifest="")
    assert "--as-of" in refusal(dataset, tmp_path / "out")
    assert supervise(dataset, tmp_path / "out", as_of=date(2026, 6, 30)).facts["as_of"] == "2026-06-30"


def test_the_chosen_day_goes_before_the_day_of_the_dataset(small_dataset, tmp_path):
    assert supervise(small_dataset, tmp_path / "out", as_of=date(2026, 7, 1)).facts["as_of"] == "2026-07-01"


@pytest.mark.parametrize(
    ("manifest", "word"),
    [
        ("contract = 2\n", "version 2"),
        ("contract = 1\nas_of = 'soon'\n", "soon"),
        ("contract = 1\nas_of = 20260630\n", "20260630"),
        ("contract = \n", "dataset.toml"),
    ],
)
def test_a_manifest_that_cannot_be_kept_to_is_refused(tmp_path, manifest, word):
    dataset = write_dataset(tmp_path / "dataset", manifest=manifest)
    assert word in refusal(dataset, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_day_in_the_manifest_may_be_a_text_or_a_moment(tmp_path):
    for said in ('"2026-06-30"', "2026-06-30T10:00:00"):
        dataset = write_dataset(tmp_path / "dataset", manifest=f"as_of = {said}\n")
        assert supervise(dataset, tmp_path / "out").facts["as_of"] == "2026-06-30"


def test_an_earlier_result_is_replaced(small_dataset, tmp_path):
    out = tmp_path / "out"
    supervise(small_dataset, out)
    (out / "report.zh.html").write_text("of the earlier run")
    supervise(small_dataset, out)
    assert not (out / "report.zh.html").exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_taken_and_a_missing_parent_is_made(small_dataset, tmp_path):
    (tmp_path / "empty").mkdir()
    assert supervise(small_dataset, tmp_path / "empty").folder == tmp_path / "empty"
    assert supervise(small_dataset, tmp_path / "a" / "b").folder == tmp_path / "a" / "b"


def test_what_is_no_earlier_result_is_never_touched(small_dataset, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    assert "no earlier result" in refusal(small_dataset, out)
    (out / "run.json").write_text("{}")
    assert "thesis.txt" in refusal(small_dataset, out)
    assert (out / "thesis.txt").read_text() == "years of work"
    file = tmp_path / "file"
    file.write_text("")
    assert "not a folder" in refusal(small_dataset, file)


def test_dataset_and_result_may_not_lie_in_each_other(tmp_path):
    dataset = write_dataset(tmp_path / "dataset")
    for out in (dataset, dataset / "result", tmp_path):
        assert "--out" in refusal(dataset, out)
    assert (dataset / "certificates.parquet").exists()


def test_a_run_that_fails_leaves_nothing_behind(small_dataset, tmp_path, monkeypatch):
    def fail(self, wanted=None):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(Runner, "run", fail)
    with pytest.raises(RuntimeError):
        supervise(small_dataset, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_fails_keeps_the_earlier_result(small_dataset, tmp_path, monkeypatch):
    out = tmp_path / "out"
    before = json.dumps(supervise(small_dataset, out).facts)
    monkeypatch.setattr(Runner, "run", lambda self, wanted=None: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        supervise(small_dataset, out)
    assert json.dumps(json.loads((out / "run.json").read_text())) == before


def test_every_step_is_told(small_dataset, tmp_path):
    told = []
    supervise(small_dataset, tmp_path / "out", progress=lambda kind, name: told.append(kind))
    assert list(dict.fromkeys(told)) == ["reading", "fact", "detector", "grading", "writing"]


def test_an_unknown_engine_leaves_nothing_behind(small_dataset, tmp_path):
    assert "duckdb, spark" in refusal(small_dataset, tmp_path / "out", engine="abacus")
    assert list(tmp_path.iterdir()) == []
