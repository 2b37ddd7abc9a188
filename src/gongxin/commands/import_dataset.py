"""`gongxin import`: take a dataset into the registers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.progress import progress_shown
from gongxin.commands.screen import say, show_json, show_table
from gongxin.commands.writable import refuse_unwritable_file
from gongxin.records import TABLES

EXAMPLE = "gongxin import nation"


def import_dataset(
    dataset: Annotated[
        Path, typer.Argument(metavar="DATASET", help="The folder that holds the tables.", show_default=False)
    ],
    rejected: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the refused rows to this Parquet file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take a dataset into the registers: new records are added, changed ones become new versions."""
    if rejected is not None:
        refuse_unwritable_file(rejected)
    from gongxin.server.preparing import prepare_database

    prepare_database()
    from gongxin.casework.registry.taking import take_dataset

    with progress_shown(as_json, lambda: 2 * len(TABLES)) as step:
        taken = take_dataset(dataset, progress=step)
    if rejected is not None:
        import pyarrow.parquet as pq

        pq.write_table(taken.rejected, rejected)
    if as_json:
        show_json({"counts": taken.batch.counts, "rejected": taken.rejected.num_rows})
        return
    rows = [
        (name, *(counts[key] for key in ("added", "changed", "same"))) for name, counts in taken.batch.counts.items()
    ]
    show_table("What was taken in", ("Table", "Added", "Changed", "Same"), rows, right=(1, 2, 3))
    say("%(count)s cells or rows were refused.", count=taken.rejected.num_rows)
