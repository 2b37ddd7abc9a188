"""Being in the register, and not being in it, as receipts; every way to lie with one is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxin.errors import UserError
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.kinds import moment
from gongxin.ledger.policy import trusting
from gongxin.ledger.presence import prove, values_of
from gongxin.ledger.receipt import read_receipt
from gongxin.ledger.registry import Certificate, Registry, build_maps, registry_entry
from gongxin.ledger.sorted_map import SortedMap, build, merged, ordered
from gongxin.ledger.writer import Log
from tests.ledger.worlds import AT, fact, signer

POLICY = trusting([signer().key])
DAY = date(2026, 6, 30)
USCC = "91320000MA1XXXXX0X"


def certificates(numbers):
    return [
        Certificate(number, "01", DAY, date(2029, 6, 29), "CNCA-R-2002-001", USCC, "GB/T 19001-2016")
        for number in numbers
    ]


def registry_of(folder, numbers):
    roots = build_maps(folder / "maps", certificates(numbers))
    held = registry_entry(moment(AT), DAY, roots)
    with Log(folder / "log", signer()) as log:
        log.append([fact(1), held, fact(2)])
        log.publish()
    return Registry(folder / "log", 1, held, folder / "maps")


@pytest.fixture
def registry(tmp_path):
    return registry_of(tmp_path, ["B", "D", "F", "F", "H"])


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("A", 0),
        ("B", 1),
        ("C", 0),
        ("D", 1),
        ("E", 0),
        ("F", 2),
        ("G", 0),
        ("H", 1),
        ("I", 0),
        ("", 0),
        (" ｂ ", 1),
        ("天", 0),
    ],
)
def test_every_place_of_a_number(registry, asked, values):
    proven = prove(read_receipt(registry.certificate(asked).write()), POLICY)
    assert len(proven.values) == values
    assert proven.entry["as_of"] == "2026-06-30"


def test_what_a_receipt_says_of_a_certificate(registry):
    (value,) = prove(registry.certificate("D"), POLICY).values
    assert value == f"01 2026-06-30 2029-06-29 CNCA-R-2002-001 {USCC} GB/T19001-2016"


def test_organisation_and_standard(registry):
    assert prove(registry.holding(USCC, "GB/T 19001-2016"), POLICY).values == ("B", "D", "F", "F", "H")
    assert prove(registry.holding(USCC, "GB/T 24001-2016"), POLICY).values == ()


@pytest.mark.parametrize("numbers", [[], ["B"], ["B", "D"]])
@pytest.mark.parametrize("asked", "ABCDE")
def test_small_registers(tmp_path, numbers, asked):
    assert bool(prove(registry_of(tmp_path, numbers).certificate(asked), POLICY).values) == (asked in numbers)


def lie(receipt, change):
    said = json.loads(receipt.extra)
    change(said)
    return replace(receipt, extra=json.dumps(said).encode())


LIES = {
    "another key": lambda said: said.update(key="D"),
    "one neighbour left out": lambda said: said["leaves"].pop(),
    "the other one": lambda said: said["leaves"].pop(0),
    "none at all": lambda said: said.update(leaves=[]),
    "exchanged": lambda said: said["leaves"].reverse(),
    "one twice": lambda said: said["leaves"].append(said["leaves"][0]),
    "a line made up": lambda said: said["leaves"][0].update(line="C\tmade up"),
    "a number made up": lambda said: said["leaves"][1].update(index=2),
    "a proof cut off": lambda said: said["leaves"][1]["proof"].pop(),
    "not base64": lambda said: said["leaves"][0].update(proof=["?"]),
    "another map": lambda said: said.update(map="holdings"),
    "no map": lambda said: said.update(map="entry"),
    "no leaves": lambda said: said.pop("leaves"),
    "another entry": lambda said: said.update(entry=fact(1).decode()),
    "half a letter": lambda said: said["leaves"][0].update(line="\ud800"),
    "a number that is none": lambda said: said["leaves"][0].update(index=float("inf")),
    "a number as text": lambda said: said["leaves"][0].update(index="0"),
    "no entry": lambda said: said.pop("entry"),
}


@pytest.mark.parametrize("way", LIES)
def test_every_way_to_lie_about_absence(registry, way):
    receipt = registry.certificate("C")
    assert prove(receipt, POLICY).values == ()
    with pytest.raises(Disproved):
        prove(lie(receipt, LIES[way]), POLICY)


def test_neighbours_that_are_no_neighbours(registry):
    """B and F are in the register and D stands between them, so they do not show that D is missing."""
    left, right = registry.maps["certificates"].evidence("B"), registry.maps["certificates"].evidence("F")
    held = registry.maps["certificates"]
    with pytest.raises(Disproved, match="do not show"):
        values_of("D", held.root(), held.size, left + right)
    with pytest.raises(Disproved, match="do not show"):
        values_of("D", held.root(), held.size, left)


def test_every_changed_byte_of_a_receipt_is_noticed_or_changes_nothing(registry):
    held = registry.certificate("D").write()
    before = prove(read_receipt(held), POLICY)
    for at in range(len(held)):
        changed = held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :]
        try:
            proven = prove(read_receipt(changed), POLICY)
        except UserError:
            continue
        assert proven == before


@pytest.mark.parametrize("extra", [b"", b"[]", b"[" * 100_000, b'{"entry": "\\ud800"}', b"\xff"])
def test_what_travels_along_may_be_anything(registry, extra):
    with pytest.raises(Disproved):
        prove(replace(registry.certificate("C"), extra=extra), POLICY)


@pytest.mark.parametrize("count", [*range(9), 300])
def test_the_order_of_a_whole_map_is_checked_once_for_everyone(tmp_path, count):
    _, root = build(tmp_path, ((f"{number:03d}", "v") for number in range(count)))
    assert ordered(tmp_path, root)
    assert not ordered(tmp_path, bytes(32))
    lines = (tmp_path / "leaves").read_bytes().splitlines(keepends=True)
    if count > 1:
        lines[0], lines[-1] = lines[-1], lines[0]
        (tmp_path / "leaves").write_bytes(b"".join(lines))
        assert not ordered(tmp_path, root)


@given(st.sets(st.text("ABCdé天😀-1", min_size=1, max_size=4), max_size=40), st.text("ABCdé天😀-1", max_size=4))
@settings(max_examples=80, deadline=None)
def test_random_maps(tmp_path_factory, keys, asked):
    folder = tmp_path_factory.mktemp("map")
    size, root = build(folder, merged(sorted((key, f"v{key}") for key in keys)))
    with SortedMap(folder) as held:
        assert size == len(keys)
        for key in {asked, *list(keys)[:5]} - {""}:
            found = values_of(key, root, size, held.evidence(key))
            assert found == ((f"v{key}",) if key in keys else ())


@pytest.mark.parametrize(
    "pairs", [[("B", ""), ("A", "")], [("A", ""), ("A", "")], [("", "")], [("A\tB", "")], [("A", "x\ny")]]
)
def test_what_is_not_ascending_or_breaks_a_line_is_refused(tmp_path, pairs):
    with pytest.raises(ValueError):
        build(tmp_path, pairs)
