"""The eight detectors and the eight written by hand in Polars name the same offences on one small nation."""

import json

import pytest
from bench.by_hand.__main__ import main as answer_by_hand
from bench.offences import EIGHT, proof

from bench import by_hand, ours, stage
from gongxin.simulate import simulate


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    simulate(folder / "nation", scale=0.005, seed=7)
    job = folder / "job.json"
    stage.main(str(folder / "nation"), str(folder / "work"), str(job))
    told = {}
    for side, answer in (("ours", ours.main), ("by hand", answer_by_hand)):
        answer(str(job), str(folder / "answer.json"))
        told[side] = json.loads((folder / "answer.json").read_text("utf-8"))["found"]
    return told


@pytest.mark.parametrize("detector", EIGHT)
def test_both_sides_name_the_same(answers, detector):
    assert answers["by hand"][detector] == answers["ours"][detector]


def test_there_is_something_to_name(answers):
    named = [detector for detector in EIGHT if answers["ours"][detector]["offences"]]
    assert len(named) >= 5, named


def test_the_hand_written_side_imports_nothing_of_the_project():
    from pathlib import Path

    sources = [file.read_text("utf-8") for file in Path(by_hand.__file__).parent.glob("*.py")]
    assert sources
    assert not [text for text in sources if "import gongxin" in text or "from gongxin" in text]


def test_the_proof_knows_no_order():
    one, other = {"plan_id": "P1"}, {"plan_id": "P2", "person_id": "A"}
    assert proof([one, other]) == proof([other, one])


@pytest.mark.parametrize(
    "rows",
    [
        [{"plan_id": "P2"}],  # another plan
        [{"org_id": "P1"}],  # the same id of another kind
        [{"plan_id": "P1", "person_id": "A"}],  # a person more
        [{"plan_id": "P1"}, {"plan_id": "P1"}],  # named twice
        [],
    ],
)
def test_the_proof_tells_offences_apart(rows):
    assert proof(rows) != proof([{"plan_id": "P1"}])
