"""A place for a simulated nation: never over records that someone reported."""

from __future__ import annotations

from pathlib import Path

from gongxin.errors import UserError

MARK = "truth"  # the folder by which an earlier simulation is known, also one that was interrupted


def refuse_place(out: Path) -> None:
    """Refuse a folder that holds anything but an earlier simulation."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UserError("%(out)s is not a folder; name another place for the nation.", out=out)
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_dir():
        raise UserError("%(out)s is not empty and holds no earlier simulation; name another place.", out=out)
