"""The same seed gives the same bytes, another seed others; what is out of range is refused in one sentence."""

from datetime import date

import pytest

from gongxin.cli import run
from gongxin.errors import UserError
from gongxin.simulate import run as running
from gongxin.simulate import simulate
from tests.simulate.conftest import written

TINY = 0.0005


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return simulate(tmp_path_factory.mktemp("first") / "nation", TINY, 3)


def test_the_same_seed_gives_the_same_bytes(first, tmp_path):
    again = simulate(tmp_path / "elsewhere", TINY, 3)
    assert written(again.folder) == written(first.folder)
    assert (again.rows, again.planted) == (first.rows, first.planted)


@pytest.mark.parametrize("other", [{"seed": 4}, {"as_of": date(2026, 6, 29)}, {"minimum_bodies": 61}])
def test_another_seed_day_or_number_of_bodies_gives_other_bytes(first, tmp_path, other):
    held = written(simulate(tmp_path / "other", **{"scale": TINY, "seed": 3, **other}).folder)
    same = [name for name, data in written(first.folder).items() if held[name] == data]
    assert set(same) <= {"dataset.toml", "marks.parquet"}


def test_the_card_tells_how_it_was_made(first):
    card = (first.folder / "dataset.toml").read_text(encoding="utf-8")
    for word in ("contract = 1", "as_of = 2026-06-30", "seed 3", "scale 0.0005"):
        assert word in card


@pytest.mark.parametrize("scale", [TINY, 10.0])
def test_the_ends_of_the_range_are_in_it(scale):
    running._refuse_out_of_range(scale, 0, 20)


@pytest.mark.parametrize("seed", [2, 7])
def test_the_fewest_bodies_are_enough(tmp_path, seed):
    assert simulate(tmp_path / "nation", TINY, seed, minimum_bodies=20).planted


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"scale": 0.00049}, "0.0005 to 10"),
        ({"scale": 10.01}, "0.0005 to 10"),
        ({"scale": 0}, "0.0005 to 10"),
        ({"scale": -1}, "0.0005 to 10"),
        ({"scale": float("nan")}, "0.0005 to 10"),
        ({"scale": float("inf")}, "0.0005 to 10"),
        ({"seed": -1}, "whole number from 0"),
        ({"minimum_bodies": 19}, "at least 20"),
    ],
)
def test_out_of_range_is_refused_in_one_sentence_and_nothing_is_written(tmp_path, wrong, word):
    with pytest.raises(UserError) as refused:
        simulate(tmp_path / "out", **{"scale": TINY, "seed": 1, **wrong})
    assert word in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "wrong", [("--scale", "0"), ("--scale", "eleven"), ("--scale", "11"), ("--seed", "-1"), ("--seed", "1.5"),
              ("--bodies", "0"), ("--bodies", "19"), ("--as-of", "soon")]
)  # fmt: skip
def test_the_command_refuses_it_with_exit_code_2(tmp_path, capsys, wrong):
    assert run(["simulate", str(tmp_path / "out"), *wrong]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().count("\n") <= 1
    assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()
