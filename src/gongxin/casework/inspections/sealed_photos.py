"""The sealed files of photos on checklists, outside the database: a key and a folder per inspection.

1 byte cipher (1: AES-256-GCM, 2: SM4-GCM) · 12 bytes nonce · ciphertext with 16 bytes of tag

The setting PRESENCE_CIPHER chooses what is sealed with. Destroying the key of an inspection makes its photos
unreadable, also in every backup of them.
"""

from __future__ import annotations

import hmac
import os
import re
import shutil
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings

from gongxin.casework.presence.ciphers import BY_MARK, CIPHERS, SealCipher
from gongxin.casework.presence.keys import LENGTH, KeyDestroyed, new_key
from gongxin.casework.presence.sealing import NONCE, SealBroken
from gongxin.casework.private_files import lay, lay_once, wipe

SHA256 = re.compile(r"[0-9a-f]{64}")


def write(pk: int, sha256: str, whole: bytes) -> None:
    """Seal a photo of inspection `pk`; its key is made with the first."""
    file = _key_file(pk)
    if not file.exists():
        lay_once(file, new_key())
    cipher, nonce = CIPHERS[settings.PRESENCE_CIPHER], os.urandom(NONCE)
    sealed = cipher.encrypt(_key(pk, cipher), nonce, whole, _bound(cipher, pk, sha256))
    lay(_file(pk, sha256), cipher.mark + nonce + sealed)


def read(pk: int, sha256: str) -> bytes:
    """The photo as it was sent; KeyDestroyed once it is forgotten, SealBroken where the file was changed or moved."""
    if not _key_file(pk).exists():
        raise KeyDestroyed(str(pk))
    sealed = _file(pk, sha256).read_bytes()
    cipher, nonce, rest = BY_MARK.get(sealed[:1]), sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    if cipher is None:
        raise SealBroken("unknown cipher")
    try:
        return cipher.decrypt(_key(pk, cipher), nonce, rest, _bound(cipher, pk, sha256))
    except InvalidTag as trouble:
        raise SealBroken("the file does not belong to this photo") from trouble


def destroy(pk: int) -> None:
    """The key first, then the files; nothing happens where they are gone."""
    if _key_file(pk).exists():
        wipe(_key_file(pk), LENGTH)
    shutil.rmtree(settings.INSPECTION_PHOTOS / str(int(pk)), ignore_errors=True)


def _key(pk: int, cipher: SealCipher) -> bytes:
    """Each cipher has a key of its own, derived from the same file."""
    whole = _key_file(pk).read_bytes()
    return hmac.digest(whole, b"gongxin inspection photos " + cipher.name.encode(), "sha256")[: cipher.key_bytes]


def _bound(cipher: SealCipher, pk: int, sha256: str) -> bytes:
    return cipher.mark + f"{pk}\0{sha256}".encode()


def _key_file(pk: int) -> Path:
    folder: Path = settings.INSPECTION_KEYS
    return folder / f"{int(pk)}.key"


def _file(pk: int, sha256: str) -> Path:
    if not SHA256.fullmatch(sha256):
        raise ValueError("not a photo of ours")
    folder: Path = settings.INSPECTION_PHOTOS
    return folder / str(int(pk)) / f"{sha256}.photo"
