"""The writer: groups, one writer at a time, and a real process that is really killed."""

import os
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.errors import UserError
from gongxin.ledger import disk
from gongxin.ledger.audit import examine
from gongxin.ledger.disproved import Damaged
from gongxin.ledger.policy import trusting
from gongxin.ledger.proofs import consistent
from gongxin.ledger.tiles import LARGEST_ENTRY
from gongxin.ledger.writer import Log, make_consistency, make_receipt
from tests.ledger.worlds import ORIGIN, log_of, signer

CHILD = """
import sys
from pathlib import Path
from gongxin.ledger.note import Signer
from gongxin.ledger.writer import Log
with Log(Path(sys.argv[1]), Signer.read(sys.argv[2]), 4096) as log:
    while True:
        taken = log.append([b"entry %d" % (log.edge.size + more) for more in range(7)])
        sys.stdout.write(f"{taken.stop}\\n")
        sys.stdout.flush()
        log.publish()
"""


def test_an_empty_log_has_a_checkpoint(tmp_path):
    log_of(tmp_path)
    text = (tmp_path / "checkpoint").read_text("utf-8")
    assert text.startswith(f"{ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")


def test_what_is_appended_is_numbered_and_what_is_published_is_signed(tmp_path):
    with Log(tmp_path, signer()) as log:
        assert log.append([b"a", b"b"]) == range(2)
        assert log.append([]) == range(2, 2)
        assert log.append([b"c"]) == range(2, 3)
        assert log.checkpoint.size == 0
        log.publish()
        assert log.checkpoint.size == 3
        assert log.publish() == log.signed
        assert list(log.tiles.entries()) == [b"a", b"b", b"c"]
        assert log.tiles.entry(1) == b"b"


def test_a_second_writer_is_refused_until_the_first_has_ended(tmp_path):
    with Log(tmp_path, signer()), pytest.raises(UserError, match="another process"):
        Log(tmp_path, signer())
    Log(tmp_path, signer()).close()


def test_another_key_is_refused(tmp_path):
    log_of(tmp_path, 1)
    for other in (signer("other.example"), type(signer()).new(ORIGIN)):
        with pytest.raises(UserError, match="not the key of the log"):
            Log(tmp_path, other)


def test_the_largest_entry_and_one_byte_more(tmp_path):
    with Log(tmp_path, signer()) as log:
        log.append([b"x" * LARGEST_ENTRY])
        with pytest.raises(UserError, match="at most"):
            log.append([b"x" * (LARGEST_ENTRY + 1)])
        log.publish()
        assert len(log.tiles.entry(0)) == LARGEST_ENTRY


def test_after_a_failed_write_the_log_wants_to_be_opened_again(tmp_path, monkeypatch):
    """Once fsync has failed, a second one may succeed without anything being on disk."""
    with Log(tmp_path, signer()) as log:
        with monkeypatch.context() as patched:
            patched.setattr(disk, "wait", lambda descriptor: (_ for _ in ()).throw(OSError(5, "input/output error")))
            with pytest.raises(OSError):
                log.append([b"a"])
        for again in (lambda: log.append([b"b"]), log.publish):
            with pytest.raises(Damaged, match="open it again"):
                again()
    with Log(tmp_path, signer()) as log:
        log.append([b"c"])
        log.publish()
        assert list(log.tiles.entries()) in ([b"c"], [b"a", b"c"])


@pytest.mark.parametrize("sizes", [(255, 1, 1), (256, 256, 1), (300, 700, 65_000)])
def test_growing_over_the_borders_of_tiles(tmp_path, sizes):
    log_of(tmp_path, *sizes[:2])
    with Log(tmp_path, signer()) as log:
        older = log.checkpoint
        log.append([b"%d" % number for number in range(sizes[2])])
        log.publish()
        newer = log.checkpoint
    proof = make_consistency(tmp_path, older.size, newer.size)
    assert consistent(older.size, newer.size, older.root, newer.root, proof)
    assert examine(tmp_path, trusting([signer().key])).problems == []


@given(st.lists(st.integers(0, 90), min_size=1, max_size=8), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_groups_and_the_proofs_between_them(tmp_path_factory, monkeypatch, groups, data):
    """Groups of any size, published or not, opened anew now and then: every entry and every checkpoint is provable."""
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
    folder, seen, sent = tmp_path_factory.mktemp("log"), [], []
    for count in groups:
        with Log(folder, signer(), data.draw(st.sampled_from([1, 10**9]))) as log:
            group = [b"%d" % (len(sent) + more) for more in range(count)]
            assert log.append(group) == range(len(sent), len(sent) + count)
            sent += group
            if data.draw(st.booleans()):
                log.publish()
                seen.append(log.checkpoint)
    with Log(folder, signer()) as log:
        log.publish()
        now, tiles = log.checkpoint, log.tiles
    assert list(tiles.entries()) == sent
    for older in (one for one in seen if one.size):
        proof = make_consistency(folder, older.size, now.size)
        assert consistent(older.size, now.size, older.root, now.root, proof)
    if sent:
        index = data.draw(st.integers(0, len(sent) - 1))
        assert make_receipt(folder, index).check(sent[index], trusting([signer().key])).checkpoint == now


def test_a_process_killed_again_and_again_loses_nothing(tmp_path):
    acknowledged = 0
    for turn in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, tmp_path, signer().write()], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.003 * turn)
        os.kill(child.pid, signal.SIGKILL)
        told = child.stdout.read().split()
        child.wait()
        child.stdout.close()
        acknowledged = int(told[-1]) if told else acknowledged
        seen = (tmp_path / "checkpoint").read_bytes()
        with Log(tmp_path, signer()) as log:
            assert log.edge.size >= acknowledged
            log.publish()
            assert list(log.tiles.entries()) == [b"entry %d" % number for number in range(log.checkpoint.size)]
        assert examine(tmp_path, trusting([signer().key]), seen).problems == []
    assert acknowledged > 0
