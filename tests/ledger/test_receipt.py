"""The text form of a receipt (c2sp.org/tlog-proof@v1)."""

import base64

import pytest

from gongxin.errors import UserError
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.policy import trusting
from gongxin.ledger.receipt import read_receipt
from gongxin.ledger.writer import make_receipt
from tests.ledger.worlds import fact, log_of, signer


def test_the_lines_are_those_of_the_specification(tmp_path):
    log = log_of(tmp_path, 3)
    lines = make_receipt(log, 2, b"more").write().decode().split("\n")
    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "extra bW9yZQ==", "index 2"]
    assert len(base64.b64decode(lines[3])) == 32
    assert lines[4:7] == ["", "ledger.example/log", "3"]
    assert make_receipt(log_of(tmp_path / "one", 1), 0).write().startswith(b"c2sp.org/tlog-proof@v1\nindex 0\n\nledger")


def test_every_entry_of_a_log_has_a_receipt(tmp_path):
    log, policy = log_of(tmp_path, 270), trusting([signer().key])
    for index in (0, 1, 255, 256, 269):
        receipt = make_receipt(log, index)
        assert read_receipt(receipt.write()) == receipt
        assert receipt.check(fact(index), policy).checkpoint.size == 270
        with pytest.raises(Disproved, match=f"not entry {index} "):
            receipt.check(fact(index + 1), policy)


@pytest.mark.parametrize("index", [3, -1])
def test_what_is_not_in_the_log_has_none(tmp_path, index):
    with pytest.raises(UserError, match="has no entry"):
        make_receipt(log_of(tmp_path, 3), index)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"index 1", b"index 01"), (b"index 1", b"index -1"), (b"index 1", b"number 1"), (b"index 1\n", b""),
     (b"extra ", b"extra ?"), (b"\n\n", b"\n")]
)  # fmt: skip
def test_a_damaged_receipt(tmp_path, old, new):
    held = make_receipt(log_of(tmp_path, 2), 1, b"more").write()
    with pytest.raises(Disproved, match="damaged"):
        read_receipt(held.replace(old, new))


def test_what_is_no_receipt():
    with pytest.raises(UserError, match="no receipt"):
        read_receipt(b"hello\n")


def test_a_receipt_without_its_entry_says_nothing(tmp_path):
    with pytest.raises(Disproved, match="does not carry its entry"):
        _ = make_receipt(log_of(tmp_path, 2), 1).said
