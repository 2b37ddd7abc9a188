"""An immutable copy of the registers, named by the hash of what is in it."""

from __future__ import annotations

import hashlib
import shutil
import stat
import tempfile
from pathlib import Path

from django.conf import settings

from gongxin.casework.registry.giving import Progress, give_dataset
from gongxin.casework.registry.when import When
from gongxin.errors import InputRefused


def take_snapshot(when: When, progress: Progress) -> str:
    """Copy the registers as they stood and return the hash; an equal copy that is there already is kept."""
    settings.SNAPSHOTS.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=settings.SNAPSHOTS, prefix="being-written-"))
    give_dataset(fresh, when, progress)
    name = hash_of(fresh)
    place = settings.SNAPSHOTS / name
    if place.exists():
        shutil.rmtree(fresh)
    else:
        for file in fresh.iterdir():
            file.chmod(stat.S_IRUSR | stat.S_IRGRP)
        fresh.rename(place)
    return name


def snapshot(name: str) -> Path:
    """The folder of a snapshot, its content held against its name."""
    place: Path = settings.SNAPSHOTS / name
    if not name or not place.is_dir():
        raise InputRefused("The snapshot %(name)s is not kept here; restore it from the backup.", name=name[:16])
    if hash_of(place) != name:
        raise InputRefused("The snapshot %(name)s was changed; restore it from the backup.", name=name[:16])
    return place


def hash_of(folder: Path) -> str:
    """SHA-256 over the names and SHA-256 of the files, in the order of the names."""
    whole = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        with file.open("rb") as stream:
            whole.update(f"{file.name} {hashlib.file_digest(stream, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()
