"""A finding explained with its records, or with the reason why there are none."""

import shutil

import pytest

from gongxin.detection import catalogue
from gongxin.errors import UserError
from gongxin.supervision import explain, open_result, supervise
from tests.small_dataset import write_dataset


def silent(kind, name):
    del kind, name


def the_finding(result):
    rows = result.table("findings").to_pylist()
    return next(row for row in rows if row["detector"] == "p06_issued_before_decision" and row["cert_no"] == "C-1")


@pytest.fixture
def unsampled(tmp_path):
    """A result that kept no records, so that the dataset must be asked."""
    result = supervise(write_dataset(tmp_path / "dataset"), tmp_path / "result")
    (result.folder / "samples.json").unlink()
    return open_result(result.folder)


def told(result, dataset=None):
    return explain(result, the_finding(result)["finding_id"][:14], dataset, silent)


def test_the_records_kept_by_the_run_are_shown(small_result):
    explained = told(small_result)
    (records,) = explained.records
    assert records.table == "certificates"
    assert dict(zip(records.columns, records.rows[0], strict=True)) == {
        "cert_no": "C-1",
        "body_id": "CNCA-R-2002-001",
        "org_id": "O-1",
        "decided_on": "2026-03-05",
        "issued_on": "2026-03-01",
    }
    assert explained.why_none is None
    assert "C-1" in explained.sentence("zh")
    assert explained.law


def test_the_dataset_of_the_run_is_searched_where_no_records_were_kept(unsampled):
    (records,) = told(unsampled).records
    assert records.rows[0][0] == "C-1"


def test_a_dataset_that_moved_is_found_by_its_new_name_only(unsampled, tmp_path):
    shutil.move(tmp_path / "dataset", tmp_path / "moved")
    explained = told(unsampled)
    assert explained.records == ()
    assert "--dataset" in str(explained.why_none)
    assert told(unsampled, tmp_path / "moved").records[0].rows[0][0] == "C-1"


def test_a_dataset_that_changed_is_not_trusted(unsampled, tmp_path):
    write_dataset(tmp_path / "dataset", certificates="cert_no | body_id\nC-1 | CNCA-R-2002-001")
    explained = told(unsampled)
    assert explained.records == ()
    assert "certificates.parquet" in str(explained.why_none)


def test_an_unknown_detector_is_an_error(small_result, monkeypatch):
    id_ = the_finding(small_result)["finding_id"]
    monkeypatch.setattr(catalogue, "detectors", dict)
    with pytest.raises(UserError, match="p06_issued_before_decision"):
        explain(small_result, id_, None, silent)
