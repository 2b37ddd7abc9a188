"""The verifier printed in the documents: short, of the standard library alone, and of one mind with the program."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gongxin.ledger.canonical import canonical
from gongxin.ledger.checkpoint import Checkpoint
from gongxin.ledger.receipt import Receipt
from gongxin.ledger.writer import make_receipt
from tests.ledger.test_presence import LIES, lie, registry_of
from tests.ledger.worlds import fact, signer, witness

PAGE = Path(__file__).parents[2] / "docs/how-to/check-a-receipt.md"
(SCRIPT,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def check(tmp_path):
    (tmp_path / "check.py").write_text(SCRIPT, encoding="utf-8")

    def run(receipt, *keys):
        (tmp_path / "receipt").write_bytes(receipt if isinstance(receipt, bytes) else receipt.write())
        command = [sys.executable, "-I", "-S", "check.py", "receipt", *map(str, keys or (signer().key,))]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout + done.stderr

    return run


def test_it_has_at_most_60_lines_and_imports_only_the_standard_library():
    assert len(SCRIPT.splitlines()) <= 60
    imported = [
        name.name for node in ast.walk(ast.parse(SCRIPT)) if isinstance(node, ast.Import) for name in node.names
    ]
    assert set(imported) <= sys.stdlib_module_names
    assert not any(isinstance(node, ast.ImportFrom) for node in ast.walk(ast.parse(SCRIPT)))


@pytest.mark.parametrize("numbers", [[], ["B"], ["B", "D", "F"]])
def test_present_and_absent(check, tmp_path, numbers):
    registry = registry_of(tmp_path, numbers)
    for asked in "ABCG":
        code, said = check(registry.certificate(asked))
        assert code == 0, said
        assert ("on 2026-06-30 in the register: B\t" in said) == (asked == "B" and "B" in numbers)
        assert (f"on 2026-06-30 NOT in the register: {asked}" in said) == (asked not in numbers)


def test_an_entry_with_a_witness(check, tmp_path):
    registry_of(tmp_path, ["B"])
    for index, number in ((0, 1), (2, 2)):
        plain = make_receipt(tmp_path / "log", index, canonical({"entry": fact(number).decode()}))
        assert check(plain)[0] == 0
        code, said = check(plain, signer().key, witness("city").key)
        assert (code, said.strip()) == (1, "DOES NOT HOLD: city has not signed this")
        text = plain.checkpoint.rpartition(b"\n\n")[0] + b"\n"
        cosigned = replace(plain, checkpoint=plain.checkpoint + witness("city").line(text, at=7))
        assert check(cosigned, signer().key, witness("city").key)[0] == 0
        assert check(cosigned, witness("city").key, signer().key)[0] == 1


@pytest.mark.parametrize("way", LIES)
def test_every_way_to_lie_about_absence(check, tmp_path, way):
    code, said = check(lie(registry_of(tmp_path, ["B", "D", "F", "F", "H"]).certificate("C"), LIES[way]))
    if way == "no leaves":  # what is left is a receipt for the entry alone, which holds
        assert "register:" not in said
    else:
        assert code == 1, said


def test_other_lies(check, tmp_path):
    receipt = registry_of(tmp_path, ["B", "D"]).certificate("B")
    held = receipt.write()
    forged = signer("other.example").sign(Checkpoint("ledger.example/log", 3, bytes(32)).text)
    for other in (
        held.replace(b"index 1", b"index 0"), held.replace(b"index 1", b"index 4"), held.replace(b"\n3\n", b"\n4\n"),
        held.replace(b"tlog-proof@v1", b"tlog-proof@v2"), replace(receipt, proof=receipt.proof[:-1]).write(),
        replace(receipt, proof=(*receipt.proof, bytes(32))).write(), Receipt(1, receipt.proof, forged, receipt.extra).write(),
        lie(receipt, lambda said: said["leaves"][0].update(line="B\t01 made up")).write(),
        lie(receipt, lambda said: said.update(entry=json.dumps({**json.loads(said["entry"]), "as_of": "2027-01-01"}))).write(),
    ):  # fmt: skip
        assert other != held
        assert check(other)[0] == 1
    assert check(receipt)[0] == 0
    assert check(receipt, signer("other.example").key)[0] == 1
