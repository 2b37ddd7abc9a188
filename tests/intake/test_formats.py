"""The ways in which offices save a table, and the headers they write."""

import hashlib
import io
from datetime import date, datetime

import openpyxl
import pytest

from tests.intake.folder import refused, rows

PEOPLE = [{"person_id": "P1", "name": "张三"}, {"person_id": "P2", "name": "李四"}]
TABLE = "person_id,name\r\nP1,张三\r\nP2,李四\r\n"

CSV = {
    "UTF-8": TABLE.encode(),
    "UTF-8 with a byte order mark": TABLE.encode("utf-8-sig"),
    "GB18030, as Excel saves CSV in China": TABLE.encode("gb18030"),
    "UTF-16, as Excel saves Unicode text": TABLE.replace(",", "\t").encode("utf-16"),
    "UTF-16 without its mark": TABLE.encode("utf-16-le"),
    "UTF-16 of the other order without its mark": TABLE.encode("utf-16-be"),
    "UTF-32": TABLE.encode("utf-32"),
    "semicolons": TABLE.replace(",", ";").encode(),
    "tabs": TABLE.replace(",", "\t").encode(),
    "no line end at the end": TABLE.rstrip().encode(),
    "old line ends": TABLE.replace("\r\n", "\n").encode(),
    "quoted": b'"person_id","name"\n' + '"P1","张三"\n"P2","李四"\n'.encode(),
    "Chinese labels": TABLE.replace("person_id,name", "人员标识,姓名").encode("gb18030"),
    "English labels": TABLE.replace("person_id,name", "Person,Name").encode(),
    "labels with stars": TABLE.replace("person_id,name", "人员标识 *,姓名").encode(),
    "capitals and spaces": TABLE.replace("person_id,name", " Person ID ,NAME").encode(),
    "a title above": ("认证人员名单,\n" + TABLE).encode(),
    "a row of labels below": TABLE.replace("name\r\n", "name\r\n人员标识,姓名\r\n").encode(),
    "empty rows": TABLE.replace("P2", ",\r\n\r\nP2").encode(),
    "columns of no table that stand twice": TABLE.replace("name\r\n", "name,备注,备注\r\n")
    .replace("张三", "张三,a,b")
    .replace("李四", "李四,,c")
    .encode(),
    "columns the other way round": "name,person_id\n张三,P1\n李四,P2\n".encode(),
}


@pytest.mark.parametrize("way", CSV)
def test_csv_in_every_usual_way(folder, way):
    staged = folder.write("people.csv", CSV[way]).read()
    assert rows(staged, "people") == PEOPLE
    assert staged.rejected.num_rows == 0


def test_columns_unknown_to_the_contract_are_named_and_kept_out(folder):
    staged = folder.write("people.csv", "person_id,name,shoe size\nP1,张三,41\n").read()
    assert staged.unknown_columns == {"people": ["shoe size"]}
    assert rows(staged, "people") == PEOPLE[:1]


def test_columns_that_are_missing_are_null(folder):
    staged = folder.write("people.csv", "person_id\nP1\n").read()
    assert rows(staged, "people") == [{"person_id": "P1", "name": None}]


def test_line_breaks_inside_quotes_belong_to_the_cell(folder):
    staged = folder.write("rules.csv", 'rule_no,title\nR1,"two\nlines"\nR2,one\n').read()
    assert [(row["rule_no"], row["title"]) for row in rows(staged, "rules")] == [("R1", "two\nlines"), ("R2", "one")]


def test_a_long_csv_is_read_in_portions_and_its_lines_stay_right(folder):
    lines = [f"C{i},{'99' if i % 100_000 == 7 else '01'}\n" for i in range(300_000)]
    staged = folder.write("certificates.csv", "cert_no,status\n" + "".join(lines)).read()
    assert staged.rows == {"certificates": 299_997}
    assert [line for line, _, _ in refused(staged)] == [9, 100_009, 200_009]


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, *table in sheets:
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append(row)
    return book


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_sheet_called_like_the_table_is_read(folder):
    notes = ("notes", ["read me"])
    book = workbook(notes, ("people", ["person_id", "name"], ["P1", "张三"], ["P2", "李四"]))
    assert rows(folder.write("people.xlsx", saved(book)).read(), "people") == PEOPLE


def test_else_the_first_sheet_is_read(folder):
    book = workbook(("Sheet1", ["person_id", "name"], ["P1", "张三"], ["P2", "李四"]), ("notes", ["read me"]))
    assert rows(folder.write("people.xlsx", saved(book)).read(), "people") == PEOPLE


def test_days_times_and_numbers_of_a_spreadsheet(folder):
    book = workbook(
        (
            "certificates",
            ["cert_no", "issued_on", "reported_at", "onsite_days", "covered_personnel", "status"],
            ["C1", date(2026, 6, 30), datetime(2026, 6, 30, 9, 5, 7), 3.5, 12, "01"],
            ["C2", 46203, 46203.375, "3.5", "12", 1],
            [20260001, "2026/6/30", "2026-06-30 09:00", 4, 12.0, "有效"],
        )
    )
    staged = folder.write("certificates.xlsx", saved(book)).read()
    columns = ("cert_no", "issued_on", "reported_at", "onsite_days", "covered_personnel", "status")
    assert [tuple(row[column] for column in columns) for row in rows(staged, "certificates")] == [
        ("C1", date(2026, 6, 30), datetime(2026, 6, 30, 9, 5, 7), 3.5, 12, "01"),
        ("C2", date(2026, 6, 30), datetime(2026, 6, 30, 9, 0), 3.5, 12, "01"),
        ("20260001", date(2026, 6, 30), datetime(2026, 6, 30, 9, 0), 4.0, 12, "01"),
    ]


def test_headers_merged_over_two_rows(folder):
    book = workbook(
        (
            "people",
            ["认证人员信息表"],
            ["人员标识", "基本信息", None],
            [None, "姓名", "备注"],
            ["P1", "张三", "x"],
            ["P2", "李四", None],
        )
    )
    sheet = book["people"]
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:C2")
    staged = folder.write("people.xlsx", saved(book)).read()
    assert rows(staged, "people") == PEOPLE
    assert staged.unknown_columns == {"people": ["备注"]}


def test_lines_of_a_spreadsheet_are_its_rows(folder):
    book = workbook(("certificates", ["title"], [], ["cert_no", "status"], ["C1", "01"], [], ["C2", "99"]))
    assert [line for line, _, _ in refused(folder.write("certificates.xlsx", saved(book)).read())] == [6]


def test_json_keeps_the_digits_of_a_number_and_joins_lists(folder):
    folder.write(
        "audit_plans.json", '[{"plan_id": 100000000000000001, "stage_codes": ["0101", "0102"], "remote": true}]'
    )
    (plan,) = rows(folder.read(), "audit_plans")
    assert (plan["plan_id"], plan["stage_codes"], plan["remote"]) == ("100000000000000001", "0101；0102", True)


def test_inputs_are_named_with_their_hash_and_the_manifest_is_handed_on(folder):
    staged = folder.write("people.csv", "person_id\n").write("dataset.toml", 'contract = 1\norigin = "test"\n').read()
    assert staged.manifest == {"contract": 1, "origin": "test"}
    assert set(staged.inputs) == {"people.csv", "dataset.toml"}
    assert staged.inputs["people.csv"] == hashlib.sha256(b"person_id\n").hexdigest()
