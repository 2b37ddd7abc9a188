"""A PostgreSQL of the tests' own: installed where it is missing and may be, in a temporary folder, gone afterwards."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PORT = 5433  # names the socket file only: the server listens on no network
SETTINGS = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB"


@dataclass(frozen=True)
class PostgresServer:
    """A running server."""

    programs: Path
    folder: Path

    @classmethod
    def started(cls) -> PostgresServer | None:
        """Start one; None where there is none to start."""
        programs = _programs() or _installed()
        if programs is None:
            return None
        server = cls(programs, Path(tempfile.mkdtemp(prefix="gongxin-postgres-")))
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(server.folder, "postgres", "postgres")
        server._run("initdb", "-D", str(server.data), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
        options = f"-k {server.folder} -p {PORT} {SETTINGS}"
        server._run("pg_ctl", "-D", str(server.data), "-o", options, "-l", str(server.folder / "log"), "-w", "start")
        return server

    @property
    def data(self) -> Path:
        """Where the cluster lies."""
        return self.folder / "data"

    @property
    def url(self) -> str:
        """For DATABASE_URL."""
        return f"postgres://postgres@/postgres?host={self.folder}&port={PORT}"

    def stop(self) -> None:
        """Stop at once and remove everything."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, cwd="/", env=environment, stdout=subprocess.DEVNULL, timeout=120)


def _programs() -> Path | None:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    on_path = shutil.which("initdb")
    chosen = found[-1] if found else on_path
    return Path(chosen).parent if chosen else None


def _installed() -> Path | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    quiet = {"check": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 600}
    quiet["env"] = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"], **quiet)
    return _programs()
