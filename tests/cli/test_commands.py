"""The commands on a small dataset: what they print for people and for programs."""

import json
import os
import subprocess
import sys

import pytest

from gongxin.cli import run
from tests.small_dataset import write_dataset


@pytest.fixture
def printed(capsys):
    def call(*arguments, code=0):
        assert run([str(argument) for argument in arguments]) == code
        shown = capsys.readouterr()
        return shown.out if code == 0 else shown.err

    return call


@pytest.fixture
def told(printed):
    return lambda *arguments: json.loads(printed(*arguments, "--json"))


def finding_id(result):
    rows = result.table("findings").to_pylist()
    return next(row["finding_id"] for row in rows if row["cert_no"] == "C-1")


def test_supervise_sums_up_for_people_and_for_programs(printed, told, small_dataset, tmp_path):
    shown = printed("supervise", small_dataset, "--out", tmp_path / "a")
    assert "P06" in shown
    assert str(tmp_path / "a") in shown.replace("\n", "")
    summary = told("supervise", small_dataset, "--out", tmp_path / "b")
    assert summary["by_pattern"]["P06"] >= 2
    assert sum(summary["grades"].values()) == 2


def test_progress_is_plain_lines_on_standard_error_and_silent_for_programs(capsys, small_dataset, tmp_path):
    run(["supervise", str(small_dataset), "--out", str(tmp_path / "a")])
    assert "Asking p06_issued_before_decision" in capsys.readouterr().err.splitlines()
    run(["supervise", str(small_dataset), "--out", str(tmp_path / "b"), "--json"])
    assert capsys.readouterr().err == ""


def test_explain_shows_sentence_law_and_records(printed, told, small_result):
    id_ = finding_id(small_result)
    shown = printed("explain", small_result.folder, id_[:12])
    for word in ("C-1", "2026-03-05", "art.", "lead, not a verdict", "O-1"):
        assert word in shown
    assert told("explain", small_result.folder, id_)["records"][0]["table"] == "certificates"


def test_explain_speaks_chinese(printed, small_result):
    shown = printed("explain", small_result.folder, finding_id(small_result), "--lang", "zh")
    for word in ("颁证日期", "依据：", "线索不是定论"):
        assert word in shown


def test_grade_is_recomputed_and_compared(printed, told, small_result):
    assert "to the last digit" in printed("grade", small_result.folder, "CNCA-R-2002-001")
    grade = told("grade", small_result.folder, "CNCA-R-2002-001")
    assert grade["agrees"] is True
    assert grade["grade"] in "ABCD"
    assert grade["low"] <= grade["score"] <= grade["high"]


def test_a_body_recomputes_its_grade_from_its_extract(printed, told, small_result, tmp_path):
    printed("grade", small_result.folder, "CNCA-R-2002-001", "--extract", tmp_path / "extract")
    alone = told("grade", tmp_path / "extract")
    whole = told("grade", small_result.folder, "CNCA-R-2002-001")
    assert alone["agrees"] is True
    assert (alone["grade"], alone["score"]) == (whole["grade"], whole["score"])


def test_grade_of_a_result_asks_for_a_body(printed, small_result):
    assert "approval number" in printed("grade", small_result.folder, code=2)
    assert "CNCA-R-1999-001" in printed("grade", small_result.folder, "CNCA-R-1999-001", code=2)


def test_report_names_its_file(printed, told, small_result, tmp_path):
    file = tmp_path / "a" / "report.html"
    assert str(file) in printed("report", small_result.folder, "--out", file).replace("\n", "")
    assert '<html lang="zh-CN">' in _written(told, small_result, file, "zh")
    assert '<html lang="en">' in _written(told, small_result, file, "en")


@pytest.mark.parametrize("name", ["findings.parquet", "", "report"])
def test_a_report_never_takes_the_place_of_something_else(printed, small_result, name):
    said = printed("report", small_result.folder, "--out", small_result.folder / name, code=2)
    assert "ends in .html" in said
    assert small_result.table("findings").num_rows


def _written(told, result, file, language):
    assert told("report", result.folder, "--out", file, "--lang", language)["language"] == language
    return file.read_text("utf-8")


def test_parameters_name_value_source_and_standing(printed, told):
    shown = printed("parameters", "sign_in", "--as-of", "2026-06-30")
    assert "5000" in shown
    listed = told("parameters", "--as-of", "2026-06-30")
    assert listed["sign_in.location_tolerance"]["value"] == 5000
    assert "gongxin parameters" in printed("parameters", "no.such", code=2)


def test_detectors_are_listed_and_shown(printed, told):
    assert "p06_issued_before_decision" in printed("detectors")
    assert "Law: " in printed("detectors", "p06_issued_before_decision")
    assert {one["pattern"] for one in told("detectors", "p06")} == {"P06"}
    assert "gongxin detectors" in printed("detectors", "p99", code=2)


def test_templates_are_written(told, tmp_path):
    assert "certificates.xlsx" in told("templates", tmp_path / "templates")["files"]


def test_names_in_records_are_never_markup(printed, tmp_path):
    bodies = "body_id | name\nCNCA-R-2002-001 | [bold red]x[/nonsense] [link=http://a]b"
    result = tmp_path / "result"
    printed("supervise", write_dataset(tmp_path / "dataset", bodies=bodies), "--out", result)
    assert "[/nonsense]" in printed("grade", result, "CNCA-R-2002-001")


def test_bench_outside_a_checkout_says_so(printed, monkeypatch, tmp_path):
    monkeypatch.setattr("gongxin.__file__", str(tmp_path / "a" / "b" / "gongxin" / "__init__.py"))
    assert "checkout" in printed("bench", code=2)


def test_a_pipe_that_closes_early_is_quiet():
    environment = {**os.environ, "GONGXIN_LANG": "en"}
    command = f"{sys.executable} -m gongxin.cli parameters | head -1"
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=environment)
    assert ended.stderr == ""
    assert ended.returncode == 0


@pytest.mark.slow
def test_demo_writes_both_reports_and_can_be_run_again(told, printed, tmp_path):
    arguments = ("demo", "--folder", tmp_path / "demo", "--scale", "0.0005", "--bodies", "20")
    assert set(told(*arguments)["reports"]) == {"zh", "en"}
    assert "report.en.html" in printed(*arguments).replace("\n", "")
    assert (tmp_path / "demo" / "report.zh.html").stat().st_size < 2_000_000
