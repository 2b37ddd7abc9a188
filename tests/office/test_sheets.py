"""What leaves as a sheet runs nowhere as a formula."""

import csv
import io

import openpyxl
import pytest

from gongxin.casework.sheets import harmless, sheet

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", '=HYPERLINK("http://x")']
PLAIN = ["机构", "a=b", "CNCA-R-2002-001", "1", "", "*"]


@pytest.mark.parametrize("value", FORMULAS)
def test_a_formula_becomes_text(value):
    assert harmless(value) == f"'{value}"


@pytest.mark.parametrize("value", [*PLAIN, 0, -5, 1.5])
def test_what_is_none_stays(value):
    assert harmless(value) == value


def test_nothing_is_an_empty_cell():
    assert harmless(None) == ""


def test_csv_is_read_by_excel_and_holds_every_row():
    answer = sheet("csv", "审计", ["时间", "内容"], [["=1", 5], ["a\nb", None]])
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [["时间", "内容"], ["'=1", "5"], ["a\nb", ""]]
    assert "filename*=UTF-8''%E5%AE%A1%E8%AE%A1.csv" in answer["Content-Disposition"]


def test_xlsx_holds_texts_and_numbers_and_no_formula():
    answer = sheet("xlsx", "list", ["a", "b"], [["=1+1", 7], ["bell\x07", "x"]])
    page = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    for (
        close
    ) in answer._resource_closers:  # `close` of the answer would ask for a database, which this test has none of
        close()
    cells = [[cell.value for cell in row] for row in page.rows]
    assert cells == [["a", "b"], ["'=1+1", 7], ["bell", "x"]]
    assert {cell.data_type for row in page.rows for cell in row} == {"s", "n"}
