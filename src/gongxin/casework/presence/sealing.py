"""Seal and open what is personal in a sign-in, bound to the row it belongs to.

1 byte cipher (1: AES-256-GCM, 2: SM4-GCM) · 7 bytes month of the key · 12 bytes nonce · ciphertext with 16 bytes of tag

The setting PRESENCE_CIPHER chooses what is sealed with; what was sealed with the other one still opens.
"""

from __future__ import annotations

import hmac
import os
from datetime import datetime

from cryptography.exceptions import InvalidTag
from django.conf import settings

from gongxin.casework.presence.ciphers import BY_MARK, CIPHERS
from gongxin.casework.presence.keys import MonthKey, key_for, key_of, month_of

HEAD, NONCE = 8, 12


class SealBroken(Exception):
    """A sealed text that was changed or moved to another row."""


def seal(text: bytes, row: tuple[str, ...], received_at: datetime) -> bytes:
    """`text` sealed with the key of its month; it opens only together with the same `row`."""
    return seal_with(key_for(month_of(received_at)), text, row)


def seal_with(key: MonthKey, text: bytes, row: tuple[str, ...]) -> bytes:
    """As `seal`, with a key already at hand: the gate seals thousands a second."""
    cipher = CIPHERS[settings.PRESENCE_CIPHER]
    head, nonce = cipher.mark + key.month.encode(), os.urandom(NONCE)
    return head + nonce + cipher.encrypt(key.seal_with(cipher), nonce, text, _bound(head, row))


def opened(sealed: bytes, row: tuple[str, ...]) -> bytes:
    """The text; KeyDestroyed once its month is forgotten, SealBroken where text and row do not belong together."""
    head, nonce, rest = sealed[:HEAD], sealed[HEAD : HEAD + NONCE], sealed[HEAD + NONCE :]
    cipher = BY_MARK.get(head[:1])
    if cipher is None:
        raise SealBroken("unknown cipher")
    key = key_of(head[1:].decode())
    try:
        return cipher.decrypt(key.seal_with(cipher), nonce, rest, _bound(head, row))
    except InvalidTag as trouble:
        raise SealBroken("the text does not belong to this row") from trouble


def mark(value: str, month: str) -> str:
    """A keyed mark of a device, the same for one device within a month and meaningless without the key; 32 digits."""
    return mark_with(key_for(month), value)


def mark_with(key: MonthKey, value: str) -> str:
    """As `mark`, with a key already at hand."""
    return hmac.digest(key.mark, value.encode(), "sha256").hex()[:32] if value else ""


def _bound(head: bytes, row: tuple[str, ...]) -> bytes:
    return head + "\0".join(row).encode()
