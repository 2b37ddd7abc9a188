"""Give the registers out as a dataset: as they were on day D, as we knew them at time K."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.casework.registry.bulk import quoted, unload
from gongxin.casework.registry.columns import arrow_schema, database_moment, plain
from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.version import STILL_KNOWN, Version
from gongxin.casework.registry.when import When
from gongxin.records import CONTRACT

Progress = Callable[[str, str], None]


def give_dataset(out: Path, when: When, progress: Progress, *, origin: str = "gongxin") -> dict[str, int]:
    """Write one Parquet file per register that holds anything, and the dataset card; returns rows by table.

    Rows are in the order of their keys, so the same registers give the same bytes.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = {}
    for name, model in REGISTERS.items():
        progress("giving out", name)
        if model.objects.exists():
            rows[name] = _write(model, when, out / f"{name}.parquet")
    card = f'contract = {CONTRACT}\nas_of = {when.on.isoformat()}\norigin = "{origin}"\n'
    (out / "dataset.toml").write_text(card, encoding="utf-8")
    return rows


def _write(model: type[Version], when: When, file: Path) -> int:
    table, schema, count = model.TABLE, arrow_schema(model.TABLE), 0
    shown = ", ".join(f'{plain(table, name)} AS "{name}"' for name in table.names)
    condition, parameters = _true_at(when)
    order = quoted((*table.key, *table.also_by))
    sql = f'SELECT {shown} FROM "{model._meta.db_table}" WHERE {condition} ORDER BY {order}'
    with pq.ParquetWriter(file, schema, compression="zstd", compression_level=1) as writer:
        for batch in unload(sql, parameters, schema):
            writer.write_table(pa.Table.from_batches([batch]))
            count += batch.num_rows
    return count


def _true_at(when: When) -> tuple[str, list[str]]:
    day = when.on.isoformat()
    if when.known is None:
        return "true_from <= %s AND true_to > %s AND known_to = %s", [day, day, database_moment(STILL_KNOWN)]
    moment = database_moment(when.known)
    return "true_from <= %s AND true_to > %s AND known_from <= %s AND known_to > %s", [day, day, moment, moment]
