"""One small nation that all specifications of this room read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from gongxin.simulate import Summary, simulate

SCALE, SEED = 0.005, 7
Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """A nation of one two-hundredth with planted misconduct; not to be changed."""
    return simulate(tmp_path_factory.mktemp("simulated") / "nation", scale=SCALE, seed=SEED)


@pytest.fixture(scope="session")
def ask(nation: Summary) -> Iterator[Ask]:
    """Ask the nation in SQL: its tables by name, its truth as `planted` and `judged` (bodies)."""
    with duckdb.connect() as con:
        for file in sorted(nation.folder.glob("*.parquet")):
            con.execute(f"CREATE VIEW {file.stem} AS FROM '{file}'")
        con.execute(f"CREATE VIEW planted AS FROM '{nation.folder}/truth/planted.parquet'")
        con.execute(f"CREATE VIEW judged AS FROM '{nation.folder}/truth/bodies.parquet'")
        con.execute("CREATE VIEW held AS FROM audit_plans WHERE NOT coalesce(cancelled, false)")
        yield lambda question: con.execute(question).fetchall()


@pytest.fixture(scope="session")
def value(ask: Ask) -> Callable[[str], Any]:
    """The one value that a question has."""
    return lambda question: ask(question)[0][0]


def written(folder: Path) -> dict[str, bytes]:
    """Every file of a dataset by its name inside the folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
