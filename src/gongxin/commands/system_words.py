"""What the operating system says went wrong, in the reader's words: it speaks English only."""

from __future__ import annotations

import os

from gongxin.i18n import translate

WORDS = (
    "No such file or directory",
    "Permission denied",
    "Operation not permitted",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Not a directory",
    "Is a directory",
    "File exists",
    "Too many levels of symbolic links",
    "File name too long",
    "Invalid argument",
)


def why(trouble: OSError | int) -> str:
    """The reason in a few words; one that is not known here is told in the system's own."""
    if isinstance(trouble, OSError):
        return translate(trouble.strerror or str(trouble))
    return translate(os.strerror(trouble))
