"""From plan to verified bundle, and what each step refuses."""

import json
import shutil
import subprocess
import sys

import pytest

from gongxin import draw
from gongxin.draw import verify_draw
from gongxin.errors import InputRefused
from tests.draw.world import AFTER, BEFORE, LATER, SECRETS, VALUES, drawn, many, people, plan

SCRIPT = verify_draw.__file__


def script(folder):
    return subprocess.run([sys.executable, SCRIPT, str(folder)], capture_output=True, text=True, check=False)


def test_a_draw_is_reproduced_by_the_program_and_by_the_script(tmp_path):
    folder = drawn(tmp_path / "draw", random_share="0.2")
    assert draw.verify_bundle(folder) == []
    told = script(folder)
    assert told.returncode == 0, told.stderr
    assert "reproduced: 3 objects" in told.stdout


def test_the_same_commitment_and_values_give_the_same_bytes(tmp_path):
    first, second = drawn(tmp_path / "a", close=True), drawn(tmp_path / "b", close=True)
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_the_order_of_the_file_does_not_matter(tmp_path):
    from gongxin.draw.name_list import listed

    rows = [(f"o{i}", "q", str(i % 3 + 1), "", "") for i in range(20)]
    outcomes = []
    for name, order in (("a", rows), ("b", rows[::-1])):
        draw.commit(plan(), listed(order, ("q",)), people(), [], tmp_path / name, at=BEFORE, secrets=SECRETS)
        draw.carry_out(tmp_path / name, VALUES, SECRETS, at=AFTER)
        outcomes.append((tmp_path / name / "outcome.json").read_bytes())
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    "name",
    ["plan.json", "objects.csv", "inspectors.csv", "recusals.csv", "commitment.json", "randomness.json",
     "outcome.json", "arms.json", "history.jsonl", "SHA256SUMS"],
)  # fmt: skip
def test_any_changed_byte_is_told(tmp_path, name):
    folder = drawn(tmp_path / "draw", close=True)
    whole = (folder / name).read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 25)):
        (folder / name).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert draw.verify_bundle(folder) != [], (name, place, whole[place : place + 20])
    (folder / name).write_bytes(whole)
    assert draw.verify_bundle(folder) == []


def test_a_file_that_is_gone_is_told(tmp_path):
    folder = drawn(tmp_path / "draw", close=True)
    for name in [path.name for path in folder.iterdir()]:
        copy = tmp_path / name
        shutil.copytree(folder, copy)
        (copy / name).unlink()
        assert len(draw.verify_bundle(copy)) == (name != "SHA256SUMS"), name


def test_before_the_draw_nothing_of_the_lists_is_in_commitment_and_history(tmp_path):
    draw.commit(plan(), many(12), people(), [], tmp_path / "draw", at=BEFORE, secrets=SECRETS)
    public = (tmp_path / "draw/commitment.json").read_text() + (tmp_path / "draw/history.jsonl").read_text()
    assert "o001" not in public
    assert SECRETS["salt"] not in public
    assert not (tmp_path / "draw/SHA256SUMS").exists()
    assert draw.verify_bundle(tmp_path / "draw") == []


def test_another_salt_is_another_commitment(tmp_path):
    for name, salt in (("a", "01"), ("b", "03")):
        draw.commit(plan(), many(12), people(), [], tmp_path / name, at=BEFORE, secrets={**SECRETS, "salt": salt * 32})
    files = [json.loads((tmp_path / name / "commitment.json").read_bytes())["files"] for name in "ab"]
    assert not set(files[0].values()) & set(files[1].values())


def test_a_draw_is_carried_out_once(tmp_path):
    folder = drawn(tmp_path / "draw")
    with pytest.raises(InputRefused, match="was carried out"):
        draw.carry_out(folder, VALUES, SECRETS, at=LATER)


def test_wrong_secrets_and_changed_lists_draw_nothing(tmp_path):
    folder = tmp_path / "draw"
    draw.commit(plan(), many(12), people(), [], folder, at=BEFORE, secrets=SECRETS)
    with pytest.raises(InputRefused, match="not what was committed"):
        draw.carry_out(folder, VALUES, {**SECRETS, "salt": "04" * 32}, at=AFTER)
    (folder / "inspectors.csv").write_text("person,role,regions,skills,most\n")
    with pytest.raises(InputRefused, match="not what was committed"):
        draw.carry_out(folder, VALUES, SECRETS, at=AFTER)


def test_a_party_that_reveals_something_else_stops_the_draw(tmp_path):
    draw.commit(plan(), many(12), people(), [], tmp_path / "draw", at=BEFORE, secrets=SECRETS)
    with pytest.raises(InputRefused, match="something else"):
        draw.carry_out(tmp_path / "draw", ["00" * 32, VALUES[1]], SECRETS, at=AFTER)
    step = draw.abort(tmp_path / "draw", "the audit office did not reveal", at=AFTER)
    assert (step.entry["kind"], step.entry["reason"]) == ("draw-aborted", "the audit office did not reveal")
    assert draw.verify_bundle(tmp_path / "draw") == []
    with pytest.raises(InputRefused, match="given up"):
        draw.carry_out(tmp_path / "draw", VALUES, SECRETS, at=LATER)


def test_substitutes_are_drawn_and_checked(tmp_path):
    folder = drawn(tmp_path / "draw")
    visit = json.loads((folder / "outcome.json").read_bytes())["visits"][0]
    step = draw.substitute(folder, visit["visit"], visit["team"][0], "ill", at=LATER)
    assert step.entry["in"] not in visit["team"]
    assert draw.verify_bundle(folder) == []
    with pytest.raises(InputRefused, match="not in the team"):
        draw.substitute(folder, visit["visit"], visit["team"][0], "ill", at=LATER)
    with pytest.raises(InputRefused, match="reason"):
        draw.substitute(folder, visit["visit"], visit["team"][1], " ", at=LATER)


def test_a_substitute_that_was_picked_is_told(tmp_path):
    from gongxin.draw import entries, files, history

    folder = drawn(tmp_path / "draw")
    visit = json.loads((folder / "outcome.json").read_bytes())["visits"][0]
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    honest = draw.substitute(copy, visit["visit"], visit["team"][0], "ill", at=LATER).entry["in"]
    other = next(f"p{i}" for i in range(6) if f"p{i}" not in (*visit["team"], honest))
    history.append(folder, entries.substituted("D-1", LATER, visit["visit"], visit["team"][0], other, "ill"))
    (folder / files.SUMS).write_bytes(files.sums_text(folder))
    assert [str(one) for one in draw.verify_bundle(folder)] == [
        f"The substitute at {visit['visit']} was not drawn by lot."
    ]


def test_a_list_from_a_file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("firm,weight,object,stratum\nf,1,a,q\n,2,b,q\n", "utf-8")
    cells = draw.read_objects(path, ["q"]).cells
    assert [list(cell.rows) for cell in cells] == [["b,,"], ["a,f,"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("object,stratum\na,q\n", "no column weight"),
        ("object,stratum,weight\na,q\n", "line 2 is too short"),
        ("object,stratum,weight,firm,region\na,q,1,f\n", "line 2 is too short"),
        ("", "no column"),
    ],
)
def test_files_that_are_refused(tmp_path, text, why):
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match=why):
        draw.read_objects(path, ["q"])
