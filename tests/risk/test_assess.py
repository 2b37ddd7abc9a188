"""A whole run: every body has all indicators, every point is traced to findings of that body, and it takes it home."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongxin.cli import run
from gongxin.errors import InputRefused, UserError
from gongxin.risk import regrade
from gongxin.risk.extract import FILE, read_extract, write_extract
from gongxin.risk.grade import GRADES_SCHEMA
from gongxin.risk.indicators import counting, indicators
from tests.small_dataset import CERTIFICATES, write_dataset

BODIES = ("CNCA-R-2002-001", "CNCA-R-2002-002")


def rows(result, name):
    return result.table(name).to_pylist()


def test_every_body_has_every_indicator_once(small_result):
    named = [(row["body_id"], row["indicator"]) for row in rows(small_result, "indicators")]
    assert sorted(named) == sorted((body, name) for body in BODIES for name in indicators())


def test_every_finding_that_is_counted_is_one_of_that_body_and_of_that_indicator(small_result):
    found = {row["finding_id"]: row for row in rows(small_result, "findings")}
    traced = 0
    for row in rows(small_result, "indicators"):
        if row["shape"] == "findings":
            for id_ in json.loads(row["records"]):
                assert found[id_]["body_id"] == row["body_id"]
                assert counting(found[id_]["detector"]) == row["indicator"]
                traced += 1
    assert traced > 0


def test_every_finding_that_is_held_against_a_body_is_counted_or_weaker_than_one_that_is(small_result):
    subjects = {
        (row["body_id"], counting(row["detector"]), row["subject_kind"], row["subject_id"])
        for row in rows(small_result, "findings")
        if row["severity"] != "info"
    }
    numerators = sum(row["numerator"] for row in rows(small_result, "indicators") if row["shape"] == "findings")
    assert numerators == len(subjects) > 0


def test_the_written_grade_follows_from_the_written_rows_of_the_body_alone(small_result):
    for grade in rows(small_result, "grades"):
        own = [row for row in rows(small_result, "indicators") if row["body_id"] == grade["body_id"]]
        assert regrade(own) == grade


def test_a_period_runs_from_the_first_record_and_for_past_decisions_from_where_they_fade(small_result):
    held = {row["indicator"]: row for row in rows(small_result, "indicators") if row["body_id"] == BODIES[0]}
    assert str(held["sign_in_missing"]["period_from"]) == "2026-02-02"
    assert str(held["penalties"]["period_from"]) == "2023-06-30"
    assert {str(row["period_to"]) for row in held.values()} == {"2026-06-30"}
    assert json.loads(held["penalties"]["parameters"])["cut_points"] == "2000-01-01"


@pytest.fixture(scope="module")
def extracts(small_result, tmp_path_factory):
    folder = tmp_path_factory.mktemp("extracts")
    return {body: write_extract(small_result.folder, body, folder / body).parent for body in BODIES}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_recomputes_its_grade_from_its_own_extract_to_the_last_byte(small_result, extracts, tmp_path, body):
    written, own = read_extract(extracts[body])
    files = {}
    for name, grade in (
        ("of the result", next(row for row in rows(small_result, "grades") if row["body_id"] == body)),
        ("of the extract", dict(written)),
        ("recomputed", regrade(own)),
    ):
        pq.write_table(pa.Table.from_pylist([grade], schema=GRADES_SCHEMA), tmp_path / name)
        files[name] = (tmp_path / name).read_bytes()
    assert len(set(files.values())) == 1


def shown(capsys, *arguments):
    assert run([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def test_the_command_says_the_same_of_the_extract_as_of_the_result(small_result, extracts, capsys):
    of_result = json.loads(shown(capsys, "grade", small_result.folder, BODIES[0], "--json"))
    of_extract = json.loads(shown(capsys, "grade", extracts[BODIES[0]], "--json"))
    assert of_extract.pop("name") == BODIES[0]  # an extract carries no names
    of_result.pop("name")
    assert of_extract == of_result
    assert of_extract["agrees"] is True
    assert "the same grade, to the last digit" in shown(capsys, "grade", extracts[BODIES[0]]).replace("\n", " ")


def test_the_extract_holds_no_row_of_another_body_and_says_where_it_is_from(extracts, small_result):
    text = (extracts[BODIES[0]] / FILE).read_text(encoding="utf-8")
    assert BODIES[1] not in text
    assert json.loads(text)["sources"].keys() == {"grades", "indicators"}


def test_a_changed_extract_is_found_out(extracts, tmp_path, capsys):
    held = json.loads((extracts[BODIES[0]] / FILE).read_text(encoding="utf-8"))
    held["grades"][0]["grade"], held["grades"][0]["score"] = "D", 99.0
    (tmp_path / FILE).write_text(json.dumps(held), encoding="utf-8")
    assert json.loads(shown(capsys, "grade", tmp_path, "--json"))["agrees"] is False
    assert "they differ" in shown(capsys, "grade", tmp_path).replace("\n", " ")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"grades": [], "indicators": []}', '{"grades": [1], "indicators": [2]}']
)
def test_what_is_no_extract_is_refused(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused):
        read_extract(tmp_path)


def test_a_body_that_has_no_grade_has_no_extract(small_result, tmp_path):
    with pytest.raises(UserError, match="CNCA-R-1999-001"):
        write_extract(small_result.folder, "CNCA-R-1999-001", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_more_offence_raises_the_score(small_result, tmp_path):
    from gongxin.supervision import supervise

    more = CERTIFICATES + "    C-4 | CNCA-R-2002-002 | O-1 | A0101 | 2026-03-05 | 2026-03-01 | 2029-02-28 | 01\n"
    again = supervise(write_dataset(tmp_path / "dataset", certificates=more), tmp_path / "result")
    before, after = (
        next(row["score"] for row in rows(result, "grades") if row["body_id"] == BODIES[1])
        for result in (small_result, again)
    )
    assert after > before
