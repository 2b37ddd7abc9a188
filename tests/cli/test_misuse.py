"""A command line that is not understood is told in the reader's language, in one sentence."""

import pytest

from gongxin.cli import run

MISUSES = {
    "a missing option": (["supervise", "nation"], "命令缺少--out；见`gongxin --help`。"),
    "a missing argument": (["supervise"], "命令缺少DATASET；见`gongxin --help`。"),
    "an unknown option": (["supervise", "a", "--out", "b", "--colour"], "没有--colour这个选项；见`gongxin --help`。"),
    "an unknown command": (["conjure"], "没有conjure这个命令；见`gongxin --help`。"),
    "one argument too many": (["supervise", "a", "b", "--out", "c"], "命令中多出了b；见`gongxin --help`。"),
    "an option without its value": (["supervise", "a", "--out"], "--out后面需要一个值；见`gongxin --help`。"),
    "a day that is none": (
        ["supervise", "a", "--out", "b", "--as-of", "2026-02-30"],
        "--as-of：2026-02-30不是日期；请写成2026-06-30的样子。",
    ),
}


@pytest.mark.parametrize("misuse", MISUSES)
def test_a_misuse_is_told_in_chinese(capsys, monkeypatch, misuse):
    arguments, sentence = MISUSES[misuse]
    monkeypatch.setenv("GONGXIN_LANG", "zh")
    assert run(arguments) == 2
    assert capsys.readouterr().err.splitlines() == [sentence]


def test_a_value_that_is_not_understood_names_its_option(capsys):
    assert run(["simulate", "x", "--scale", "lots"]) == 2
    assert capsys.readouterr().err.startswith("--scale is not understood")


@pytest.mark.parametrize("day", ["0206-06-30", "1948-12-31", "2101-01-01"])
def test_a_day_that_no_record_carries_is_refused(capsys, small_dataset, tmp_path, day):
    assert run(["supervise", str(small_dataset), "--out", str(tmp_path / "result"), "--as-of", day]) == 2
    assert day in capsys.readouterr().err
    assert not (tmp_path / "result").exists()
    assert run(["simulate", str(tmp_path / "nation"), "--as-of", day]) == 2
    assert not (tmp_path / "nation").exists()


def test_an_unknown_engine_is_refused_before_anything_is_read(capsys, small_dataset, tmp_path):
    assert run(["supervise", str(small_dataset), "--out", str(tmp_path / "result"), "--engine", "abacus"]) == 2
    assert capsys.readouterr().err.splitlines() == ["No engine is called abacus; choose one of duckdb, spark."]


@pytest.mark.parametrize("command", [["simulate"], ["demo", "--folder"]])
def test_a_nation_is_never_written_over_records(capsys, tmp_path, command):
    records = tmp_path / ("nation" if command[0] == "demo" else "") / "bodies.csv"
    records.parent.mkdir(exist_ok=True)
    records.write_text("body_id\n")
    assert run([*command, str(tmp_path)]) == 2
    assert "holds no earlier simulation" in capsys.readouterr().err
    assert records.read_text() == "body_id\n"
