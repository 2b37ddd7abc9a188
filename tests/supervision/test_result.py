"""A result folder, opened."""

import shutil

import pytest

from gongxin.errors import UserError
from gongxin.supervision import open_result


def test_a_finding_is_known_by_its_id_and_by_a_beginning_that_is_unique(small_result):
    ids = small_result.table("findings")["finding_id"].to_pylist()
    assert small_result.finding(ids[0])["finding_id"] == ids[0]
    assert small_result.finding(ids[0][:12])["finding_id"] == ids[0]


def test_a_beginning_that_fits_many_and_an_id_that_fits_none_are_errors(small_result):
    ids = small_result.table("findings")["finding_id"].to_pylist()
    shared = next(c for c in "0123456789abcdef" if sum(i.startswith(c) for i in ids) != 1)
    for wrong in ("", shared, "nothing"):
        with pytest.raises(UserError):
            small_result.finding(wrong)


def test_an_unknown_body_is_an_error(small_result):
    with pytest.raises(UserError, match="CNCA-R-1999-001"):
        small_result.body("CNCA-R-1999-001")
    assert small_result.body("CNCA-R-2002-002")["certificates"] == 1


def test_a_folder_that_is_no_result_is_an_error(tmp_path):
    with pytest.raises(UserError, match="not a result folder"):
        open_result(tmp_path)
    with pytest.raises(UserError, match="not a result folder"):
        open_result(tmp_path / "absent")


@pytest.mark.parametrize("content", ["", "[]", "not json", '{"contract": 2}', "\x00"])
def test_a_broken_account_is_an_error(tmp_path, content):
    (tmp_path / "run.json").write_text(content)
    with pytest.raises(UserError):
        open_result(tmp_path)


def test_a_missing_or_broken_table_is_an_error(small_result, tmp_path):
    copy = shutil.copytree(small_result.folder, tmp_path / "copy")
    (copy / "findings.parquet").unlink()
    (copy / "grades.parquet").write_bytes(b"PAR1 and no more")
    result = open_result(copy)
    for name in ("findings", "grades"):
        with pytest.raises(UserError, match=name):
            result.table(name)
