"""Whatever goes wrong: one sentence on standard error, an exit code, no traceback on the screen."""

import errno
import os
import signal
import time
from pathlib import Path

import pytest
import typer

from gongxin.commands.failures import exit_code_of
from gongxin.errors import InputRefused, UserError


def failing(error):
    def work():
        raise error

    return exit_code_of(work)


def test_a_mistake_of_the_user_is_one_sentence_and_2(capsys):
    assert failing(UserError("No parameter is called %(name)s; see `gongxin parameters`.", name="x")) == 2
    assert failing(InputRefused("%(file)s is not a file; put the table into one file.", file="a.csv")) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "No parameter is called x; see `gongxin parameters`.",
        "a.csv is not a file; put the table into one file.",
    ]


def test_the_sentence_is_in_the_language_of_the_reader(capsys, monkeypatch):
    monkeypatch.setenv("GONGXIN_LANG", "zh")
    assert failing(UserError("No parameter is called %(name)s; see `gongxin parameters`.", name="x")) == 2
    assert capsys.readouterr().err == "没有名为x的参数；见`gongxin parameters`。\n"


def test_our_defect_is_1_and_the_traceback_goes_to_a_file(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("GONGXIN_DEBUG", raising=False)
    assert failing(ZeroDivisionError("in the engine room")) == 1
    said = capsys.readouterr().err
    (file,) = tmp_path.iterdir()
    assert str(file) in said
    assert "Traceback" not in said
    assert "in the engine room" in file.read_text()


def test_the_traceback_is_shown_to_those_who_ask_for_it(capsys, monkeypatch):
    monkeypatch.setenv("GONGXIN_DEBUG", "1")
    assert failing(ZeroDivisionError("in the engine room")) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_rights_and_room_are_for_the_user_to_mend(capsys, number):
    assert failing(OSError(number, "words of the system", "out/findings.parquet")) == 2
    assert "out/findings.parquet" in capsys.readouterr().err


def test_other_trouble_of_the_system_is_our_defect(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("GONGXIN_DEBUG", raising=False)
    assert failing(FileNotFoundError(errno.ENOENT, "gone", "work/fact.parquet")) == 1


def test_an_interruption_is_quiet(capsys):
    assert failing(KeyboardInterrupt()) == 130
    assert failing(typer.Abort()) == 130
    assert capsys.readouterr().err == ""


def test_an_interruption_that_an_engine_turns_into_its_own_error_is_quiet_too(capsys):
    def work():
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    before = signal.getsignal(signal.SIGINT)
    assert exit_code_of(work) == 130
    assert capsys.readouterr().err == ""
    assert signal.getsignal(signal.SIGINT) is before


def test_a_reader_that_went_away_is_no_error(capfd):
    assert failing(BrokenPipeError()) == 0
    assert capfd.readouterr().err == ""
    assert Path("/dev/null").exists()
