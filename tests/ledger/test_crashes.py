"""The writer is stopped after every single byte and step of its work, by SIGKILL and by power failure."""

from __future__ import annotations

import contextlib
import shutil

import pytest

from gongxin.ledger.audit import examine
from gongxin.ledger.checkpoint import read_checkpoint
from gongxin.ledger.disproved import Damaged
from gongxin.ledger.hashing import root_of
from gongxin.ledger.journal import read_journal
from gongxin.ledger.note import read_note
from gongxin.ledger.policy import trusting
from gongxin.ledger.tiles import hashes_of
from gongxin.ledger.writer import Log
from tests.ledger.failing_disk import FailingDisk, Killed
from tests.ledger.worlds import log_of, signer

GROUPS = [[b"a", b"bb"], [b"c"], [b"dd", b"e", b"f"]]
FOR_EVER = 10**9


def work(folder, acknowledged, longest_journal):
    """Open, append and publish; opening a second time, as after a crash."""
    for groups in (GROUPS[:2], GROUPS[2:]):
        with Log(folder, signer(), longest_journal) as log:
            for group in groups:
                log.append(group)
                acknowledged += group
                if len(acknowledged) != 3:  # the second group stays unpublished until the log is opened again
                    log.publish()


def stopped(tmp_path, monkeypatch, left, longest_journal=FOR_EVER):
    """(disk, acknowledged entries) of the work stopped after `left` bytes and steps."""
    shutil.rmtree(tmp_path / "run", ignore_errors=True)
    (tmp_path / "run").mkdir()
    failing, acknowledged = FailingDisk(tmp_path / "run", tmp_path / "run-grave", left), []
    with monkeypatch.context() as patched:
        failing.put_in_place(patched)
        with contextlib.suppress(Killed):
            work(tmp_path / "run" / "log", acknowledged, longest_journal)
    return failing, acknowledged


def check_recovery(folder, acknowledged, seen, longest_journal, monkeypatch):
    """Nothing acknowledged is lost, nothing forks from what anyone has seen, and work goes on."""
    sent = [entry for group in GROUPS for entry in group]
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
    with Log(folder, signer(), longest_journal) as log:
        log.publish()
        entries = list(log.tiles.entries())
        assert entries[: len(acknowledged)] == acknowledged
        assert entries == sent[: len(entries)]
        assert len(entries) in {0, 2, 3, 6}  # a group is there as a whole or not at all
        for signed in seen:
            checkpoint = read_checkpoint(read_note(signed).text)
            assert checkpoint.root == root_of(hashes_of(entries[: checkpoint.size]))
            assert checkpoint.size <= len(entries)
        log.append([b"more"])
        log.publish()
    examined = examine(folder, trusting([signer().key]), seen[-1] if seen else None)
    assert examined.problems == []
    assert examined.witnessed.checkpoint.size == len(entries) + 1


@pytest.mark.slow
@pytest.mark.parametrize("longest_journal", [FOR_EVER, 1])
def test_sigkill_after_every_byte(tmp_path, monkeypatch, longest_journal):
    total = stopped(tmp_path, monkeypatch, FOR_EVER, longest_journal)[0].used
    assert total > 1000
    for left in range(total + 1):
        shutil.rmtree(tmp_path / "run-grave")
        failing, acknowledged = stopped(tmp_path, monkeypatch, left, longest_journal)
        with monkeypatch.context() as patched:
            check_recovery(tmp_path / "run" / "log", acknowledged, failing.seen, longest_journal, patched)


@pytest.mark.slow
@pytest.mark.parametrize("longest_journal", [FOR_EVER, 1])
def test_power_failure_at_every_step(tmp_path, monkeypatch, longest_journal):
    """At every point some of the work is lost with what was not waited for; the acknowledged is not."""
    total = stopped(tmp_path, monkeypatch, FOR_EVER, longest_journal)[0].used
    for left in range(0, total + 1, 3):
        shutil.rmtree(tmp_path / "run-grave")
        failing, acknowledged = stopped(tmp_path, monkeypatch, left, longest_journal)
        shutil.rmtree(tmp_path / "left", ignore_errors=True)
        failing.after_power_failure(tmp_path / "left")
        with monkeypatch.context() as patched:
            check_recovery(tmp_path / "left" / "log", acknowledged, failing.seen, longest_journal, patched)


def journal_of(folder):
    (file,) = (folder / ".state").glob("journal-*")
    return file


def with_tail(folder):
    """A log with four entries published and a group of three behind, acknowledged but not published; its journal."""
    log_of(folder, 4)
    published = journal_of(folder).stat().st_size
    with Log(folder, signer()) as log:
        log.append([b"x", b"y", b"z"])
    return published, journal_of(folder).read_bytes()


def test_a_journal_cut_off_at_any_byte(tmp_path, monkeypatch):
    """Cut inside the last group: that group is dropped. Cut before: entries were signed that are not there; refused."""
    published, held = with_tail(tmp_path)
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
    for length in range(len(held)):
        journal_of(tmp_path).write_bytes(held[:length])
        if length < published:
            with pytest.raises(Damaged):
                Log(tmp_path, signer())
        else:
            with Log(tmp_path, signer()) as log:
                assert log.edge.size == 4
                assert journal_of(tmp_path).stat().st_size == published


def test_a_journal_garbled_at_any_byte(tmp_path, monkeypatch):
    """Garbled in the last group: as if that was never written whole. Garbled before a whole group: refused."""
    published, held = with_tail(tmp_path)
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
    for at in range(len(held)):
        journal_of(tmp_path).write_bytes(held[:at] + bytes([held[at] ^ 0x20]) + held[at + 1 :])
        if at < published:
            with pytest.raises(Damaged, match="restore it from a copy"):
                Log(tmp_path, signer())
        else:
            with Log(tmp_path, signer()) as log:
                assert log.edge.size == 4


def test_zeros_behind_the_last_group_are_dropped(tmp_path):
    """Some file systems leave them after a power failure."""
    _, held = with_tail(tmp_path)
    journal_of(tmp_path).write_bytes(held + bytes(4096))
    with Log(tmp_path, signer()) as log:
        assert log.edge.size == 7
    assert read_journal(journal_of(tmp_path)).length == len(held) == journal_of(tmp_path).stat().st_size


def test_a_lost_journal_is_refused(tmp_path):
    log_of(tmp_path, 3)
    journal_of(tmp_path).unlink()
    with pytest.raises(Damaged, match="lost its journal"):
        Log(tmp_path, signer())


def test_tiles_that_do_not_lead_to_the_checkpoint_are_refused(tmp_path):
    log_of(tmp_path, 3)
    tile = tmp_path / "tile/0/000.p/3"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    with pytest.raises(Damaged, match="own checkpoint"):
        Log(tmp_path, signer())
