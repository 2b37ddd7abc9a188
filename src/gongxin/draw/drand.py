"""A round of drand's quicknet chain: when it is due, and whether a signature is the network's.

Quicknet (scheme bls-unchained-g1-rfc9380) signs SHA-256 of the round number with a key that no single member of the
League of Entropy holds. The signature is a point of G1 on BLS12-381, the key one of G2; the randomness is SHA-256 of
the signature. Chain hash and key are pinned here, so a bundle cannot bring a chain of its own.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime, timedelta

from gongxin.errors import InputRefused

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
KEY = bytes.fromhex(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
DOMAIN = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
GENESIS, PERIOD = datetime.fromtimestamp(1692803367, UTC), timedelta(seconds=3)


def due(round_number: int) -> datetime:
    """When the round is published."""
    return GENESIS + (round_number - 1) * PERIOD


def first_round_after(moment: datetime) -> int:
    """The first round that is published later than `moment`."""
    return max(1, (moment - GENESIS) // PERIOD + 2)


def randomness(round_number: int, signature: bytes) -> str:
    """The 32 bytes of a round in hexadecimal; refuses a signature that is not the network's."""
    if not is_signed(round_number, signature):
        raise InputRefused("The signature of drand round %(round)d is not that of the chain quicknet.",
                           round=round_number)  # fmt: skip
    return hashlib.sha256(signature).hexdigest()


def is_signed(round_number: int, signature: bytes) -> bool:
    """Whether `signature` (48 bytes) is the chain's over the round."""
    _load_py_ecc()
    from py_ecc.bls.hash_to_curve import hash_to_G1
    from py_ecc.bls.point_compression import decompress_G1, decompress_G2
    from py_ecc.optimized_bls12_381 import G2, final_exponentiate, neg, pairing

    message = hashlib.sha256(round_number.to_bytes(8, "big")).digest()
    try:
        point = decompress_G1(int.from_bytes(signature, "big"))
    except ValueError:
        return False
    if not _in_subgroup(point):
        return False
    key = decompress_G2((int.from_bytes(KEY[:48], "big"), int.from_bytes(KEY[48:], "big")))
    hashed = hash_to_G1(message, DOMAIN, hashlib.sha256)
    product = pairing(neg(G2), point, final_exponentiate=False) * pairing(key, hashed, final_exponentiate=False)
    return bool(final_exponentiate(product) == type(product).one())


def _load_py_ecc() -> None:
    """Import it, and put the limit of recursion back, which py_ecc raises to 100,000 for the whole process.

    With it a JSON text of a hundred thousand brackets would end the process instead of being refused. What is computed
    here goes no deeper than the usual limit.
    """
    before = sys.getrecursionlimit()
    try:
        import py_ecc  # noqa: F401
    finally:
        sys.setrecursionlimit(before)


def _in_subgroup(point: object) -> bool:
    from py_ecc.bls.g2_primitives import subgroup_check

    return bool(subgroup_check(point))
