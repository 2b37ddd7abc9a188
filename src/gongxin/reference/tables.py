"""The page of the dataset contract."""

from __future__ import annotations

from gongxin.records import CONTRACT, TABLES, Column, Table
from gongxin.reference.markdown import table


def page() -> str:
    """Every table with its key and columns."""
    rows = [(f"[{one.name}](#{one.name})", one.zh, one.en, ", ".join(one.key)) for one in TABLES.values()]
    about = (
        f"Version {CONTRACT} of the dataset contract. One folder is one dataset, with one file a table: Parquet, CSV, "
        "XLSX or JSON. A table that is absent is not assessed, never clean."
    )
    overview = table(("table", "表", "meaning", "key"), rows)
    return "\n\n".join(["# Tables of the dataset 数据表", about, overview, *(_section(one) for one in TABLES.values())])


def _section(one: Table) -> str:
    headings = ("column", "名称", "meaning", "kind", "access", "check", "CNCA")
    title = f"## {one.name}\n\n{one.zh} · {one.en}" + (f" · CNCA {one.cnca}" if one.cnca else "")
    return title + "\n\n" + table(headings, [_row(column, one) for column in one.columns])


def _row(column: Column, of: Table) -> tuple[str, ...]:
    name = f"**`{column.name}`**" if column.name in of.key else f"`{column.name}`"
    kind = f"{column.kind}, {column.unit}" if column.unit else str(column.kind)
    return (name, column.zh, column.en, kind, str(column.access), _check(column), column.cnca)


def _check(column: Column) -> str:
    if column.codes:
        return f"[{column.codes.name}](codes.md#{column.codes.name})"
    bounds = [f"≥ {column.minimum:g}"] if column.minimum is not None else []
    bounds += [f"≤ {column.maximum:g}"] if column.maximum is not None else []
    return ", ".join(bounds) or (f"`{column.pattern}`" if column.pattern else "")
