"""Parquet whose bytes depend on the rows alone: fixed writer options, one chunk, no metadata of the machine."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

# The one documented order of the rows of each table of a result.
ORDER: dict[str, tuple[str, ...]] = {
    "findings": ("detector", "finding_id"),
    "indicators": ("body_id", "indicator", "period_from", "period_to"),
    "grades": ("body_id",),
    "coverage": ("detector",),
    "rejected": ("table", "file", "line", "column"),
    "quality": ("body_id",),
    "provinces": ("province",),
    "bodies": ("body_id",),
}
ROW_GROUP = 131_072


def write_table(folder: Path, name: str, table: pa.Table) -> int:
    """Write `table` as `name`.parquet into `folder` in its documented order; returns the number of rows."""
    by = [(column, "ascending") for column in ORDER[name] if column in table.column_names]
    rows = table.sort_by(by) if by and table.num_rows else table
    pq.write_table(
        rows.replace_schema_metadata(None).combine_chunks(),
        folder / f"{name}.parquet",
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        row_group_size=ROW_GROUP,
    )
    return int(table.num_rows)
