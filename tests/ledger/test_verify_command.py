"""`gongxin verify`: what it says, and with which code it ends."""

import json

import pytest

from gongxin.cli import run
from gongxin.ledger.canonical import canonical
from gongxin.ledger.writer import make_receipt
from tests.ledger.test_presence import registry_of
from tests.ledger.worlds import fact, keys_file, log_of, signer, witness


@pytest.fixture
def world(tmp_path):
    registry = registry_of(tmp_path, ["B", "D"])
    for name, number in (("there", "B"), ("not-there", "C")):
        (tmp_path / f"{name}.tlog-proof").write_bytes(registry.certificate(number).write())
    plain = make_receipt(tmp_path / "log", 0, canonical({"entry": fact(1).decode()}))
    (tmp_path / "entry.tlog-proof").write_bytes(plain.write())
    keys_file(tmp_path)
    return tmp_path


def verify(capsys, *arguments):
    code = run(["verify", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_log_that_holds(capsys, world):
    code, out, err = verify(capsys, world / "log", "--keys", world / "trusted", "--since", world / "log/checkpoint")
    assert (code, err) == (0, "")
    assert "3 entries" in out
    assert "It continues the checkpoint you kept." in out
    assert "2  Certificate issued" in out


@pytest.mark.parametrize(
    ("name", "words"),
    [("there", "B was in the register"), ("not-there", "C was not in the register."), ("entry", "Certificate issued")],
)
def test_receipts_that_hold(capsys, world, name, words):
    code, out, _ = verify(capsys, world / f"{name}.tlog-proof", "--keys", world / "trusted")
    assert code == 0
    assert words in out
    assert "The receipt holds." in out


def test_the_same_for_programs(capsys, world):
    code, out, _ = verify(capsys, world / "not-there.tlog-proof", "--keys", world / "trusted", "--json")
    told = json.loads(out)
    assert (code, told["holds"], told["key"], told["values"]) == (0, True, "C", [])
    code, out, _ = verify(capsys, world / "log", "--keys", world / "trusted", "--json")
    assert json.loads(out)["kinds"] == {"certificate-issued": 2, "registry-checkpoint": 1}


def test_a_receipt_that_was_changed_ends_with_1(capsys, world):
    file = world / "there.tlog-proof"
    file.write_bytes(file.read_bytes().replace(b"index 1", b"index 0"))
    code, out, err = verify(capsys, file, "--keys", world / "trusted")
    assert (code, err) == (1, "")
    assert "is not entry 0 of the log" in out
    assert "does not hold" in out
    code, out, _ = verify(capsys, file, "--keys", world / "trusted", "--json")
    assert (code, json.loads(out)["holds"]) == (1, False)


def test_a_log_that_was_changed_ends_with_1(capsys, world):
    (file,) = (world / "log/tile/entries").rglob("3")
    file.write_bytes(file.read_bytes().replace(b"CN-2", b"CN-3"))
    code, out, _ = verify(capsys, world / "log", "--keys", world / "trusted")
    assert code == 1
    assert "Entry 2 was changed after it was signed." in out


def test_a_log_rolled_back_ends_with_1(capsys, world):
    older = log_of(world / "older", 9) / "checkpoint"
    code, out, _ = verify(capsys, world / "log", "--keys", world / "trusted", "--since", older)
    assert code == 1
    assert "rolled back: it had 9 entries before and shows 3 now" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere"],
        ["."],
        ["trusted"],
        ["log"],
        ["log", "--keys", "log/checkpoint"],
        ["log", "--keys", "trusted", "--since", "gone"],
        ["log", "--keys", "trusted", "--since", "trusted"],
    ],
)
def test_what_cannot_be_asked_ends_with_2(capsys, world, monkeypatch, arguments):
    monkeypatch.chdir(world)
    monkeypatch.delenv("GONGXIN_KEYS", raising=False)
    code, out, err = verify(capsys, *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_keys_from_the_environment_and_from_beside(capsys, world, monkeypatch):
    monkeypatch.setenv("GONGXIN_KEYS", str(keys_file(world, signer("other.example").key)))
    assert verify(capsys, world / "log")[0] == 1
    monkeypatch.delenv("GONGXIN_KEYS")
    (world / "log/keys").write_text(f"{signer().key}\n")
    code, out, _ = verify(capsys, world / "log")
    assert code == 0
    assert "compare them with those published elsewhere" in out


def test_a_witness_that_is_asked_for_but_did_not_sign(capsys, world):
    keys = keys_file(world, signer().key, witness("city").key)
    code, out, _ = verify(capsys, world / "entry.tlog-proof", "--keys", keys)
    assert code == 1
    assert "Too few witnesses" in out
