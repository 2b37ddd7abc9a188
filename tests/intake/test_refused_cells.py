"""Cells that break a rule: the row is set aside with file, line, column, value and reason; everything else goes on."""

import json
import random

import pyarrow as pa
import pytest

from tests.intake.folder import refused, rows
from tests.intake.hostile import parquet_of, xlsx_of, xlsx_with


def test_wrong_types_and_unknown_codes_set_the_row_aside_and_name_the_cell(folder):
    staged = folder.write(
        "certificates.csv",
        "cert_no,issued_on,status,onsite_days,covered_personnel,domain_code\n"
        "GOOD,2026-01-02,01,3.5,12,A0101\n"
        "DAY,2026-13-40,01,3,12,A0101\n"
        "ANCIENT,0206-01-02,01,3,12,A0101\n"
        "STATE,2026-01-02,77,3,12,A0101\n"
        'COMMA,2026-01-02,01,"3,5",12,A0101\n'
        "INFINITE,2026-01-02,01,inf,12,A0101\n"
        "HUGE,2026-01-02,01,1e999,12,A0101\n"
        "FEWER,2026-01-02,01,3,-1,A0101\n"
        "HALF,2026-01-02,01,3,1.5,A0101\n"
        "DOMAIN,2026-01-02,01,3,12,Z9999\n"
        "BOTH,never,88,3,12,A0101\n",
    ).read()
    assert [row["cert_no"] for row in rows(staged, "certificates")] == ["GOOD"]
    assert refused(staged) == [
        (3, "issued_on", "not a date; write 2026-06-30"),
        (4, "issued_on", "year outside 1949–2100"),
        (5, "status", "not a code of the table Certificate states: 01, 02, 03, 04, 05"),
        (6, "onsite_days", "not a finite number"),
        (7, "onsite_days", "not a finite number"),
        (8, "onsite_days", "not a finite number"),
        (9, "covered_personnel", "less than 0"),
        (10, "covered_personnel", "not a whole number"),
        (11, "domain_code", "not in the form of a code of the column Domain"),
        (12, "issued_on", "not a date; write 2026-06-30"),
        (12, "status", "not a code of the table Certificate states: 01, 02, 03, 04, 05"),
    ]


def test_the_same_holds_for_parquet_with_its_own_types(folder):
    staged = folder.table(
        "certificates.parquet",
        pa.table(
            {
                "cert_no": ["GOOD", "STATE", None, "INFINITE", "NOT-A-NUMBER", "NEGATIVE"],
                "status": ["01", "77", "01", "01", "01", "01"],
                "fee": [1.0, 1.0, 1.0, float("inf"), float("nan"), -1.0],
            }
        ),
    ).read()
    assert [(row["cert_no"], row["fee"]) for row in rows(staged, "certificates")] == [
        ("GOOD", 1.0),
        ("NOT-A-NUMBER", None),
    ]
    assert [(line, column) for line, column, _ in refused(staged)] == [
        (2, "status"),
        (3, "cert_no"),
        (4, "fee"),
        (6, "fee"),
    ]


def test_of_rows_with_one_key_the_first_stays(folder):
    staged = folder.write("people.csv", "person_id,name\nP1,first\nP2,other\n P1 ,second\nP1,third\n").read()
    assert rows(staged, "people") == [{"person_id": "P1", "name": "first"}, {"person_id": "P2", "name": "other"}]
    assert refused(staged) == [
        (4, "person_id", "duplicate key; the first row stays"),
        (5, "person_id", "duplicate key; the first row stays"),
    ]


def test_a_row_set_aside_does_not_take_its_key_with_it(folder):
    staged = folder.write("certificates.csv", "cert_no,status\nC1,99\nC1,01\n").read()
    assert [row["status"] for row in rows(staged, "certificates")] == ["01"]


@pytest.mark.parametrize("name", ["people.csv", "people.jsonl", "people.parquet", "people.xlsx"])
def test_a_cell_of_ten_megabytes_sets_its_row_aside(folder, name):
    long = random.Random(1).randbytes(5_000_000).hex()  # ten million characters that no packer makes small
    content = {
        "people.csv": f"person_id,name\nP1,{long}\nP2,short\n",
        "people.jsonl": f'{{"person_id": "P1", "name": "{long}"}}\n{{"person_id": "P2", "name": "short"}}\n',
        "people.parquet": parquet_of(person_id=["P1", "P2"], name=[long, "short"]),
        "people.xlsx": xlsx_with("xl/worksheets/sheet1.xml", lambda text: text.replace("甲".encode(), long.encode())),
    }[name]
    staged = folder.write(name, content).read()
    assert "P1" not in {row["person_id"] for row in rows(staged, "people")}
    (entry,) = staged.rejected.to_pylist()
    assert (entry["column"], entry["value"], entry["reason"]) == (
        "name",
        long[:200],
        "cell longer than 10,000 characters; in a CSV look for a quotation mark that is never closed",
    )


def test_ten_thousand_characters_are_kept_and_one_more_is_not(folder):
    staged = folder.write("people.csv", f"person_id,name\nP1,{'长' * 10_000}\nP2,{'长' * 10_001}\n").read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1"]


def test_nul_bytes_set_the_row_aside(folder):
    staged = folder.write("people.csv", b"person_id,name\nP1,a\x00b\nP\x002,x\nP3,y\n").read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P3"]
    assert {reason for _, _, reason in refused(staged)} == {"contains a NUL character or bytes that are no text"}


def test_formulas_set_their_row_aside(folder):
    staged = folder.write(
        "people.xlsx", xlsx_of(["person_id", "name"], ["P1", "甲"], ["P2", "=1+1"], ["P3", "乙"])
    ).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P3"]
    assert refused(staged) == [(3, "name", "formula in a cell: paste the value")]


def test_errors_of_a_spreadsheet_set_their_row_aside(folder):
    """Pasted as values they would come out empty, and a name would be lost in silence."""

    def spoilt(text):
        return text.replace("<is><t>甲</t></is>".encode(), b"<v>#DIV/0!</v>").replace(
            b'r="B2" t="inlineStr"', b'r="B2" t="e"'
        )

    staged = folder.write("people.xlsx", xlsx_with("xl/worksheets/sheet1.xml", spoilt)).read()
    assert rows(staged, "people") == []
    (entry,) = staged.rejected.to_pylist()
    assert (entry["line"], entry["column"]) == (2, "name")
    assert entry["reason"].startswith("an error such as #DIV/0!")


def test_an_error_in_a_column_of_no_table_harms_nobody(folder):
    def spoilt(text):
        return (
            text.replace("<is><t>甲</t></is>".encode(), b"<v>#REF!</v>")
            .replace(b'r="B2" t="inlineStr"', b'r="B2" t="e"')
            .replace(b"<t>name</t>", b"<t>mood</t>")
        )

    staged = folder.write("people.xlsx", xlsx_with("xl/worksheets/sheet1.xml", spoilt)).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1"]
    assert staged.rejected.num_rows == 0


def test_text_that_would_be_a_formula_or_a_page_elsewhere_stays_text(folder):
    texts = [
        "=HYPERLINK(1)",
        "+1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "'; DROP TABLE people; --",
        "{{7*7}}",
        "%s%n",
    ]
    listed = "".join(json.dumps({"person_id": f"P{i}", "name": text}) + "\n" for i, text in enumerate(texts))
    staged = folder.write("people.jsonl", listed).read()
    assert [row["name"] for row in rows(staged, "people")] == texts


def test_header_only_is_a_table_that_is_present_and_empty(folder):
    staged = (
        folder.write("people.csv", "person_id,name\n").write("rules.xlsx", xlsx_of(["rule_no"], sheet="rules")).read()
    )
    assert staged.rows == {"rules": 0, "people": 0}
    assert rows(staged, "people") == []


def test_names_of_our_own_making_in_a_file_do_no_harm(folder):
    drawn = pa.table(
        {"person_id": ["P1"], "n": [1], "line": [2], "v_person_id": ["x"], 'a"; DROP': [1], "name": ["甲"]}
    )
    staged = folder.table("people.parquet", drawn).read()
    assert rows(staged, "people") == [{"person_id": "P1", "name": "甲"}]
    assert staged.unknown_columns == {"people": ["n", "line", "v_person_id", 'a"; DROP']}


def test_very_many_refusals_are_listed_up_to_a_limit_and_counted_beyond_it(folder, monkeypatch):
    monkeypatch.setattr("gongxin.intake.refusals.KEPT", 10)
    staged = folder.write("certificates.csv", "cert_no,status\n" + "".join(f"C{i},99\n" for i in range(50))).read()
    entries = staged.rejected.to_pylist()
    assert len(entries) == 11
    assert entries[-1]["reason"].endswith("(and 40 more)")


def test_records_and_lists_of_lists_are_no_values(folder):
    """Parquet can hold them in any column; a name that reads {'a': 1} is not a name."""
    staged = folder.table(
        "people.parquet",
        pa.table({"person_id": ["P1", "P2"], "name": pa.array([{"a": "王"}, None])}),
    ).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P2"]
    assert refused(staged) == [(1, "name", "a nested structure where one value or a list belongs")]


def test_bytes_that_are_no_text_are_shown_in_hexadecimal(folder):
    staged = folder.table(
        "people.parquet", pa.table({"person_id": pa.array([b"P1", b"\xff\xfe"]), "name": ["甲", "乙"]})
    ).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1"]
    (entry,) = staged.rejected.to_pylist()
    assert (entry["value"], entry["reason"]) == ("0xFFFE", "not readable as text")


def test_an_unknown_code_is_told_with_the_meaning_of_the_known_ones_in_chinese(folder):
    staged = folder.write("organisations.csv", "org_id,status\nO1,兴旺\n").read()
    (entry,) = staged.rejected.to_pylist()
    assert entry["reason_zh"] == "不是组织登记状态代码表中的代码：open 存续、cancelled 注销、revoked 吊销"
