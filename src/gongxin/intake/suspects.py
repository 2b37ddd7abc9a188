"""Which columns of a file hold anything that is not plainly clean? One scan tells."""

from __future__ import annotations

import duckdb

from gongxin.intake import sql
from gongxin.intake.cells import PHYSICAL
from gongxin.intake.desk import one_row
from gongxin.intake.exact import is_exact
from gongxin.intake.judged import Judged
from gongxin.intake.places import PAIRS, implausible
from gongxin.intake.plain import proven


def suspects(con: duckdb.DuckDBPyConnection, judged: Judged) -> tuple[int, list[str]]:
    """The number of rows, and the columns whose cells must be looked at one by one."""
    columns = judged.raw.columns
    tests = _tests(judged)
    asked = {name: f"NOT ({test})" for name, test in tests.items() if test not in (None, "true")}
    for lat, lon in PAIRS.items():
        if lat in asked and lon in asked:
            asked[lat] += f" OR {implausible(*(sql.name(columns[one]) for one in (lat, lon)))}"
    counted = ["count(*)", *(f"count_if({test})" for test in asked.values())]
    total, *counts = one_row(con, f"SELECT {', '.join(counted)} FROM {judged.source}")
    failed = {name for name, count in zip(asked, counts, strict=True) if count}
    failed |= {name for name, test in tests.items() if test is None}
    return total, [name for name in columns if name in _with_partners(failed, set(columns))]


def _tests(judged: Judged) -> dict[str, str | None]:
    """Column → what must hold for its cells to pass; "true" where that is proven, None where no test could tell."""
    columns = judged.raw.columns
    exact = {name for name in columns if judged.physical(name) == PHYSICAL[judged.table[name].kind]}
    asked = {columns[name]: judged.table[name] for name in exact}
    passed = proven(judged.raw.parquet, asked, judged.table.required)
    return {name: "true" if physical in passed else _test(judged, name) for name, physical in columns.items()}


def _test(judged: Judged, name: str) -> str | None:
    """What must hold for a cell to pass; an empty cell passes unless the row needs it."""
    cell = sql.name(judged.raw.columns[name])
    test = is_exact(judged.table[name], cell, judged.physical(name))
    if test is None or name not in judged.table.required:
        return test
    return f"{cell} IS NOT NULL AND {test}"


def _with_partners(failed: set[str], present: set[str]) -> set[str]:
    """A latitude is judged together with its longitude."""
    pairs = [{lat, lon} for lat, lon in PAIRS.items() if {lat, lon} <= present]
    return failed.union(*(pair for pair in pairs if pair & failed))
