"""A receipt (c2sp.org/tlog-proof@v1): a checkpoint, an entry's number, the proof that it is under it. One text file.

The entry itself travels in the line `extra`, so that the file says by itself what it proves. The line is not
believed: the entry in it is hashed, and the hash has to lead to the signed root.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, TypeGuard

from gongxin.errors import UserError
from gongxin.ledger.checkpoint import DECIMAL, read_hash
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.hashing import leaf_hash
from gongxin.ledger.policy import Policy, Witnessed
from gongxin.ledger.proofs import included

HEAD = "c2sp.org/tlog-proof@v1"
SUFFIX = ".tlog-proof"


@dataclass(frozen=True)
class Receipt:
    """Entry number `index` (from 0) under `checkpoint`, a signed note; `extra` is whatever travels along."""

    index: int
    proof: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes = b""

    def write(self) -> bytes:
        """The file."""
        lines = [
            HEAD,
            *([f"extra {base64.b64encode(self.extra).decode()}"] if self.extra else []),
            f"index {self.index}",
        ]
        lines += [base64.b64encode(one).decode() for one in self.proof]
        return ("\n".join(lines) + "\n\n").encode() + self.checkpoint

    def check(self, entry: bytes, policy: Policy) -> Witnessed:
        """Refuse unless `entry` is in the log under a checkpoint that `policy` accepts."""
        witnessed = policy.check(self.checkpoint)
        held = witnessed.checkpoint
        if not included(held.root, self.index, held.size, leaf_hash(entry), self.proof):
            raise Disproved(
                "The entry of the receipt is not entry %(index)s of the log %(origin)s at size %(size)s.",
                index=self.index, origin=held.origin, size=held.size,
            )  # fmt: skip
        return witnessed

    @property
    def said(self) -> dict[str, Any]:
        """What `extra` says, unproven."""
        try:
            said = json.loads(self.extra)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict) or not is_text(said.get("entry")):
            raise Disproved("The receipt does not carry its entry, so there is nothing to check.")
        return said


def is_receipt(held: bytes) -> bool:
    """Whether a file begins as a receipt does."""
    return held.startswith(HEAD.encode() + b"\n")


def read_receipt(held: bytes) -> Receipt:
    """Take a receipt apart; nothing is proven by that."""
    if not is_receipt(held):
        raise UserError("This is no receipt; its first line would be %(head)s.", head=HEAD)
    head, blank, checkpoint = held.partition(b"\n\n")
    lines = head.decode("utf-8", "replace").split("\n")[1:]
    extra = _extra(lines.pop(0)) if lines and lines[0].startswith("extra ") else b""
    number = lines.pop(0).partition("index ") if lines else ("", "", "")
    proof = [read_hash(line) for line in lines]
    if not blank or number[0] or not DECIMAL.fullmatch(number[2]) or extra is None or None in proof:
        raise Disproved("The receipt is damaged: a line of it is not what the format asks for.")
    return Receipt(int(number[2]), tuple(one for one in proof if one is not None), checkpoint, extra)


def is_text(said: Any) -> TypeGuard[str]:
    """Whether JSON said a text that has bytes: half of a surrogate pair has none."""
    return isinstance(said, str) and not any("\ud800" <= letter <= "\udfff" for letter in said)


def _extra(line: str) -> bytes | None:
    try:
        return base64.b64decode(line.removeprefix("extra "), validate=True)
    except binascii.Error:
        return None
