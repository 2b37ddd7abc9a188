"""What a draw tells is what the ledger takes, field by field, and `gongxin verify` knows its folder."""

import json

from gongxin import cli, draw
from gongxin.draw import history
from gongxin.draw.entries import beacon_name
from gongxin.ledger.entries import checked
from tests.draw.world import AFTER, BEFORE, LATER, RANDOMNESS, SECRETS, drawn, many, people, plan


def test_every_entry_of_a_draw_is_taken(tmp_path):
    folder = drawn(tmp_path / "draw", replaces="D-0")
    visit = json.loads((folder / "outcome.json").read_bytes())["visits"][0]
    draw.substitute(folder, visit["visit"], visit["team"][1], "ill", at=LATER)
    draw.close(folder, SECRETS, at=LATER)
    told = history.entries(folder)
    assert [one["kind"] for one in told] == ["draw-committed", "draw-drawn", "inspector-substituted", "draw-closed"]
    assert all(checked(one) for one in told)


def test_given_up_draws_are_taken_too(tmp_path):
    for name, by in (("a", ""), ("b", "D-2")):
        draw.commit(plan(), many(12), people(), [], tmp_path / name, at=BEFORE, secrets=SECRETS)
        draw.abort(tmp_path / name, "the list was wrong", at=AFTER, replaced_by=by)
    told = [history.entries(tmp_path / name)[-1] for name in "ab"]
    assert [one["kind"] for one in told] == ["draw-aborted", "draw-replaced"]
    assert all(checked(one) for one in told)


def test_the_entry_names_the_randomness_down_to_its_issue():
    lottery = {"kind": "figures", "name": "双色球", "when": "2026140", "form": "integers"}
    assert beacon_name([{"kind": "drand", "round": 7}, lottery]) == "drand/7 + figures/双色球/2026140"


def test_many_sources_still_fit_the_entry(tmp_path):
    sources = [{**RANDOMNESS[1], "name": f"lottery {number}"} for number in range(30)]
    step = draw.commit(plan(randomness=sources), many(12), people(), [], tmp_path / "d", at=BEFORE, secrets=SECRETS)
    assert step.entry["beacon"].startswith("sha256:")
    assert checked(step.entry)


def test_verify_tells_a_whole_bundle_from_a_changed_one(tmp_path, capsys):
    folder = drawn(tmp_path / "draw")
    assert cli.run(["verify", str(folder)]) == 0
    assert "All of it is reproduced" in capsys.readouterr().out
    outcome = folder / "outcome.json"
    outcome.write_bytes(outcome.read_bytes().replace(b'"p1"', b'"p2"', 1))
    assert cli.run(["verify", str(folder)]) == 1
    assert "outcome.json: visits are not those of the draw." in capsys.readouterr().out.replace("\n", " ")
