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
    "a number that is none": (["simulate", "x", "--scale", "lots"], "--scale：lots不是数字；请写成0.5这样的数字。"),
    "a fraction for a whole number": (["simulate", "x", "--seed", "1.5"], "--seed：1.5不是整数；请写成7这样的整数。"),
    "words for a whole number": (["serve", "--port", "web"], "--port：web不是整数；请写成7这样的整数。"),
    "a number that is too small": (["simulate", "x", "--seed", "-1"], "--seed：-1过小；请写不小于0的数。"),
    "a number that is too large": (["serve", "--port", "65536"], "--port：65536过大；请写不大于65535的数。"),
    "a value for an option that has none": (
        ["supervise", "a", "--out", "b", "--json=3"],
        "--json后面不带值；请去掉其后的内容。",
    ),
    "a slip in a command": (["supervis"], "没有supervis这个命令；您是否要写supervise, serve？"),
    "a slip in an option": (["supervise", "a", "--outt", "b"], "没有--outt这个选项；您是否要写--out？"),
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
    assert capsys.readouterr().err == "--scale: lots is not a number; write one such as 0.5.\n"


@pytest.mark.parametrize("words", [["--lang", "xx", "demo"], ["demo", "--lang=xx"], ["--lang"]])
def test_an_unknown_language_is_refused_in_the_language_of_the_environment(capsys, monkeypatch, words):
    monkeypatch.setenv("GONGXIN_LANG", "zh")
    assert run(words) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.endswith("不是本程序的语言；请写zh, en之一。")


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
