"""One way to write a value as bytes, so that two people hash the same thing.

Canonical JSON here: keys in order of their code points, no blanks, UTF-8 without escapes, whole numbers only. For our
ASCII keys it is RFC 8785. Fractions are strings, "3/8" or "1", in lowest terms.
"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

METHOD = "gongxin-draw/1"
CHUNK = 1 << 20


def canonical(value: Any) -> bytes:
    """`value` as canonical JSON; floats are refused, they have no single spelling."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    held = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            held.update(piece)
    return held.hexdigest()


def labelled(purpose: str, *parts: bytes) -> bytes:
    """SHA-256 over the method, a purpose and the parts: hashes of different purposes can never be the same input."""
    return hashlib.sha256(f"{METHOD} {purpose}\n".encode() + b"".join(parts)).digest()


def fraction(text: str) -> Fraction:
    """A number as people write it (0.05, 1/20, 3) without rounding."""
    return Fraction(text)


def spelled(value: Fraction) -> str:
    """The one spelling of a fraction: lowest terms, no denominator 1."""
    return str(value)


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"{value!r} has no single spelling; write it as a string")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _refuse_floats(part)
