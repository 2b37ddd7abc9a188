"""Hostile and broken files: a clear sentence or a rejected row, never a traceback, never a value lost in silence."""

import io
import json
import os
import random
import re
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongxin.errors import InputRefused, UserError
from gongxin.intake import read_dataset
from tests.intake.folder import refused, rows


def parquet_of(**columns):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def xlsx_of(*table_rows, sheet="people"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in table_rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xlsx_with(member, change):
    """A workbook of one person, with the text of one member changed by hand."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_of(["person_id", "name"], ["P1", "甲"]))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == member else content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx_by_hand(texts, count):
    """A workbook whose texts are shared: `count` rows below the header show the last of `texts`."""
    shown = [*range(len(texts)), *[len(texts) - 1] * (count - 1)]
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{i}</v></c></row>' for n, i in enumerate(shown, start=1))
    parts = {
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="people" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns="
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{t}</t></si>" for t in texts) + "</sst>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in parts.items():
            archive.writestr(member, text)
    return stream.getvalue()


WHOLE = parquet_of(person_id=["P1", "P2"] * 1000, name=["甲", "乙"] * 1000)
MANY = parquet_of(person_id=[f"P{i * 7919}" for i in range(5000)])

REFUSED = {
    "truncated Parquet": ("people.parquet", WHOLE[: len(WHOLE) // 2], "not a whole Parquet file"),
    "Parquet that is text": ("people.parquet", b"person_id,name\nP1,x\n", "not a whole Parquet file"),
    "empty Parquet file": ("people.parquet", b"", "not a whole Parquet file"),
    "Parquet damaged inside": (
        "people.parquet",
        MANY[:1000] + bytes(2000) + MANY[3000:],
        "cannot be read to its end",
    ),
    "Parquet that lacks its key": ("people.parquet", parquet_of(name=["甲"]), "lacks the column person_id"),
    "empty CSV": ("people.csv", b"", "is empty"),
    "CSV of white space": ("people.csv", b"\n\n  \n", "names a column"),
    "CSV of garbage": ("people.csv", bytes(range(128, 256)) * 50 + b"\xff\xff", "neither UTF-8 nor GB18030"),
    "CSV of NUL bytes": ("people.csv", b"\x00" * 5000, "names a column"),
    "CSV without a header": ("people.csv", b"P1,Wang\nP2,Li\n", "names a column"),
    "CSV that lacks its key": ("people.csv", "name\n甲\n", "lacks the column person_id"),
    "CSV with a column twice": (
        "people.csv",
        "person_id,name,person_id\nP1,甲,P2\n",
        "names the column person_id twice",
    ),
    "CSV with name and label": ("people.csv", "person_id,人员标识\nP1,P2\n", "names the column person_id twice"),
    "100,000 columns": (
        "people.csv",
        "person_id," + ",".join(f"c{i}" for i in range(100_000)) + "\nP1\n",
        "has 100001 columns",
    ),
    "XLSX that is text": ("people.xlsx", b"PK\x03\x04 but no more", "not a whole XLSX"),
    "XLSX cut in half": ("people.xlsx", xlsx_of(["person_id"], ["P1"])[:900], "not a whole XLSX"),
    "XLSX without a sheet": ("people.xlsx", xlsx_with("xl/workbook.xml", lambda _: b"<workbook/>"), "no sheet"),
    "XLSX with an entity bomb": (
        "people.xlsx",
        xlsx_with(
            "xl/worksheets/sheet1.xml",
            lambda text: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + text.partition(b"?>")[2],
        ),
        "declares a document type",
    ),
    "XLSX with a cell at its far corner": (
        "people.xlsx",
        xlsx_with("xl/worksheets/sheet1.xml", lambda text: text.replace(b'r="B2"', b'r="XFD1048576"')),
        "cells as far as",
    ),
    "XLSX with broken XML": ("people.xlsx", xlsx_with("xl/worksheets/sheet1.xml", lambda t: t[:-20]), "damaged inside"),
    "XLSX with a shared text of a million characters": (
        "people.xlsx",
        xlsx_by_hand(["person_id", "x" * 1_000_000], 1),
        "holds a text of 1000000 characters",
    ),
    "XLSX with a long text in very many cells": (
        "people.xlsx",
        xlsx_by_hand(["person_id", "x" * 32_000], 40_000),
        "holds a text of 32000 characters",
    ),
    "JSON that is cut": ("people.json", b'[{"person_id": "P1"', "is not JSON"),
    "JSON that is no array": ("people.json", b'{"person_id": "P1"}', "array of objects"),
    "JSON nested a hundred thousand deep": ("people.json", b"[" * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(folder, case):
    name, content, words = REFUSED[case]
    folder.write(name, content)
    with pytest.raises(InputRefused, match=re.escape(words)) as caught:
        folder.read()
    sentence = str(caught.value)
    assert name in sentence
    assert "\n" not in sentence
    assert len(sentence) < 500


def test_a_zip_bomb_is_refused_before_it_is_unpacked(folder):
    book = io.BytesIO(xlsx_of(["person_id", "name"], ["P1", "甲"]))
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w") as member,
    ):
        for _ in range(64):
            member.write(bytes(1 << 20))
    assert len(book.getvalue()) < 200_000
    folder.write("people.xlsx", book.getvalue())
    with pytest.raises(InputRefused, match="unpacks to far more"):
        folder.read()


def test_an_honest_workbook_with_shared_texts_is_read(folder):
    staged = folder.write("people.xlsx", xlsx_by_hand(["person_id", "P1", "P2"], 1)).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P2"]


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


def test_a_file_with_a_misspelt_name_is_reported_not_passed_over(folder):
    staged = folder.write("people.csv", "person_id\nP1\n").write("sign-ins.csv", "sign_in_id\nS1\n").read()
    (entry,) = staged.rejected.to_pylist()
    assert (entry["file"], entry["action"], entry["line"]) == ("sign-ins.csv", "file", None)


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
        "cell longer than 10,000 characters",
    )


def test_ten_thousand_characters_are_kept_and_one_more_is_not(folder):
    staged = folder.write("people.csv", f"person_id,name\nP1,{'长' * 10_000}\nP2,{'长' * 10_001}\n").read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1"]


def test_nul_bytes_set_the_row_aside(folder):
    staged = folder.write("people.csv", b"person_id,name\nP1,a\x00b\nP\x002,x\nP3,y\n").read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P3"]
    assert {reason for _, _, reason in refused(staged)} == {"contains a NUL character"}


def test_a_quotation_mark_inside_a_cell_is_a_character(folder):
    staged = folder.write("people.csv", 'person_id,name\nP1,5" pipe\nP2,"said ""no"""\n').read()
    assert [row["name"] for row in rows(staged, "people")] == ['5" pipe', 'said "no"']


def test_a_quotation_mark_that_is_never_closed_swallows_no_row_in_silence(folder):
    staged = folder.write("people.csv", 'person_id,name\nP1,a\nP2,"b\nP3,c\nP4,d\n').read()
    kept = {row["person_id"] for row in rows(staged, "people")}
    assert "P1" in kept
    assert staged.rejected.num_rows or kept == {"P1", "P2"}


def test_rows_with_too_many_or_too_few_fields_are_set_aside_with_their_line(folder):
    staged = folder.write("people.csv", "person_id,name\nP1,a\nP2\n\nP3,b,c\nP4,d\n").read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P4"]
    assert refused(staged) == [
        (3, "", "the number of fields differs from the header"),
        (5, "", "the number of fields differs from the header"),
    ]


def test_lines_stay_right_after_rows_were_left_out(folder):
    staged = folder.write("certificates.csv", "cert_no,status\nC1,01\nC2\n\nC3,01\nC4,99\n").read()
    assert refused(staged) == [
        (3, "", "the number of fields differs from the header"),
        (6, "status", "not a code of the table Certificate states: 01, 02, 03, 04, 05"),
    ]


def test_formulas_set_their_row_aside(folder):
    staged = folder.write(
        "people.xlsx", xlsx_of(["person_id", "name"], ["P1", "甲"], ["P2", "=1+1"], ["P3", "乙"])
    ).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P3"]
    assert refused(staged) == [(3, "name", "formula in a cell: paste the value")]


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


def test_coordinates_that_point_nowhere_are_taken_out_and_the_plan_stays(folder):
    staged = folder.write(
        "audit_plans.csv",
        "plan_id,site_lat,site_lon\nBEIJING,39.9,116.4\nNULL-ISLAND,0,0\nPACIFIC,20,170\nPARIS,48.85,2.35\nNONE,,\n",
    ).read()
    places = {row["plan_id"]: (row["site_lat"], row["site_lon"]) for row in rows(staged, "audit_plans")}
    nowhere = dict.fromkeys(("NULL-ISLAND", "PACIFIC", "PARIS", "NONE"), (None, None))
    assert places == {"BEIJING": (39.9, 116.4), **nowhere}
    assert {(entry["line"], entry["action"]) for entry in staged.rejected.to_pylist()} == {
        (3, "value"),
        (4, "value"),
        (5, "value"),
    }


def test_a_latitude_that_is_none_sets_its_row_aside(folder):
    staged = folder.write("audit_plans.csv", "plan_id,site_lat,site_lon\nP1,90.1,116\nP2,39,180.1\nP3,39,116\n").read()
    assert refused(staged) == [(2, "site_lat", "more than 90"), (3, "site_lon", "more than 180")]


def test_header_only_is_a_table_that_is_present_and_empty(folder):
    staged = (
        folder.write("people.csv", "person_id,name\n").write("rules.xlsx", xlsx_of(["rule_no"], sheet="rules")).read()
    )
    assert staged.rows == {"rules": 0, "people": 0}
    assert rows(staged, "people") == []


def test_nested_json_and_broken_lines_are_rows_set_aside(folder):
    staged = folder.write(
        "people.jsonl",
        b'{"person_id": "P1"}\n{"person_id": {"a": [1]}}\n[1, 2]\n{"person_id": \n\xff\xfe\n{"person_id": "P2"}\n',
    ).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P2"]
    assert [line for line, _, _ in refused(staged)] == [2, 3, 4, 5]


def test_half_a_surrogate_pair_in_json_does_not_stop_the_run(folder):
    staged = folder.write("people.jsonl", '{"person_id": "P1", "name": "\\ud800"}\n').read()
    assert rows(staged, "people") == [{"person_id": "P1", "name": "?"}]


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


@pytest.mark.parametrize(
    "content", ["contract = 2", "as_of = ", "[coordinates]\norganisations = 'MARS'", "coordinates = 7"]
)
def test_a_manifest_that_is_not_understood_is_refused(folder, content):
    folder.write("people.csv", "person_id\nP1\n").write("dataset.toml", content)
    with pytest.raises(UserError, match=r"dataset\.toml"):
        folder.read()
