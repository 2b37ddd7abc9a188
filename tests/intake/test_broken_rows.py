"""Rows that are no rows: quotation marks, fields, lines, nested JSON."""

from tests.intake.folder import refused, rows


def test_a_quotation_mark_inside_a_cell_is_a_character(folder):
    staged = folder.write("people.csv", 'person_id,name\nP1,5" pipe\nP2,"said ""no"""\n').read()
    assert [row["name"] for row in rows(staged, "people")] == ['5" pipe', 'said "no"']


def test_a_quotation_mark_that_is_never_closed_swallows_no_row_in_silence(folder):
    staged = folder.write("people.csv", 'person_id,name\nP1,a\nP2,"b\nP3,c\nP4,d\n').read()
    kept = {row["person_id"] for row in rows(staged, "people")}
    assert "P1" in kept
    assert staged.rejected.num_rows or kept == {"P1", "P2"}


def test_records_swallowed_by_a_quotation_mark_are_not_lost_in_silence(folder):
    lines = ["cert_no,body_id,org_id,standard", 'C1,B1,O1,"GB/T 19001', "C2,B1,O2,x", 'C3,B1,O3,y"', "C4,B1,O4,z"]
    staged = folder.write("certificates.csv", "\n".join(lines)).read()
    assert [row["cert_no"] for row in rows(staged, "certificates")] == ["C4"]
    (entry,) = staged.rejected.to_pylist()
    assert (entry["line"], entry["column"]) == (2, "standard")
    assert entry["reason"].startswith("a quotation mark is never closed")


def test_the_rest_of_a_file_swallowed_by_one_record_is_told_by_its_quotation_mark(folder):
    lines = ["org_id,name,division,status", 'O1,"x,110000,open', *(f"O{i},x,110000,open" for i in range(2, 9))]
    staged = folder.write("organisations.csv", "\n".join(lines)).read()
    (entry,) = staged.rejected.to_pylist()
    assert (entry["line"], entry["reason"]) == (
        2,
        "a quotation mark is never closed, so that whole lines stand in this cell: mend it",
    )


def test_a_record_of_the_wrong_width_with_lines_in_a_cell_is_told_by_its_fields(folder):
    staged = folder.write("people.csv", 'person_id,name\nP1,"one\ntwo",x\nP2,y\n').read()
    assert refused(staged) == [(2, "", "the number of fields differs from the header")]
    assert [row["person_id"] for row in rows(staged, "people")] == ["P2"]


def test_a_heading_may_go_over_two_lines(folder):
    staged = folder.write("people.csv", 'person_id,"name\n"\nP1,5" pipe\n').read()
    assert [row["name"] for row in rows(staged, "people")] == ['5" pipe']


def test_line_breaks_and_commas_of_a_remark_are_no_records(folder):
    remark = "one, two,\nthree; four\n五,六"
    staged = folder.write("rules.csv", f'rule_no,body_id,domain_code,title\nR1,B1,A0101,"{remark}"\n').read()
    assert [row["title"] for row in rows(staged, "rules")] == [remark]
    assert staged.rejected.num_rows == 0


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
