"""`gongxin export`: give the registers out as a dataset."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.progress import progress_shown
from gongxin.commands.screen import say, show_json
from gongxin.commands.writable import refuse_unwritable_folder
from gongxin.errors import UserError
from gongxin.records import TABLES

EXAMPLE = "gongxin export out --on 2026-06-30"


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write to.", show_default=False)],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="As it was on this day.")
    ] = None,
    known: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="As it was known at the end of this day."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Give the registers out as a dataset, as they were on a day and as we knew them on another."""
    refuse_unwritable_folder(out)
    if out.exists() and any(out.iterdir()):
        raise UserError("%(folder)s is not empty; name a new folder.", folder=out)
    from gongxin.server.preparing import prepare_database

    prepare_database()
    from gongxin.casework.registry.giving import give_dataset
    from gongxin.casework.registry.when import read_when
    from gongxin.casework.trail.write import note

    when = read_when(*(day.date().isoformat() if day else "" for day in (on, known)))
    with progress_shown(as_json, lambda: len(TABLES)) as step:
        rows = give_dataset(out, when, step)
    note("dataset_exported", on=when.on, rows=sum(rows.values()))
    if as_json:
        show_json({"rows": rows, "on": when.on})
        return
    say("%(rows)s rows were written to %(folder)s.", rows=sum(rows.values()), folder=out)
