"""A disk that fails after a given number of bytes or steps, and forgets what nobody waited for.

`Killed` is what SIGKILL leaves: all that was handed to the system is there, up to the very byte. `after_power_failure`
writes a second folder with what was waited for alone: contents since the last fsync of the file, names since the last
fsync of their folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from gongxin.ledger import disk


class Killed(BaseException):
    """The process ends here."""


class FailingDisk:
    """Takes the place of `disk` until `left` bytes and steps are used up."""

    def __init__(self, root: Path, grave: Path, left: int) -> None:
        self.root, self.grave, self.left, self.used = root, grave, left, 0
        self.contents: dict[int, bytes] = {}
        self.names: dict[Path, dict[str, tuple[int, bool]]] = {}
        self.seen: list[bytes] = []  # every checkpoint that a reader could have fetched
        grave.mkdir()

    def step(self, cost: int = 1) -> int:
        """How much of `cost` is still done."""
        done = min(cost, self.left - self.used)
        self.used += done
        return done

    def append(self, descriptor: int, held: bytes) -> None:
        done = self.step(len(held))
        os.write(descriptor, held[:done])
        if done < len(held):
            raise Killed

    def wait(self, descriptor: int) -> None:
        self._or_die()
        self._remember(os.fstat(descriptor).st_ino, Path(f"/proc/self/fd/{descriptor}").read_bytes())

    def wait_for(self, path: Path) -> None:
        self._or_die()
        if path.is_dir():
            self.names[path] = {one.name: (one.stat().st_ino, one.is_dir()) for one in path.iterdir()}
        else:
            self._remember(path.stat().st_ino, path.read_bytes())

    def rename(self, old: Path, new: Path) -> None:
        self._or_die()
        self._keep(new)
        os.replace(old, new)
        if new.name == "checkpoint":
            self.seen.append(new.read_bytes())

    def remove(self, path: Path) -> None:
        self._or_die()
        self._keep(path)
        path.unlink(missing_ok=True)

    def shorten(self, path: Path, length: int) -> None:
        self._or_die()
        os.truncate(path, length)

    def put_in_place(self, monkeypatch) -> None:
        for name in ("append", "wait", "wait_for", "rename", "remove", "shorten"):
            monkeypatch.setattr(disk, name, getattr(self, name))

    def after_power_failure(self, folder: Path, of: Path | None = None) -> Path:
        """What is left, written to `folder`."""
        folder.mkdir()
        of = of or self.root
        for name, (inode, is_folder) in self.names.get(of, {}).items():
            if is_folder:
                self.after_power_failure(folder / name, of / name)
            else:  # a name without contents is what file systems leave
                (folder / name).write_bytes(self.contents.get(inode, b""))
        return folder

    def _or_die(self) -> None:
        if not self.step():
            raise Killed

    def _remember(self, inode: int, held: bytes) -> None:
        self.contents[inode] = held

    def _keep(self, path: Path) -> None:
        """Hold on to a file that loses its name, so that its inode is not given to another one."""
        if path.exists():
            os.link(path, self.grave / str(len(list(self.grave.iterdir()))))
