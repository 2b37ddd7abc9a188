"""Rows below a table that are no records: totals and notes, set aside with a reason of their own."""

import pytest

from gongxin.intake.readers.footers import footer
from tests.intake.folder import refused, rows
from tests.intake.hostile import xlsx_of

TOTAL = "a row of totals and no record; it was not read"
NOTE = "a note below the table, such as who filled it in, and no record; it was not read"
TOTALS = ["合计", "总计", "小计", " 合 计".replace(" ", ""), "合计：", "合计（万元）", "合计：12张", "合计12张", "本页小计",
          "共 12 条记录", "共3家", "Total", "TOTAL:", "Grand total", "Subtotal", "合计金额"]  # fmt: skip
NOTES = ["填表人：张三", "制表人:李四", "注：以上数据截至六月", "注1：不含子证书", "备注：无", "说明：见附件",
         "※注：仅供内部", "填报日期：2026年6月30日", "联系电话：010-12345678", "Note: internal", "Prepared by: Wang"]  # fmt: skip
NEITHER = [
    "合计有限公司",
    "P1",
    "SUM1",
    "Total Quality Ltd",
    "总计划",
    "注册资本",
    "说明书",
    "张三",
    "TOTAL-1",
    "共青团",
]


@pytest.mark.parametrize("words", TOTALS)
def test_a_total_without_a_key_or_in_the_place_of_the_key_is_no_record(words):
    assert footer([words, "12"], [None]) == "total"
    assert footer([None, words, "12"], [words]) == "total"


@pytest.mark.parametrize("words", NOTES)
def test_a_note_is_no_record(words):
    assert footer([words], [None]) == footer([words], [words]) == "footer"


@pytest.mark.parametrize("words", NEITHER)
def test_other_words_are_left_to_the_rules_of_the_table(words):
    assert footer([words], [words]) is footer([words], [None]) is None


def test_a_row_that_has_its_key_is_a_record_whatever_stands_before_it():
    assert footer(["合计", "P1"], ["P1"]) is None
    assert footer(["注：x", "P1"], ["P1"]) is None
    assert footer(["合计", "P1", ""], ["P1", ""]) == "total"
    assert footer([None, " "], [None]) is None


CSV = (
    "序号,cert_no,status,fee\n"
    "1,C1,01,100\n"
    "2,C2,01,200\n"
    "小计,,,300\n"
    "3,合计有限公司,01,1\n"
    "合计,,,301\n"
    ",合计,,301\n"
    "填表人：张三,,,\n"
    "注：以上费用含税\n"
    ",,99,\n"
)
OUTCOME = [(4, TOTAL), (6, TOTAL), (7, TOTAL), (8, NOTE), (9, NOTE), (10, "no value in a key column")]


def outcome(staged):
    kept = [row["cert_no"] for row in rows(staged, "certificates")]
    said = sorted((line, reason) for line, column, reason in refused(staged) if column != "status")
    return kept, said


def test_totals_and_notes_of_a_csv(folder):
    assert outcome(folder.write("certificates.csv", CSV).read()) == (["C1", "C2", "合计有限公司"], OUTCOME)


def test_totals_and_notes_of_a_spreadsheet_also_where_the_total_is_a_formula(folder):
    table = [[cell or None for cell in line.split(",")] for line in CSV.splitlines()]
    table[5][3] = "=SUM(D2:D5)"
    table[9][1] = "C9"
    table[9][2] = "=1+1"
    staged = folder.write("certificates.xlsx", xlsx_of(*table, sheet="certificates")).read()
    kept, said = outcome(staged)
    assert kept == ["C1", "C2", "合计有限公司"]
    assert said == OUTCOME[:-1]
    assert (10, "status", "formula in a cell: paste the value") in refused(staged)
    (first, *_) = staged.rejected.to_pylist()
    assert (first["value"], first["reason_zh"], first["action"]) == ("小计", "合计或小计行，不是记录，未读取", "row")


def test_a_table_with_two_keys_and_a_long_row(folder):
    staged = folder.write("audit_team.csv", "plan_id,person_id,role\nA,P1,组长\n合计,2,\n合计,,\nTotal,,2\n").read()
    assert [row["person_id"] for row in rows(staged, "audit_team")] == ["P1"]
    assert [reason for _, _, reason in refused(staged)] == [TOTAL, TOTAL, TOTAL]
