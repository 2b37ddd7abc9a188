"""At the end of a run: count what the profiles show, from the snapshot that was judged and from what was found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from gongxin.casework.profiles.counting import auditors, domains, links, months, peers, places, points, prompts
from gongxin.casework.profiles.counting.tables import open_tables
from gongxin.casework.profiles.models import BodyCounts, PeerSpread, PlaceCounts
from gongxin.casework.registry.bulk import ROWS, load, quoted
from gongxin.casework.runs.actions import result_folder
from gongxin.casework.runs.models import Run
from gongxin.law.parameters import parameter
from gongxin.risk.months import months_after, months_before

PARTS = (months, domains, points, auditors, links, prompts)  # each file counts the part of its name


def after_run(run: Run) -> None:
    """The counts of `run` take the place of those of the same month."""
    count(run, settings.SNAPSHOTS / run.snapshot, result_folder(run))


@transaction.atomic
def count(run: Run, dataset: Path, result: Path) -> None:
    """Count from the folders of a dataset and of its result."""
    for model in (BodyCounts, PeerSpread, PlaceCounts):
        model.objects.filter(gives_way_to(run)).delete()
    with open_tables(dataset, result, run.as_of) as con:
        _bodies(con)
        for model, sql in (
            (BodyCounts, "SELECT * FROM body_counts"),
            (PeerSpread, peers.SQL),
            (PlaceCounts, places.SQL),
        ):
            columns = [field.column for field in model._meta.concrete_fields if field.column not in ("id", "run_id")]
            load(
                model._meta.db_table,
                _batches(con, f"SELECT {quoted(columns)}, {run.pk} AS run_id FROM ({sql})"),
            )


def gives_way_to(run: Run) -> Q:
    """The counts that go when those of `run` come: of the month it judged, and those kept long enough."""
    first = run.as_of.replace(day=1)
    months = parameter("profile.counts_kept_months").on(run.as_of).value
    return Q(run__as_of__gte=first, run__as_of__lt=months_after(first, 1)) | Q(
        run__as_of__lt=months_before(first, months)
    )


def _bodies(con: duckdb.DuckDBPyConnection) -> None:
    """One row per body with every part; a body that has none of something has an empty list."""
    names = [part.__name__.rsplit(".", 1)[1] for part in PARTS]
    for name, part in zip(names, PARTS, strict=True):
        con.execute(f"CREATE TEMP TABLE part_{name} AS {part.SQL}")
    shown = ", ".join(f"coalesce(part_{name}.data, '[]') AS {name}" for name in names)
    joins = " ".join(f"LEFT JOIN part_{name} USING (body_id)" for name in names)
    con.execute(
        f"CREATE TEMP VIEW body_counts AS SELECT body_id, division AS body_division, {shown} FROM bodies {joins}"
    )


def _batches(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    yield from con.sql(sql).to_arrow_reader(ROWS)
