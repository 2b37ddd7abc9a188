"""Trees and proofs against the recursive definition of RFC 6962, for every small size and for random ones."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxin.ledger.hashing import EMPTY_ROOT, leaf_hash, node_hash, root_of
from gongxin.ledger.proofs import consistency_proof, consistent, included, inclusion_proof, subtree_root


def defined(leaves):
    """MTH of RFC 6962, 2.1, word by word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(defined(leaves[:split]), defined(leaves[split:]))


def leaves_of(count):
    return [leaf_hash(b"%d" % number) for number in range(count)]


def node_of(leaves):
    return lambda level, index: defined(leaves[index << level : (index + 1) << level])


def test_known_hashes():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


@pytest.mark.parametrize("size", range(20))
def test_roots_proofs_of_every_small_tree(size):
    leaves = leaves_of(size)
    root, node = defined(leaves), node_of(leaves)
    assert root_of(leaves) == subtree_root(node, 0, size) == root
    for index in range(size):
        proof = inclusion_proof(node, index, size)
        taken = [(i, n) for n in range(1, size + 2) for i in range(n) if included(root, i, n, leaves[index], proof)]
        assert (index, size) in taken
        assert all(leaves[i] == leaves[index] for i, n in taken if n == size)
    for older in range(1, size + 1):
        proof = consistency_proof(node, older, size)
        taken = [o for o in range(size + 1) if consistent(o, size, defined(leaves[:o]), root, proof)]
        assert older in taken


@given(st.integers(1, 400), st.data())
@settings(max_examples=60, deadline=None)
def test_any_change_of_a_proof_is_noticed(size, data):
    leaves = leaves_of(size)
    root, node = root_of(leaves), lambda level, index: root_of(leaves[index << level : (index + 1) << level])
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(node, index, size)
    assert included(root, index, size, leaves[index], proof)
    assert not included(root, index, size, leaves[index], [*proof, root])
    if proof:
        place, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
        assert not included(root, index, size, leaves[index], proof[:place] + proof[place + 1 :])
        proof[place] = (int.from_bytes(proof[place], "big") ^ 1 << bit).to_bytes(32, "big")
        assert not included(root, index, size, leaves[index], proof)


@given(st.integers(1, 400), st.data())
@settings(max_examples=60, deadline=None)
def test_a_changed_beginning_is_noticed(size, data):
    leaves = leaves_of(size)
    older = data.draw(st.integers(1, size))
    changed = [*leaves]
    changed[data.draw(st.integers(0, older - 1))] = leaf_hash(b"changed")
    node = lambda level, index: root_of(changed[index << level : (index + 1) << level])  # noqa: E731
    proof = consistency_proof(node, older, size)
    assert consistent(older, size, root_of(changed[:older]), root_of(changed), proof)
    assert not consistent(older, size, root_of(leaves[:older]), root_of(changed), proof)


@pytest.mark.parametrize(("older", "newer"), [(0, 0), (0, 1), (2, 1)])
def test_an_empty_or_larger_beginning_proves_nothing(older, newer):
    leaves = leaves_of(2)
    assert not consistent(older, newer, defined(leaves[:older]), defined(leaves[:newer]), [])
    with pytest.raises(ValueError):
        consistency_proof(node_of(leaves), older, newer)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 1), (5, 3)])
def test_what_is_not_there_has_no_proof(index, size):
    assert not included(EMPTY_ROOT, index, size, EMPTY_ROOT, [])
    with pytest.raises(ValueError):
        inclusion_proof(node_of(leaves_of(3)), index, size)
