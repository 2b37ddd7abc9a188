"""Can the output be written where the user wants it? Asked before the work, so that an hour's run does not end in no.

Rights tell little: an administrator may write anywhere and still can make nothing in /proc or on a read-only disk. So a
file is made beside the output and taken away again.
"""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from gongxin.commands.system_words import why
from gongxin.errors import UserError


def refuse_unwritable_folder(folder: Path) -> None:
    """Refuse a folder that is a file, or in which nothing can be made."""
    _refuse(folder, inside=True)


def refuse_unwritable_file(file: Path) -> None:
    """Refuse a file that is a folder, or beside which nothing can be made."""
    _refuse(file, inside=False)


def _refuse(path: Path, *, inside: bool) -> None:
    try:
        trouble = _trouble(path, inside)
    except OSError as met:
        trouble = met.errno or errno.EINVAL
    except (ValueError, RuntimeError):
        trouble = errno.EINVAL
    if trouble:
        raise UserError(
            "%(place)s cannot be written (%(why)s); name another place for the output.",
            place=str(path).replace("\0", "?"), why=why(trouble),
        )  # fmt: skip


def _trouble(path: Path, inside: bool) -> int:
    """The number of what stands against writing, 0 where nothing does."""
    if "\0" in str(path):
        return errno.EINVAL
    present = path.exists()
    if present and path.is_dir() != inside:
        return errno.ENOTDIR if inside else errno.EISDIR
    if present and not inside and not path.is_file():
        return 0  # a device or a pipe, such as /dev/stdout: the writing itself will tell
    with tempfile.TemporaryDirectory(dir=_nearest(path if inside else path.parent), prefix=".gongxin-"):
        pass
    return errno.EACCES if present and not inside and not os.access(path, os.W_OK) else 0


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    for one in (folder, *folder.absolute().parents):
        if one.exists() or one.is_symlink():
            return one
    return folder
