"""Signed notes and keys, against the examples of the specifications and against all single-byte changes."""

import pytest

from gongxin.errors import UserError
from gongxin.ledger.checkpoint import Checkpoint, read_checkpoint
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.note import WITNESS, Signer, read_key, read_note
from tests.ledger.worlds import signer, witness

EXAMPLE_KEY = "example.com/foo+530bcc4a+AeQ7cc3t0QUSBlzDGsaBqsgLVqJtcyGLKtW6gCGQOmlJ"
TEXT = Checkpoint("ledger.example/log", 7, b"\7" * 32).text


def signed():
    return signer().sign(TEXT) + witness("city").line(TEXT, at=1_700_000_000)


def test_keys_survive_their_text_form():
    for one in (signer(), witness("city")):
        assert read_key(str(one.key)) == one.key
        assert Signer.read(one.write()).key == one.key
    assert signer().key.id != Signer(signer().name, WITNESS, signer().private).key.id


@pytest.mark.parametrize("text", ["", "a", "a+b+c", "a+00000000+AQ==", EXAMPLE_KEY[:-1] + "A", "PRIVATE+KEY+a+b+c"])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(UserError):
        read_key(text)
    with pytest.raises(UserError):
        Signer.read(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\n"])
def test_names_that_would_break_a_line_are_refused(name):
    with pytest.raises(UserError):
        Signer.new(name)


def test_both_kinds_of_signature_are_found():
    keys = [signer().key, witness("city").key]
    assert read_note(signed()).by(keys) == {keys[0]: None, keys[1]: 1_700_000_000}
    assert read_note(signed()).by([keys[1]]) == {keys[1]: 1_700_000_000}
    assert read_note(signed()).by([witness("press").key]) == {}


def test_every_changed_byte_is_noticed():
    held, keys = signed(), [signer().key, witness("city").key]
    for at in range(len(held)):
        changed = held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :]
        try:
            found = read_note(changed)
            whole = found.text == TEXT and len(found.by(keys)) == 2
        except Disproved:
            whole = False
        assert not whole, at


@pytest.mark.parametrize(
    "held", [b"", b"\n\n", b"text\n", b"text\n\n", b"text\n\nno signature\n", signer().sign(TEXT)[:-1], b"a\x01" + signed()]
)  # fmt: skip
def test_what_is_no_note_is_refused(held):
    with pytest.raises(Disproved):
        read_note(held)


def test_checkpoints():
    assert read_checkpoint(TEXT) == Checkpoint("ledger.example/log", 7, b"\7" * 32)
    assert read_checkpoint(TEXT + b"an extension\n").size == 7


@pytest.mark.parametrize(
    "text", [b"", b"a\n7\n", TEXT.replace(b"\n7\n", b"\n07\n"), TEXT.replace(b"\n7\n", b"\n-7\n"), TEXT[:-1], TEXT + b"\n",
             b"a\n7\nAAAA\n", b"\n" + TEXT]
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(Disproved):
        read_checkpoint(text)
