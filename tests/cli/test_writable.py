"""An output that cannot be written is told in one sentence, with exit code 2, before the work is done."""

import errno
import os
import sys
from pathlib import Path

import pytest

from gongxin.cli import run
from gongxin.commands.failures import NO_ROOM_OR_RIGHT, NO_SUCH_PLACE
from gongxin.commands.system_words import WORDS, why
from gongxin.commands.writable import refuse_unwritable_file, refuse_unwritable_folder
from gongxin.errors import UserError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is where even an administrator writes nothing")
NOWHERE = Path("/proc/gongxin")


def commands(dataset, result, out):
    return {
        "supervise": ["supervise", dataset, "--out", out],
        "simulate": ["simulate", out],
        "demo": ["demo", "--folder", out],
        "templates": ["templates", out],
        "report": ["report", result, "--out", f"{out}/r.html"],
        "grade": ["grade", result, "CNCA-R-2002-001", "--extract", out],
        "export": ["export", out],
        "import": ["import", dataset, "--rejected", f"{out}/r.parquet"],
        "bench folder": ["bench", "--folder", out],
        "bench json": ["bench", "--json", f"{out}/b.json"],
        "bench page": ["bench", "--write", f"{out}/b.md"],
    }


@pytest.mark.parametrize("name", commands("", "", ""))
def test_every_command_that_writes_says_so_at_once(capsys, monkeypatch, small_dataset, small_result, name):
    monkeypatch.setenv("GONGXIN_LANG", "zh")
    body = small_result.table("grades")["body_id"][0].as_py()
    arguments = commands(str(small_dataset), str(small_result.folder), str(NOWHERE))[name]
    assert run([body if word.startswith("CNCA-R") else word for word in arguments]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert str(NOWHERE) in sentence
    assert sentence.endswith("请为输出另指定位置。")


def test_a_file_in_the_place_of_a_folder_and_the_other_way_round(tmp_path):
    (tmp_path / "file").write_text("x")
    for refused, path in (
        (refuse_unwritable_folder, tmp_path / "file"),
        (refuse_unwritable_folder, tmp_path / "file" / "below"),
        (refuse_unwritable_file, tmp_path),
        (refuse_unwritable_file, tmp_path / "file" / "below"),
        (refuse_unwritable_folder, Path("nul\0byte")),
        (refuse_unwritable_folder, tmp_path / ("x" * 300) / "y"),
    ):
        with pytest.raises(UserError, match="cannot be written"):
            refused(path)


def test_a_link_in_a_circle_is_no_place(tmp_path):
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(UserError, match="cannot be written"):
        refuse_unwritable_folder(tmp_path / "circle" / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_folder_without_the_right_to_write_is_no_place(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be written"):
        refuse_unwritable_folder(tmp_path / "out")


def test_a_good_place_is_left_as_it_was(tmp_path):
    (tmp_path / "old").write_text("kept")
    refuse_unwritable_folder(tmp_path)
    refuse_unwritable_folder(tmp_path / "a" / "b")
    refuse_unwritable_file(tmp_path / "a" / "b.html")
    refuse_unwritable_file(tmp_path / "old")
    refuse_unwritable_file(Path("/dev/null"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_text() == "kept"


def test_the_words_of_the_system_are_told_in_chinese(monkeypatch):
    monkeypatch.setenv("GONGXIN_LANG", "zh")
    assert [why(OSError(number, os.strerror(number))) for number in (errno.ENOENT, errno.EACCES, errno.ENOTDIR)] == [
        "没有这个位置",
        "没有权限",
        "不是文件夹",
    ]
    assert why(errno.ENOSPC) == "空间不足"
    assert why(errno.ETXTBSY) == os.strerror(errno.ETXTBSY)
    assert {os.strerror(number) for number in NO_ROOM_OR_RIGHT | NO_SUCH_PLACE} <= set(WORDS)
