"""Can the output be written where the user wants it? Asked before the work, so that an hour's run does not end in no.

Rights tell little: an administrator may write anywhere and still can make nothing in /proc or on a read-only disk. So a
file is made beside the output and taken away again.
"""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from gongxin.errors import UserError


def refuse_unwritable_folder(folder: Path) -> None:
    """Refuse a folder that is a file, or in which nothing can be made."""
    _refuse(folder, inside=True)


def refuse_unwritable_file(file: Path) -> None:
    """Refuse a file that is a folder, or beside which nothing can be made."""
    _refuse(file, inside=False)


def _refuse(path: Path, *, inside: bool) -> None:
    try:
        if "\0" in str(path):
            raise OSError(os.strerror(errno.EINVAL))
        present = path.exists()
        if present and path.is_dir() != inside:
            raise OSError(os.strerror(errno.ENOTDIR if inside else errno.EISDIR))
        if present and not inside and not path.is_file():
            return  # a device or a pipe, such as /dev/stdout: the writing itself will tell
        start = path if inside else path.parent
        with tempfile.TemporaryDirectory(dir=_nearest(start), prefix=".gongxin-"):
            pass
        if present and not inside and not os.access(path, os.W_OK):
            raise OSError(os.strerror(errno.EACCES))
    except (OSError, ValueError, RuntimeError) as trouble:
        raise UserError(
            "%(place)s cannot be written (%(why)s); name another place for the output.",
            place=str(path).replace("\0", "?"), why=getattr(trouble, "strerror", None) or str(trouble),
        ) from None  # fmt: skip


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    for one in (folder, *folder.absolute().parents):
        if one.exists() or one.is_symlink():
            return one
    return folder
