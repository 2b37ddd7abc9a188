"""A nation without misconduct: nothing is planted, nearly nothing is found, nobody is graded down."""

import pyarrow.parquet as pq
import pytest

from gongxin.simulate import simulate
from gongxin.supervision import supervise

SCALE = 0.002


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("honest")
    summary = simulate(folder / "nation", SCALE, seed=7, misconduct=False)
    return summary, supervise(folder / "nation", folder / "result")


def test_nothing_is_planted(honest):
    summary, _ = honest
    assert summary.planted == {}
    assert pq.read_table(summary.folder / "truth" / "planted.parquet").num_rows == 0
    assert not any(pq.read_table(summary.folder / "truth" / "bodies.parquet")["fraudulent"].to_pylist())


def test_it_has_the_size_of_any_other(honest):
    summary, _ = honest
    assert summary.rows["certificates"] > 6_000
    assert summary.rows["audit_plans"] > 3_500
    assert summary.rows["explanations"] > 100


def test_every_question_is_put_and_nearly_none_has_an_answer(honest):
    summary, result = honest
    assert {row["status"] for row in result.table("coverage").to_pylist()} == {"assessed"}
    found = result.table("findings").num_rows
    assert found <= 2 * summary.rows["audit_plans"] / 1000, result.table("findings")["explanation_en"].to_pylist()


def test_every_body_has_the_best_grade(honest):
    _, result = honest
    grades = result.table("grades").to_pylist()
    assert len(grades) >= 60
    assert {row["grade"] for row in grades} == {"A"}
    assert max(row["score"] for row in grades) < 20
