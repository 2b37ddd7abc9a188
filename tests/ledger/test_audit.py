"""Logs that were tampered with, each named for what it is."""

import shutil

import pytest

from gongxin.ledger.audit import examine
from gongxin.ledger.checkpoint import Checkpoint, read_checkpoint
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.note import read_note
from gongxin.ledger.policy import trusting
from gongxin.ledger.tiles import bundle, unbundle
from tests.ledger.worlds import fact, log_of, signer, witness

POLICY = trusting([signer().key])


@pytest.fixture
def log(tmp_path):
    return log_of(tmp_path / "log", 5, 300)


def told(folder, kept=None):
    try:
        return [str(problem) for problem in examine(folder, POLICY, kept).problems]
    except Disproved as problem:
        return [str(problem)]


def entries_of(log):
    return log / "tile/entries/000"


def change_bundle(log, change):
    entries = unbundle(entries_of(log).read_bytes())
    change(entries)
    entries_of(log).write_bytes(bundle(entries))


def test_a_whole_log_has_no_problems_and_its_kinds_are_counted(log):
    examined = examine(log, POLICY)
    assert examined.problems == []
    assert examined.kinds == {"certificate-issued": 305}


def test_an_entry_changed(log):
    change_bundle(log, lambda entries: entries.__setitem__(7, fact(9999)))
    assert told(log) == ["Entry 7 was changed after it was signed."]


def test_two_entries_exchanged(log):
    def swap(entries):
        entries[3], entries[8] = entries[8], entries[3]

    change_bundle(log, swap)
    assert told(log) == [
        "Entries were put in another order: what stands at 3 was signed as entry 8.",
        "Entries were put in another order: what stands at 8 was signed as entry 3.",
    ]


def test_any_bit_flipped_in_entries_or_tiles_is_noticed(log):
    for name in ("tile/entries/001.p/49", "tile/0/000", "tile/0/001.p/49", "tile/1/000.p/1"):
        file = log / name
        held = file.read_bytes()
        for at in range(0, len(held), max(1, len(held) // 40)):
            file.write_bytes(held[:at] + bytes([held[at] ^ 4]) + held[at + 1 :])
            assert told(log), (name, at)
        file.write_bytes(held)
    assert told(log) == []


def test_a_tile_garbled_is_told_from_an_entry_changed(log):
    tile = log / "tile/0/000"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    (sentence,) = told(log)
    assert sentence.startswith(str(tile))
    assert "the entries lead to the signed root" in sentence


@pytest.mark.parametrize("name", ["tile/entries/001.p/49", "tile/0/001.p/49", "tile/entries/000"])
def test_a_file_missing(log, name):
    (log / name).unlink()
    assert len(told(log)) == 1


def test_truncated(log):
    file = log / "tile/entries/001.p/49"
    file.write_bytes(file.read_bytes()[:-1])
    assert told(log) == [f"{file} is truncated or garbled: it should hold 49 entries."]


def test_rewritten_so_that_entries_and_tiles_agree(log, tmp_path):
    """Everything made anew over changed entries, the old signature put under it."""
    other = log_of(tmp_path / "other", 305)
    held = (log / "checkpoint").read_bytes()
    change_bundle(log, lambda entries: entries.pop(0))
    shutil.rmtree(log / "tile")
    from gongxin.ledger.writer import Log

    with Log(tmp_path / "forged", signer()) as forged:
        forged.append([fact(number) for number in range(1, 306)])
        forged.publish()
    shutil.copytree(tmp_path / "forged/tile", log / "tile")
    (log / "checkpoint").write_bytes(held)
    (sentence,) = told(log)
    assert "do not lead to the root that was signed" in sentence
    assert told(other) == []


def test_forked_and_signed_is_noticed_by_who_kept_a_checkpoint(log, tmp_path):
    kept = (log / "checkpoint").read_bytes()
    from gongxin.ledger.writer import Log

    with Log(tmp_path / "fork", signer()) as fork:
        fork.append([fact(number) for number in range(1, 400)])
        fork.publish()
    assert told(tmp_path / "fork") == []
    (sentence,) = told(tmp_path / "fork", kept)
    assert (
        sentence
        == "The log ledger.example/log was forked: its first 305 entries are not those of the earlier checkpoint."
    )


def test_rolled_back_is_noticed_by_who_kept_a_checkpoint(log, tmp_path):
    kept = (log / "checkpoint").read_bytes()
    back = log_of(tmp_path / "back", 5)
    assert told(back) == []
    assert told(back, kept) == [
        "The log ledger.example/log was rolled back: it had 305 entries before and shows 5 now."
    ]


def test_a_log_that_only_grew_continues_what_was_kept(log, tmp_path):
    kept = (log / "checkpoint").read_bytes()
    log_of(log, 1, 250)
    assert told(log, kept) == []
    assert read_checkpoint(read_note(kept).text).size == 305


def test_a_checkpoint_of_a_made_up_root(log):
    held = signer().sign(Checkpoint("ledger.example/log", 305, bytes(32)).text)
    (log / "checkpoint").write_bytes(held)
    assert len(told(log)) == 1


def test_unsigned_or_signed_by_others(log):
    text = read_note((log / "checkpoint").read_bytes()).text
    (log / "checkpoint").write_bytes(signer("other.example").sign(text))
    assert told(log) == ["No log you trust has signed the checkpoint of ledger.example/log."]
    with pytest.raises(Disproved, match="Too few witnesses"):
        examine(log_of(log.parent / "second", 1), trusting([signer().key, witness("city").key]))
