"""Which database the tests of casework and its doors run on. A plugin, so that it is read before Django's settings.

    pytest              the embedded SQLite, in a folder of its own
    pytest --postgres   only the tests that touch a database, on a PostgreSQL that is started here and stopped at the end

Both find their data in a temporary folder; nothing of the developer's own is read or written.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.flushing import let_tests_flush
from tests.postgres_server import PostgresServer

HOME = Path(tempfile.mkdtemp(prefix="gongxin-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["GONGXIN_HOME"] = str(HOME)
os.environ["GONGXIN_SECRET_KEY"] = "only-for-tests"
os.environ["DJANGO_SETTINGS_MODULE"] = "gongxin.server.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the loop of a driven browser runs beside the test, not around it
os.environ.pop("DATABASE_URL", None)

WANTED = "--postgres" in sys.argv
SERVER = PostgresServer.started() if WANTED else None
if SERVER is not None:
    atexit.register(SERVER.stop)
    os.environ["DATABASE_URL"] = SERVER.url


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--postgres`."""
    parser.addoption("--postgres", action="store_true", help="run the tests that touch a database on PostgreSQL")


def pytest_configure() -> None:
    """Let tests that commit empty their database, the audit trail included."""
    let_tests_flush()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what touches no database: it has run already."""
    if not WANTED:
        return
    chosen = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen
    if SERVER is None:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="no PostgreSQL is installed and it could not be installed"))


def _touches_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db")) or bool(names & {"db", "transactional_db"})
