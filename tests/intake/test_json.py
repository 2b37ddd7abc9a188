"""JSON arrays and lines: read value by value, each mistake told where it stands."""

import re

import pytest

from gongxin.errors import InputRefused
from gongxin.intake.readers import json_values
from tests.intake.folder import refused, rows


def people(staged):
    return [(row["person_id"], row["name"]) for row in rows(staged, "people")]


def test_an_array_longer_than_what_is_read_at_a_time_is_read_whole(folder, monkeypatch):
    monkeypatch.setattr(json_values, "PORTION", 7)
    written = ",\n ".join(f'{{"person_id": "P{i}", "name": "王{i}"}}' for i in range(200))
    staged = folder.write("people.json", f"\ufeff [ {written} ]\n\n").read()
    assert people(staged) == [(f"P{i}", f"王{i}") for i in range(200)]


@pytest.mark.parametrize("portion", [1, 2, 3, 1000])
def test_a_number_that_is_cut_by_the_end_of_a_portion_keeps_its_digits(folder, monkeypatch, portion):
    monkeypatch.setattr(json_values, "PORTION", portion)
    staged = folder.write("people.json", '[123456789, {"person_id": 123456789012345678901, "name": 1.50}]').read()
    assert people(staged) == [("123456789012345678901", "1.50")]
    assert staged.rejected.to_pylist()[0]["value"] == '"123456789"'


def test_what_is_wrong_with_one_value_leaves_the_others(folder):
    values = [
        '{"person_id": "P1"}',
        '{"person_id": "P2", "person_id": "P3"}',
        "5",
        "null",
        '[{"person_id": "P4"}]',
        '{"person_id": {"a": 1}}',
        '{"name": "nobody"}',
        '{"person_id": NaN, "name": "x"}',
        f'{{"person_id": {"9" * 10_001}}}',
        '{"person_id": "P5", "name": NaN}',
    ]
    expected = [
        (2, "", "a name stands twice in this JSON object"),
        (3, "", "not a JSON object"),
        (4, "", "not a JSON object"),
        (5, "", "not a JSON object"),
        (6, "", "a nested structure where one value or a list belongs"),
        (7, "person_id", "no value in a key column"),
        (8, "person_id", "no value in a key column"),
        (9, "person_id", refused_length()),
    ]
    array = folder.write("people.json", f"[{','.join(values)}]").read()
    assert (people(array), refused(array)) == ([("P1", None), ("P5", None)], expected)
    (folder.path / "people.json").unlink()
    lines = folder.write("people.jsonl", "\n".join(values)).read()
    assert (people(lines), refused(lines)) == ([("P1", None), ("P5", None)], expected)


def refused_length():
    return "cell longer than 10,000 characters; in a CSV look for a quotation mark that is never closed"


def test_an_infinity_is_no_number(folder):
    staged = folder.write("certificates.json", '[{"cert_no": "C1", "fee": Infinity}, {"cert_no": "C2", "fee": 1e3}]')
    read = staged.read()
    assert [(row["cert_no"], row["fee"]) for row in rows(read, "certificates")] == [("C2", 1000.0)]
    assert refused(read) == [(1, "fee", "not a finite number")]


def test_an_empty_array_is_a_table_that_is_present_and_empty(folder):
    assert folder.write("people.json", " [ ] ").read().rows == {"people": 0}


def test_a_line_longer_than_a_record_may_be_is_refused_once(folder, monkeypatch):
    monkeypatch.setattr(json_values, "LONGEST_VALUE", 64)
    long = f'{{"person_id": "{"x" * 500}"}}'
    staged = folder.write("people.jsonl", f'{{"person_id": "P1"}}\n{long}\n{{"person_id": "P2"}}\n').read()
    assert [line for line, _, _ in refused(staged)] == [2]
    assert [key for key, _ in people(staged)] == ["P1", "P2"]


BROKEN = {
    "record 2 is not JSON": ['[{"person_id": "P1"}, {"person_id": }]', '[{"person_id": "P1"},]', '[{"person_id": 1}, '],
    "record 1 is not JSON": ['[{"person_id": "P1"} {"person_id": "P2"}]', '[{"person_id": "P1"}', "[", "[}", " \n"],
    "must hold an array": ['{"data": [{"person_id": "P1"}]}', '"text"', "17", "null"],
    "more than one JSON value": ['[{"person_id": "P1"}] []', '{"person_id": "P1"}\n{"person_id": "P2"}'],
    "record 2: nested too deeply": ['[{"person_id": "P1"}, {"person_id": ' + "[" * 100_000 + "]" * 100_000 + "}]"],
    "record 1: nested too deeply": ["[" * 100_000],
}


@pytest.mark.parametrize(("words", "text"), [(words, text) for words, texts in BROKEN.items() for text in texts])
def test_an_array_that_is_none_is_refused_with_the_place(folder, words, text):
    folder.write("people.json", text)
    with pytest.raises(InputRefused, match=re.escape(words)):
        folder.read()


@pytest.mark.parametrize("bytes_", [b'[{"person_id": "\xff"}]', '[{"person_id": "P1"}]'.encode("utf-16")])
def test_an_array_in_another_encoding_is_refused(folder, bytes_):
    folder.write("people.json", bytes_)
    with pytest.raises(InputRefused, match="is not UTF-8 text"):
        folder.read()


def test_a_record_that_never_ends_is_not_read_for_ever(folder, monkeypatch):
    monkeypatch.setattr(json_values, "PORTION", 16)
    monkeypatch.setattr(json_values, "LONGEST_VALUE", 1000)
    folder.write("people.json", '[{"person_id": "' + "x" * 100_000)
    with pytest.raises(InputRefused, match="record 1 is not JSON"):
        folder.read()
