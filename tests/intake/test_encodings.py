"""Text in more than one encoding: what can be read is read as it was meant, the rest is set aside row by row."""

import pytest

from gongxin.errors import InputRefused
from tests.intake.folder import refused, rows

UTF_8 = "person_id,name\nP1,王小明\nP2,欧阳娜娜\nP3,司马光\n".encode()  # ten characters beyond ASCII


def test_a_line_of_gb18030_in_a_file_of_utf_8_is_set_aside_and_the_names_stay_right(folder):
    staged = folder.write("people.csv", UTF_8 + "P4,张三\n".encode("gb18030") + "P5,李四\n".encode()).read()
    assert [row["name"] for row in rows(staged, "people")] == ["王小明", "欧阳娜娜", "司马光", "李四"]
    assert refused(staged) == [(5, "name", "contains a NUL character or bytes that are no text")]


def test_one_damaged_byte_costs_one_row(folder):
    damaged = UTF_8.replace("光".encode(), b"\xff" + "光".encode())
    staged = folder.write("people.csv", damaged).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P2"]
    assert [line for line, _, _ in refused(staged)] == [4]


def test_a_file_cut_within_a_character_loses_its_last_row_only(folder):
    staged = folder.write("people.csv", UTF_8[:-2]).read()
    assert [row["person_id"] for row in rows(staged, "people")] == ["P1", "P2"]


def test_gb18030_is_not_taken_for_damaged_utf_8(folder):
    names = "联通，一丁七万丈三上下不与丐丑专且丕世丘丙业丛东丝丞丢"
    text = f"person_id,name\nP1,{names}\n"
    assert rows(folder.write("people.csv", text.encode("gb18030")).read(), "people")[0]["name"] == names


def test_what_is_neither_is_refused_with_the_line_to_look_at(folder):
    folder.write("people.csv", b"person_id,name\nP1,a\nP2,\xff\n")
    with pytest.raises(InputRefused, match=r"people\.csv is neither UTF-8 nor GB18030 text \(look at line 3\)"):
        folder.read()
