"""Import templates: what is written can be filled in and read back."""

import pytest
from openpyxl import load_workbook

from gongxin.intake import read_dataset, write_templates
from gongxin.records import TABLES


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
    offered = [str(choice.sqref) for choice in sheet.data_validations.dataValidation]
    assert offered == ["K3:K10000"]


def test_a_filled_template_is_read_back(tmp_path):
    write_templates(tmp_path / "templates", "zh")
    book = load_workbook(tmp_path / "templates" / "people.xlsx")
    book["people"].append(["P1", "张三"])
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data" / "people.xlsx")
    (tmp_path / "work").mkdir()
    assert read_dataset(tmp_path / "data", tmp_path / "work").rows == {"people": 1}
