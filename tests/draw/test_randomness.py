"""Public randomness: a real drand round, the reference of RFC 3797, and the one seed made of several sources."""

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gongxin.draw import drand
from gongxin.draw.randomness import party_hash, seed_of, value_of, values_of
from gongxin.draw.rfc3797 import canonical_item, key_of, selected
from gongxin.errors import InputRefused

ROUND = 657413
SIGNATURE = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
RANDOM = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"


def test_a_round_of_quicknet():
    assert value_of({"kind": "drand", "round": ROUND}, SIGNATURE) == RANDOM


def test_checking_a_round_leaves_the_limit_of_recursion_as_it_was():
    """py_ecc raises it; a process that reads JSON of others must not be left with that."""
    asked = (
        "import json, sys; from gongxin.draw import drand; before = sys.getrecursionlimit();"
        f"assert drand.is_signed({ROUND}, bytes.fromhex('{SIGNATURE}')); assert sys.getrecursionlimit() == before\n"
        "try: json.loads('[' * 200_000)\nexcept RecursionError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "refused")


def test_the_signature_belongs_to_its_round():
    with pytest.raises(InputRefused, match="not that of the chain"):
        value_of({"kind": "drand", "round": ROUND + 1}, SIGNATURE)


@pytest.mark.parametrize("changed", [SIGNATURE[:-1] + "c", "00" * 48, "c0" + "00" * 47, "ff" * 48])
def test_what_is_no_signature(changed):
    assert not drand.is_signed(ROUND, bytes.fromhex(changed))


def test_when_a_round_is_due():
    assert drand.due(1) == datetime(2023, 8, 23, 15, 9, 27, tzinfo=UTC)
    for number in (1, 2, ROUND):
        assert drand.first_round_after(drand.due(number)) == number + 1


@pytest.mark.parametrize(
    ("form", "told", "written"),
    [
        ("integers", "9319", "9319./"),
        ("integers", "2 5 12 8 10", "2.5.8.10.12./"),
        ("integers", [18, 9, 26, 45, 41, 34], "9.18.26.34.41.45./"),
        ("integers", "007 0", "0.7./"),
        ("number", "3310.620", "3310.62./"),
        ("number", "0042.00", "42./"),
        ("text", "A b-1", "AB1./"),
    ],
)
def test_canonical_strings(form, told, written):
    assert canonical_item(form, told) == written


@pytest.mark.parametrize(
    ("form", "told"), [("integers", "1 x"), ("integers", ""), ("number", "x"), ("number", "NaN"), ("text", "—")]
)
def test_figures_that_are_refused(form, told):
    with pytest.raises(InputRefused):
        canonical_item(form, told)


def vectors() -> Path:
    named = os.environ.get("GONGXIN_VECTORS")
    folder = (Path(named) if named else Path(__file__).parents[3] / "shared" / "vectors") / "rfc3797"
    if not folder.exists():
        pytest.skip("the vectors rfc3797 do not lie beside the checkout; name their folder in GONGXIN_VECTORS")
    return folder


@pytest.mark.external
def test_reference_of_rfc_3797():
    lines = (vectors() / "ref.seeds").read_text().splitlines()
    names = (vectors() / "ref.names").read_text().split()
    items = [canonical_item("integers", line) for line in lines if line and not line.startswith("#")]
    key = key_of(items)
    assert key == "9319./2.5.8.10.12./9.18.26.34.41.45./"
    expected = []
    for line in (vectors() / "ref.results").read_text().splitlines()[1:]:
        index, md5, _, _, place, *_ = line.replace("<-", "").split()
        framed = (int(index) - 1).to_bytes(2, "big")
        assert hashlib.md5(framed + key.encode() + framed).hexdigest().upper() == md5
        expected.append(int(place))
    assert selected(key, len(names), len(expected)) == expected


def test_reference_is_known_here_too():
    """The first ten of the RFC's own example (section 6), printed in its text."""
    assert selected("9319./2.5.8.10.12./9.18.26.34.41.45./", 25, 10) == [17, 7, 2, 16, 25, 23, 8, 24, 19, 13]


def test_each_source_and_the_commitment_move_the_seed():
    seeds = {seed_of("c1", ["a", "b"]), seed_of("c2", ["a", "b"]), seed_of("c1", ["a", "x"]), seed_of("c1", ["b", "a"])}
    assert len(seeds) == 4


def test_parties_reveal_what_they_fixed():
    source = {"kind": "party", "name": "n", "hash": party_hash(b"1" * 32)}
    assert value_of(source, (b"1" * 32).hex()) == (b"1" * 32).hex()
    for told in ((b"2" * 32).hex(), "31", 5, None):
        with pytest.raises(InputRefused):
            value_of(source, told)


@pytest.mark.parametrize("count", [0, 2])
def test_a_value_for_each_source(count):
    with pytest.raises(InputRefused, match="names 1 sources"):
        values_of([{"kind": "party", "name": "n", "hash": party_hash(b"1" * 32)}], [(b"1" * 32).hex()] * count)
