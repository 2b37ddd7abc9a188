"""Signed notes (c2sp.org/signed-note): a text of lines, a blank line, signatures by named keys.

Keys are Ed25519. A key's id is the beginning of SHA-256 over name, newline, type and public key: it finds the key, it
does not vouch for it.
"""

from __future__ import annotations

import base64
import binascii
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gongxin.errors import UserError
from gongxin.ledger.disproved import Disproved

LOG, WITNESS = 0x01, 0x04  # signature types of signed-note and of tlog-cosignature
KINDS = (LOG, WITNESS)
PRIVATE = "PRIVATE+KEY+"
DASH = "\u2014"
MOST_SIGNATURES = 64
SIGNATURE = re.compile(rf"{DASH} (\S+) ([A-Za-z0-9+/]+={{0,2}})")


@dataclass(frozen=True)
class Key:
    """A public key with its name and what it is for: `kind` is `LOG` or `WITNESS`."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that find the key in a note."""
        return sha256(f"{self.name}\n".encode() + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([self.kind]) + self.public)}"

    def signed_at(self, text: bytes, signature: bytes) -> int | None:
        """Check a signature over `text`; returns the POSIX second of a cosignature, None for a log's own."""
        at = None
        if self.kind == WITNESS:
            if len(signature) != 8 + 64:
                raise InvalidSignature
            at, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            text = cosigned(text, at)
        Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        return at


@dataclass(frozen=True)
class Signer:
    """A private key. Its text form is for a file that only the service reads."""

    name: str
    kind: int
    private: Ed25519PrivateKey

    @classmethod
    def new(cls, name: str, kind: int = LOG) -> Signer:
        """A fresh key called `name`, which has no spaces and no plus sign."""
        if not re.fullmatch(r"[^\s+]+", name):
            raise UserError("%(name)s is no name for a key: it needs letters and has no spaces and no +.", name=name)
        return cls(name, kind, Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, text: str) -> Signer:
        """From the text form."""
        parts = text.strip().removeprefix(PRIVATE).split("+", 2)
        held = _from_base64(parts[2]) if text.startswith(PRIVATE) and len(parts) == 3 else None
        if held is None or len(held) != 33 or held[0] not in KINDS:
            raise UserError("This is no private key of the ledger; it begins with %(start)s.", start=PRIVATE)
        return cls(parts[0], held[0], Ed25519PrivateKey.from_private_bytes(held[1:]))

    def write(self) -> str:
        """The text form."""
        seed = self.private.private_bytes_raw()
        return f"{PRIVATE}{self.name}+{self.key.id.hex()}+{_base64(bytes([self.kind]) + seed)}\n"

    @property
    def key(self) -> Key:
        """The public half."""
        return Key(self.name, self.kind, self.private.public_key().public_bytes_raw())

    def line(self, text: bytes, at: int | None = None) -> bytes:
        """The signature line over a note's text; `at` (POSIX seconds, else now) stands in a cosignature."""
        if self.kind == WITNESS:
            at = int(time.time()) if at is None else at
            signature = at.to_bytes(8, "big") + self.private.sign(cosigned(text, at))
        else:
            signature = self.private.sign(text)
        return f"{DASH} {self.name} {_base64(self.key.id + signature)}\n".encode()

    def sign(self, text: bytes) -> bytes:
        """A whole note."""
        return text + b"\n" + self.line(text)


@dataclass(frozen=True)
class Note:
    """A note taken apart. `signatures` are (name, key id, rest); nothing is believed before `by` has checked them."""

    text: bytes
    signatures: tuple[tuple[str, bytes, bytes], ...]

    def by(self, keys: Iterable[Key]) -> dict[Key, int | None]:
        """Which of `keys` signed, with the time of a cosignature; a wrong signature of a known key refuses the note."""
        known = {(key.name, key.id): key for key in keys}
        found: dict[Key, int | None] = {}
        for name, id_, signature in self.signatures:
            key = known.get((name, id_))
            if key is None:
                continue
            try:
                found[key] = key.signed_at(self.text, signature)
            except InvalidSignature:
                raise Disproved(
                    "The signature of %(name)s is not over this text: the text or the signature was changed.", name=name
                ) from None
        return found


def read_key(text: str) -> Key:
    """A public key from its text form NAME+ID+BASE64 (a "vkey")."""
    parts = text.strip().split("+", 2)
    held = _from_base64(parts[2]) if len(parts) == 3 else None
    if held is not None and len(held) == 33 and held[0] in KINDS:
        key = Key(parts[0], held[0], held[1:])
        if key.name and key.id.hex() == parts[1]:
            return key
    raise UserError("%(text)s is no public key of a ledger; it looks like name+1a2b3c4d+AbC….", text=text.strip()[:80])


def read_note(held: bytes) -> Note:
    """Take a note apart; refuses what is none."""
    head, blank, tail = held.rpartition(b"\n\n")
    lines = tail.decode("utf-8", "replace").splitlines(keepends=True)
    found = [SIGNATURE.fullmatch(line[:-1]) if line.endswith("\n") else None for line in lines]
    signatures = [(m[1], _from_base64(m[2])) for m in found if m]
    well = [(name, raw[:4], raw[4:]) for name, raw in signatures if raw is not None and len(raw) > 4]
    if not blank or not head or not well or len(well) != len(lines) or len(well) > MOST_SIGNATURES or _garbled(held):
        raise Disproved("This is no signed note: a text, a blank line and signature lines are wanted.")
    return Note(head + b"\n", tuple(well))


def cosigned(text: bytes, at: int) -> bytes:
    """What a witness signs (c2sp.org/tlog-cosignature, Ed25519)."""
    return b"cosignature/v1\ntime %d\n" % at + text


def _garbled(held: bytes) -> bool:
    try:
        held.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return any(byte < 0x20 and byte != 0x0A for byte in held)


def _base64(held: bytes) -> str:
    return base64.b64encode(held).decode()


def _from_base64(text: str) -> bytes | None:
    """Strictly: one text for one value."""
    try:
        held = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return held if _base64(held) == text else None
