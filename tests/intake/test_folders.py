"""What a dataset folder may hold: links, folders, misspelt names, two files for one table, a broken manifest."""

import os

import pytest

from gongxin.errors import UserError
from gongxin.intake import read_dataset


def test_a_folder_that_is_none_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for name, words in (("absent", "There is no folder"), ("file", "is not a folder"), ("empty", "holds no table")):
        with pytest.raises(UserError, match=words):
            read_dataset(tmp_path / name, tmp_path / "work")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(folder):
    folder.write("people.csv", "person_id\nP1\n")
    (folder.path / "people.csv").chmod(0)
    with pytest.raises(UserError, match="may not be read"):
        folder.read()


def test_a_folder_called_like_a_table_is_refused(folder):
    (folder.path / "people.parquet").mkdir()
    with pytest.raises(UserError, match="is not a file"):
        folder.read()


def test_two_files_for_one_table_are_refused(folder):
    folder.write("people.csv", "person_id\nP1\n").write("people.jsonl", '{"person_id": "P1"}')
    with pytest.raises(UserError, match=r"people.csv and people.jsonl both hold the table people"):
        folder.read()


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    (tmp_path / "secret.csv").write_text("person_id\nP1\n")
    (folder.path / "people.csv").symlink_to(tmp_path / "secret.csv")
    staged = folder.write("rules.csv", "rule_no\nR1\n").read()
    assert set(staged.files) == {"rules"}
    assert [entry["reason"] for entry in staged.rejected.to_pylist()] == [
        "a link out of the dataset folder; the file was not read"
    ]


@pytest.mark.parametrize("target", ["rules.csv", "people.csv"])
def test_links_in_a_circle_are_reported(folder, target):
    (folder.path / "people.csv").symlink_to(folder.path / "rules.csv")
    (folder.path / "rules.csv").symlink_to(folder.path / target)
    with pytest.raises(UserError, match="holds no table"):
        folder.read()


def test_a_name_that_is_no_text_is_reported(folder):
    with open(os.fsencode(folder.path) + b"/\xff.csv", "wb") as stream:
        stream.write(b"x")
    staged = folder.write("people.csv", "person_id\nP1\n").read()
    (entry,) = staged.rejected.to_pylist()
    assert (entry["file"], entry["action"]) == ("?.csv", "file")


def test_a_manifest_that_is_no_file_is_refused(folder):
    folder.write("people.csv", "person_id\nP1\n")
    os.mkfifo(folder.path / "dataset.toml")
    with pytest.raises(UserError, match=r"dataset\.toml is not a file"):
        folder.read()


def test_a_file_with_a_misspelt_name_is_reported_not_passed_over(folder):
    staged = folder.write("people.csv", "person_id\nP1\n").write("sign-ins.csv", "sign_in_id\nS1\n").read()
    (entry,) = staged.rejected.to_pylist()
    assert (entry["file"], entry["action"], entry["line"]) == ("sign-ins.csv", "file", None)


@pytest.mark.parametrize(
    "content", ["contract = 2", "as_of = ", "[coordinates]\norganisations = 'MARS'", "coordinates = 7"]
)
def test_a_manifest_that_is_not_understood_is_refused(folder, content):
    folder.write("people.csv", "person_id\nP1\n").write("dataset.toml", content)
    with pytest.raises(UserError, match=r"dataset\.toml"):
        folder.read()


def test_a_table_that_is_a_link_to_nothing_is_refused(folder):
    (folder.path / "people.csv").symlink_to("gone.csv")
    with pytest.raises(UserError, match=r"people.csv is a link that leads nowhere"):
        folder.read()


def test_a_link_in_a_circle_is_told_apart_from_a_link_out(folder, tmp_path):
    (tmp_path / "out.csv").write_text("bodies")
    (folder.path / "people.csv").symlink_to("people.csv")
    (folder.path / "bodies.csv").symlink_to(tmp_path / "out.csv")
    told = folder.write("rules.csv", "rule_no\nR1\n").read().rejected.to_pylist()
    assert {entry["file"]: entry["reason"] for entry in told} == {
        "people.csv": "a link that leads nowhere or in a circle; the file was not read",
        "bodies.csv": "a link out of the dataset folder; the file was not read",
    }


def test_a_table_in_a_format_that_is_not_read_is_told_apart_from_a_name_that_is_no_table(folder):
    for name in ("people.xls", "people.ods", "notes.xls", "notes.csv"):
        folder.write(name, "x")
    staged = folder.write("rules.csv", "rule_no\nR1\n").read()
    told = {entry["file"]: (entry["table"], entry["reason"]) for entry in staged.rejected.to_pylist()}
    format_ = "the name is that of a table, but this format is not read; save it as XLSX, CSV, JSON or Parquet"
    no_table = "no table of the contract is called so; the file was not read"
    assert told == {
        "people.xls": ("people", format_),
        "people.ods": ("people", format_),
        "notes.xls": ("", no_table),
        "notes.csv": ("", no_table),
    }
