"""Files that cannot be read at all: one sentence says which, why, and what to do."""

import io
import re
import zipfile

import pytest

from gongxin.errors import InputRefused
from tests.intake.folder import rows
from tests.intake.hostile import parquet_of, xlsx_by_hand, xlsx_of, xlsx_with

WHOLE = parquet_of(person_id=["P1", "P2"] * 1000, name=["甲", "乙"] * 1000)

MANY = parquet_of(person_id=[f"P{i * 7919}" for i in range(5000)])

REFUSED = {
    "truncated Parquet": ("people.parquet", WHOLE[: len(WHOLE) // 2], "not a whole Parquet file"),
    "Parquet that is text": ("people.parquet", b"person_id,name\nP1,x\n", "not a whole Parquet file"),
    "empty Parquet file": ("people.parquet", b"", "is empty"),
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
    "CSV whose header has an open quotation mark": (
        "people.csv",
        'person_id,"name\nP1,x\nP2,y\n',
        "in the header is never closed",
    ),
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
    "XLSX whose sheet is gone": (
        "people.xlsx",
        xlsx_with("xl/worksheets/sheet1.xml", lambda _: None),
        "holds no sheet",
    ),
    **{
        f"XLSX with {what}": (
            "people.xlsx",
            xlsx_with("xl/worksheets/sheet1.xml", lambda text, put=put: text.replace(*put)),
            "a place that no sheet has",
        )
        for what, put in {
            "a cell past the last column": (b'r="A2"', b'r="XFE2"'),
            "a cell past the last row": (b'r="A2"', b'r="A1048577"'),
            "a cell in row nought": (b'r="A2"', b'r="A0"'),
            "a row number that is none": (b'<row r="2"', '<row r="²"'.encode()),
        }.items()
    },
    "XLSX with a password, or XLS": (
        "people.xlsx",
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096),
        "protected by a password",
    ),
    "Parquet with a column of DuckDB's own": (
        "people.parquet",
        parquet_of(person_id=["P1"], file_row_number=[7]),
        "rename or remove",
    ),
    "empty JSON": ("people.json", b"", "is empty"),
    "JSON in GB18030": ("people.json", '[{"person_id": "王"}]'.encode("gb18030"), "is not UTF-8"),
    "JSON of lines": ("people.json", b'{"person_id": "P1"}\n{"person_id": "P2"}\n', "name the file .jsonl"),
    "lines that are no JSON": ("people.jsonl", b"person_id\nP1\n", "holds no JSON object"),
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
