"""Other people's vectors: RFC 6962 proofs, good and bad, and a real log with all its checkpoints."""

import base64
import json

import pytest

from gongxin.ledger.audit import examine
from gongxin.ledger.checkpoint import read_checkpoint
from gongxin.ledger.hashing import root_of
from gongxin.ledger.note import read_key, read_note
from gongxin.ledger.policy import trusting
from gongxin.ledger.proofs import consistency_proof, consistent, included, inclusion_proof, subtree_root
from gongxin.ledger.tiles import Tiles, hashes_of
from tests.ledger.vectors import folder

pytestmark = pytest.mark.external
TESSERA = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"


def cases(kind):
    return [json.loads(file.read_text("utf-8")) for file in sorted(folder(f"merkle/{kind}").rglob("*.json"))]


def raw(text):
    return base64.b64decode(text or "")


def test_inclusion_proofs_are_taken_and_refused_as_told():
    wrong = []
    for case in cases("inclusion"):
        proof = [raw(one) for one in case["proof"] or []]
        if (
            included(raw(case["root"]), case["leafIdx"], case["treeSize"], raw(case["leafHash"]), proof)
            == case["wantErr"]
        ):
            wrong.append(case["desc"])
    assert wrong == []
    assert {case["wantErr"] for case in cases("inclusion")} == {True, False}


def test_consistency_proofs_are_taken_and_refused_as_told():
    wrong = []
    for case in cases("consistency"):
        proof = [raw(one) for one in case["proof"] or []]
        if consistent(case["size1"], case["size2"], raw(case["root1"]), raw(case["root2"]), proof) == case["wantErr"]:
            wrong.append(case["desc"])
    assert wrong == []
    assert {case["wantErr"] for case in cases("consistency")} == {True, False}


@pytest.mark.parametrize("size", range(16))
def test_every_checkpoint_of_a_real_log_is_recomputed(size):
    log, key = folder("tessera-log/log"), read_key(TESSERA)
    note = read_note((log / f"checkpoint.{size}").read_bytes())
    assert list(note.by([key])) == [key]
    checkpoint = read_checkpoint(note.text)
    tiles = Tiles(log, size)
    assert checkpoint.size == size
    assert checkpoint.root == root_of(hashes_of(tiles.entries())) == subtree_root(tiles.node, 0, size)


def test_proofs_between_all_checkpoints_of_a_real_log():
    log = folder("tessera-log/log")
    roots = [read_checkpoint(read_note((log / f"checkpoint.{n}").read_bytes()).text).root for n in range(16)]
    for newer in range(1, 16):
        tiles = Tiles(log, newer)
        for older in range(1, newer + 1):
            proof = consistency_proof(tiles.node, older, newer)
            assert consistent(older, newer, roots[older], roots[newer], proof)
            assert not consistent(older, newer, roots[older - 1], roots[newer], proof)
        for index in range(newer):
            proof = inclusion_proof(tiles.node, index, newer)
            assert included(roots[newer], index, newer, tiles.leaf(index), proof)


def test_a_real_log_is_examined_with_an_older_checkpoint():
    log = folder("tessera-log/log")
    examined = examine(log, trusting([read_key(TESSERA)]), (log / "checkpoint.7").read_bytes())
    assert examined.problems == []
    assert examined.witnessed.checkpoint.size == 15
