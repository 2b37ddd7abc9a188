"""The sealed files of photos, outside the database: a folder per month of receipt, two files per photo."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings

from gongxin.casework.presence.sealing import opened, seal
from gongxin.casework.private_files import lay

MONTH, MARK = re.compile(r"\d{4}-\d{2}"), re.compile(r"[0-9a-f]{32}")
WHOLE, BLURRED = "photo", "blurred"


def write(mark: str, received_at: datetime, month: str, parts: dict[str, bytes]) -> None:
    """Seal and write the parts of a photo; each is whole on the disk, or not there."""
    for part, content in parts.items():
        lay(_file(month, mark, part), seal(content, (part, mark), received_at))


def read(mark: str, month: str, part: str = WHOLE) -> bytes:
    """A part as it was; KeyDestroyed once its month is forgotten, FileNotFoundError once it was removed."""
    return opened(_file(month, mark, part).read_bytes(), (part, mark))


def remove(mark: str, month: str) -> None:
    """Both parts; nothing happens where they are gone already."""
    for part in (WHOLE, BLURRED):
        _file(month, mark, part).unlink(missing_ok=True)


def months_kept() -> list[str]:
    """The months of which there are files, oldest first."""
    folder: Path = settings.PRESENCE_PHOTOS
    return sorted(each.name for each in folder.iterdir() if MONTH.fullmatch(each.name)) if folder.is_dir() else []


def remove_month(month: str) -> None:
    """Every file of a month."""
    if MONTH.fullmatch(month):
        shutil.rmtree(settings.PRESENCE_PHOTOS / month, ignore_errors=True)


def _file(month: str, mark: str, part: str) -> Path:
    if not MONTH.fullmatch(month) or not MARK.fullmatch(mark):
        raise ValueError("not a photo of ours")
    folder: Path = settings.PRESENCE_PHOTOS
    return folder / month / mark[:2] / f"{mark}.{part}"
