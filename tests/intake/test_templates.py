"""Import templates: what is written can be filled in and read back."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from gongxin.errors import UserError
from gongxin.intake import read_dataset, write_templates
from gongxin.records import TABLES
from tests.intake.folder import rows


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_has_a_template_with_its_columns_and_labels(tmp_path, language):
    write_templates(tmp_path, language)
    for table in TABLES.values():
        sheet = load_workbook(tmp_path / f"{table.name}.xlsx")[table.name]
        assert tuple(cell.value for cell in sheet[1]) == table.names
        assert sheet.cell(2, 1).value.rstrip(" *") == getattr(table.columns[0], language)


def test_code_lists_are_offered_as_drop_downs(tmp_path):
    write_templates(tmp_path, "zh")
    sheet = load_workbook(tmp_path / "organisations.xlsx")["organisations"]
    offered = [str(choice.sqref) for choice in sheet.data_validations.dataValidation if choice.type == "list"]
    assert offered == ["K3:K10000"]


def test_a_filled_template_is_read_back(tmp_path):
    write_templates(tmp_path / "templates", "zh")
    book = load_workbook(tmp_path / "templates" / "people.xlsx")
    book["people"].append(["P1", "张三"])
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data" / "people.xlsx")
    (tmp_path / "work").mkdir()
    assert read_dataset(tmp_path / "data", tmp_path / "work").rows == {"people": 1}


def test_a_certificate_filled_in_with_days_codes_and_lists_is_read_back(tmp_path):
    write_templates(tmp_path / "templates", "en")
    book = load_workbook(tmp_path / "templates" / "certificates.xlsx")
    filled = {
        "cert_no": "00126Q00001R0M", "domain_code": "A0101", "scope_codes": "17.10.02；18.01", "status": "01",
        "issued_on": date(2026, 3, 20), "reported_at": datetime(2026, 3, 21, 9, 30), "onsite_days": 4.5,
        "covered_personnel": 50,
    }  # fmt: skip
    book["certificates"].append([filled.get(name) for name in TABLES["certificates"].names])
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data" / "certificates.xlsx")
    staged = read_dataset(tmp_path / "data", tmp_path / "work")
    (read,) = rows(staged, "certificates")
    assert {name: value for name, value in read.items() if value is not None} == filled
    assert staged.rejected.num_rows == 0


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_template_is_a_table_without_rows(tmp_path, templates, name):
    (tmp_path / f"{name}.xlsx").write_bytes((templates / f"{name}.xlsx").read_bytes())
    assert read_dataset(tmp_path, tmp_path / "work").rows == {name: 0}


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    write_templates(folder, "zh")
    return folder


def test_a_workbook_that_may_have_been_filled_in_is_not_written_over(tmp_path):
    write_templates(tmp_path / "mine", "zh")
    (tmp_path / "mine" / "bodies.xlsx").write_bytes(b"filled in")
    with pytest.raises(UserError, match="may have been filled in"):
        write_templates(tmp_path / "mine", "zh")
    assert (tmp_path / "mine" / "bodies.xlsx").read_bytes() == b"filled in"
