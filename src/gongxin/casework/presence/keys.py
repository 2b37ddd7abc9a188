"""The keys that seal what is personal in a sign-in: files outside the database, one per month of receipt.

Destroying the file of a month makes its places, photos and devices unreadable in the rows and in every backup of them.
"""

from __future__ import annotations

import functools
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from gongxin.casework.presence.ciphers import CIPHERS, SealCipher
from gongxin.casework.private_files import lay_once, wipe

MONTH = re.compile(r"\d{4}-\d{2}")
LENGTH = 32  # bytes: as long as the longest key that is derived from it
USES = {"aes": b"seal", "sm4": b"seal sm4"}  # what each cipher's key is derived for


class KeyDestroyed(Exception):
    """The key of that month is no longer there: its personal data are forgotten."""


@dataclass(frozen=True)
class MonthKey:
    """The key of one month: `seals` encrypt, `mark` makes the keyed marks by which a phone is found again.

    Each cipher has a key of its own, derived from the same file.
    """

    month: str
    seals: dict[str, bytes]
    mark: bytes

    def seal_with(self, cipher: SealCipher) -> bytes:
        """The key of this month for `cipher`."""
        return self.seals[cipher.name]


def new_key() -> bytes:
    """A key that nobody knows yet."""
    return secrets.token_bytes(LENGTH)


def month_of(moment: datetime) -> str:
    """The month of receipt, in China Standard Time."""
    return timezone.localtime(moment).strftime("%Y-%m")


def months_apart(earlier: str, later: str) -> int:
    """How many months lie between two of them; negative where `earlier` is the later one."""
    (year, number), (other_year, other_number) = (map(int, month.split("-")) for month in (earlier, later))
    return (other_year - year) * 12 + other_number - number


def key_for(month: str) -> MonthKey:
    """The key to seal with in `month`; made on first use."""
    file = _file(month)
    if not file.exists():
        lay_once(file, new_key())
    return _read(file, _version(file))


def key_of(month: str) -> MonthKey:
    """The key to open what was sealed in `month`; KeyDestroyed where it is gone."""
    file = _file(month)
    if not file.exists():
        raise KeyDestroyed(month)
    return _read(file, _version(file))


def months_held() -> list[str]:
    """The months whose keys are there, oldest first."""
    folder: Path = settings.PRESENCE_KEYS
    return sorted(file.stem for file in folder.glob("*.key") if MONTH.fullmatch(file.stem)) if folder.is_dir() else []


def destroy(month: str) -> None:
    """Overwrite the key and remove its file. What it sealed cannot be read again by anyone."""
    wipe(_file(month), LENGTH)
    _read.cache_clear()


def _file(month: str) -> Path:
    if not MONTH.fullmatch(month):
        raise ValueError(f"{month!r} is not a month")
    folder: Path = settings.PRESENCE_KEYS
    return folder / f"{month}.key"


@functools.lru_cache(maxsize=200)
def _read(file: Path, version: tuple[int, int]) -> MonthKey:
    """`version` tells a new file from an old one of the same name: nothing is sealed with a key that is not on disk."""
    whole = file.read_bytes()
    seals = {name: _derived(whole, USES[name])[: cipher.key_bytes] for name, cipher in CIPHERS.items()}
    return MonthKey(file.stem, seals, _derived(whole, b"mark"))


def _version(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns


def _derived(whole: bytes, use: bytes) -> bytes:
    return hmac.digest(whole, b"gongxin presence " + use, "sha256")
