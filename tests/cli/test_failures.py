"""Whatever goes wrong: one sentence on standard error, an exit code, no traceback on the screen."""

import errno
import os
import signal
import subprocess
import sys
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


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR])
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


def test_a_full_disk_behind_the_output_is_told_without_a_file(capsys):
    assert failing(OSError(errno.ENOSPC, "No space left on device")) == 2
    assert capsys.readouterr().err.startswith("The output cannot be written (No space left on device)")


def test_the_end_that_typer_and_rich_make_of_a_closed_pipe_is_no_error():
    def work():
        try:
            raise BrokenPipeError
        except BrokenPipeError:
            sys.exit(1)

    assert exit_code_of(work) == 0


def test_any_other_end_keeps_its_code():
    with pytest.raises(SystemExit) as ended:
        exit_code_of(lambda: sys.exit(3))
    assert ended.value.code == 3


@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ("gongxin --help | head -1", 0),
        ("gongxin detectors --json >&-", 0),
        ("PYTHONIOENCODING=ascii GONGXIN_LANG=zh gongxin detectors p06", 0),
        ("PYTHONIOENCODING=ascii GONGXIN_LANG=zh gongxin supervise nowhere --out x", 2),
    ],
)
def test_outputs_that_are_closed_cut_short_or_know_no_chinese(shell, code):
    command = shell.replace("gongxin ", f"{sys.executable} -m gongxin.cli ", 1)
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == (1 if code else 0)
