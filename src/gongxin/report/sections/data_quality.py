"""What was set aside at the door, and how well each body reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gongxin.records import TABLES
from gongxin.report.material import Material

MOST = 15


@dataclass(frozen=True)
class Refused:
    """How often one column failed for one reason."""

    table: str
    column: str
    reason: str
    count: int


@dataclass(frozen=True)
class DataQuality:
    """Rows read by table, what was set aside, and columns nobody knows."""

    rows: list[tuple[str, int]]
    refused: list[Refused]
    unlisted: int
    unknown: list[tuple[str, str]]


def data_quality(m: Material) -> DataQuality:
    """The account of everything that did not come in."""
    wording = "reason_zh" if m.language == "zh" else "reason"
    rejected = m.result.table("rejected")
    wording = wording if wording in rejected.column_names else "reason"
    counted = Counter((row["table"], row["column"] or "", row[wording]) for row in rejected.to_pylist())
    most = counted.most_common(MOST)
    unknown = m.result.facts["unknown_columns"].items()
    return DataQuality(
        rows=[(_label(m, name), count) for name, count in m.result.facts["rows"].items()],
        refused=[Refused(_label(m, table), column, reason, count) for (table, column, reason), count in most],
        unlisted=sum(counted.values()) - sum(count for _, count in most),
        unknown=[(_label(m, table), ", ".join(columns)) for table, columns in unknown if columns],
    )


def _label(m: Material, table: str) -> str:
    declared = TABLES.get(table)
    return (declared.zh if m.language == "zh" else declared.en) if declared else table
