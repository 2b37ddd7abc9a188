"""`gongxin draw` from plan to closing, and what it refuses."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongxin import cli, draw
from tests.draw.world import PARTY, RANDOMNESS

PLAN = """
draw = "D-1"
quota = 2
random_share = "0.5"
objects = "{objects}"
inspectors = "inspectors.csv"

[[stratum]]
name = "q"

[[randomness]]
kind = "party"
name = "audit-office"
hash = "{hash}"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN.format(objects="objects.csv", hash=RANDOMNESS[0]["hash"]), "utf-8")
    rows = "".join(f"o{i},q,{i % 2 + 1}\n" for i in range(6))
    (tmp_path / "objects.csv").write_text(f"object,stratum,weight\n{rows}", "utf-8")
    people = "".join(f"p{i},inspector,,,2\n" for i in range(4))
    (tmp_path / "inspectors.csv").write_text(f"person,role,regions,skills,most\n{people}", "utf-8")
    (tmp_path / "values.toml").write_text(f'values = ["{PARTY.hex()}"]', "utf-8")
    return tmp_path


def run(folder, *more):
    return cli.run(["draw", str(folder / "plan.toml"), "--out", str(folder / "draw"), *map(str, more)])


def test_the_whole_way(folder, capsys):
    assert run(folder) == 0
    assert "Awaited: what audit-office fixed by its hash." in capsys.readouterr().out
    assert (folder / "draw.secrets.json").stat().st_mode & 0o077 == 0
    assert run(folder, "--values", folder / "values.toml") == 0
    assert "2 objects drawn" in capsys.readouterr().out
    assert run(folder, "--close", "--json") == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "draw-closed"
    assert draw.verify_bundle(folder / "draw") == []


def test_parquet_gives_the_same_list_as_csv(folder):
    table = {"object": [f"o{i}" for i in range(6)], "stratum": ["q"] * 6, "weight": [i % 2 + 1 for i in range(6)]}
    pq.write_table(pa.table({**table, "firm": [None] * 6}), folder / "objects.parquet")
    assert run(folder) == 0
    (folder / "plan.toml").write_text(PLAN.format(objects="objects.parquet", hash=RANDOMNESS[0]["hash"]), "utf-8")
    (folder / "draw").rename(folder / "first")
    (folder / "draw.secrets.json").unlink()
    assert run(folder) == 0
    assert (folder / "first/objects.csv").read_bytes() == (folder / "draw/objects.csv").read_bytes()


def test_aborting_tells_the_reason(folder, capsys):
    run(folder)
    assert run(folder, "--abort", "wrong list", "--json") == 0
    assert run(folder, "--values", folder / "values.toml") == 2
    assert "was given up" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--close", "--abort", "x"], "Only one of"),
        (["--close"], "does not hold the secrets"),
        (["--secrets", "plan.toml", "--close"], "does not hold the secrets"),
    ],
)
def test_refusals(folder, capsys, more, why):
    assert run(folder, *more) == 2
    assert why in capsys.readouterr().err


def test_secrets_are_never_written_over(folder, capsys):
    (folder / "draw.secrets.json").write_text("{}")
    assert run(folder) == 2
    assert "never written over" in capsys.readouterr().err
    assert not (folder / "draw").exists()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("quota = 2", "", "has a quota where"),
        ("quota = 2", "quota = 7", "more than the 6 objects"),
        ("quota = 2", "quota = 0", "1 or more"),
        ('"0.5"', '"1.5"', "from 0 to 1"),
        ('name = "q"', 'name = "q"\nteam = 1', "2 inspectors or more"),
        ('name = "q"', 'name = "a,b"', "comma"),
        ('draw = "D-1"', 'draw = "D 1"', "number of a draw"),
        ('draw = "D-1"', 'draw = "D-1"\ncolour = "red"', "colour are no fields"),
        ("hash = ", "hush = ", "needs kind and its fields"),
        ('inspectors = "inspectors.csv"', "", "names no list of inspectors"),
        ('"objects.csv"', '"gone.csv"', "gone.csv is not there"),
    ],
)
def test_plans_that_are_refused(folder, capsys, old, new, why):
    text = (folder / "plan.toml").read_text("utf-8")
    assert old in text
    (folder / "plan.toml").write_text(text.replace(old, new, 1), "utf-8")
    assert run(folder) == 2
    assert why in capsys.readouterr().err.replace("\n", " ")


def test_randomness_that_is_out_already_is_refused(folder, capsys):
    text = (folder / "plan.toml").read_text("utf-8").split("[[randomness]]")[0]
    (folder / "plan.toml").write_text(f'{text}[[randomness]]\nkind = "drand"\nround = 1\n', "utf-8")
    assert run(folder) == 2
    assert "drand round 1 is out already" in capsys.readouterr().err.replace("\n", " ")
