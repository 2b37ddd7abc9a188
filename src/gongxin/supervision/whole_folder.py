"""A result folder is whole or absent: it is written beside its place and takes it in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongxin.errors import UserError

MARK = "run.json"  # the file by which an earlier result is known


def refuse_place(out: Path, dataset: Path, ours: frozenset[str]) -> None:
    """Refuse to write where something other than an earlier result (files named in `ours`) would be lost."""
    if _within(dataset, out) or _within(out, dataset):
        raise UserError(
            "%(out)s and the dataset %(dataset)s lie in each other; choose another --out.", out=out, dataset=dataset
        )
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UserError("%(out)s is not a folder; choose another --out.", out=out)
    held = sorted(entry.name for entry in out.iterdir()) if out.exists() else []
    if held and MARK not in held:
        raise UserError("%(out)s is not empty and holds no earlier result; choose another --out.", out=out)
    foreign = [name for name in held if name not in ours]
    if foreign:
        raise UserError(
            "%(out)s holds files that no run wrote (%(names)s); move them away or choose another --out.",
            out=out,
            names=", ".join(foreign[:5]),
        )


@contextmanager
def whole_or_absent(out: Path) -> Iterator[tuple[Path, Path]]:
    """A fresh folder that becomes `out` when the block ends well, and a work folder; both vanish when it does not."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as trouble:
        raise UserError(
            "%(out)s cannot be written (%(why)s); choose another --out.", out=out, why=trouble.strerror
        ) from None
    try:
        fresh, work = scratch / "result", scratch / "work"
        fresh.mkdir()
        work.mkdir()
        yield fresh, work
        if out.exists():
            os.replace(out, scratch / "earlier")
        os.replace(fresh, out)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _within(inner: Path, outer: Path) -> bool:
    return inner.resolve().is_relative_to(outer.resolve())
