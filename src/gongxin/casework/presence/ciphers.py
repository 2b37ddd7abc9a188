"""The ciphers that seal: AES-256-GCM (NIST SP 800-38D) and SM4-GCM (GB/T 32907, RFC 8998).

A nonce has 12 bytes, a tag 16.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

TAG = 16


@dataclass(frozen=True)
class SealCipher:
    """One cipher. `mark` is the first byte of what it sealed; `key_bytes` how long its key is."""

    name: str
    mark: bytes
    key_bytes: int
    encrypt: Callable[[bytes, bytes, bytes, bytes], bytes]  # key, nonce, text, bound → ciphertext and tag
    decrypt: Callable[[bytes, bytes, bytes, bytes], bytes]  # InvalidTag where anything was changed


@functools.lru_cache(maxsize=2)  # the months around midnight; whether a key may still be used, `keys` says each time
def _aes(key: bytes) -> AESGCM:
    """The cipher with its key schedule made: the gate seals thousands a second with one key."""
    return AESGCM(key)


def _sm4_encrypt(key: bytes, nonce: bytes, text: bytes, bound: bytes) -> bytes:
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    return encryptor.update(text) + encryptor.finalize() + encryptor.tag


def _sm4_decrypt(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    if len(sealed) < TAG:
        raise InvalidTag
    decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG:])).decryptor()
    decryptor.authenticate_additional_data(bound)
    return decryptor.update(sealed[:-TAG]) + decryptor.finalize()


CIPHERS = {
    cipher.name: cipher
    for cipher in (
        SealCipher(
            "aes", b"\x01", 32,
            lambda key, nonce, text, bound: _aes(key).encrypt(nonce, text, bound),
            lambda key, nonce, sealed, bound: _aes(key).decrypt(nonce, sealed, bound),
        ),
        SealCipher("sm4", b"\x02", 16, _sm4_encrypt, _sm4_decrypt),
    )
}  # fmt: skip
BY_MARK = {cipher.mark: cipher for cipher in CIPHERS.values()}
