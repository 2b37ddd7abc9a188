"""Salted commitments: fix a fact today, show it later.

The log gets SHA-256 over 32 random bytes and the canonical fact. Without the salt nobody can try out what was fixed,
even where only few facts are possible; with salt and fact anyone can check that nothing was exchanged since.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from gongxin.ledger.canonical import canonical

SALT_BYTES = 32


@dataclass(frozen=True)
class Opening:
    """What has to be kept until the fact may be shown."""

    salt: bytes
    fact: Any

    @property
    def commitment(self) -> str:
        """What stands in the log until then: 64 hexadecimal digits."""
        return sha256(self.salt + canonical(self.fact)).hexdigest()

    def opens(self, commitment: str) -> bool:
        """Whether this is the fact that was fixed. A salt of another length could move bytes between salt and fact."""
        return len(self.salt) == SALT_BYTES and hmac.compare_digest(self.commitment.encode(), commitment.encode())


def commit(fact: Any) -> Opening:
    """Fix a fact with a fresh salt."""
    return Opening(secrets.token_bytes(SALT_BYTES), fact)
