"""`gongxin supervise`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongxin import supervision
from gongxin.commands.options import AsJson, AsOf, Engine, Master
from gongxin.commands.progress import progress_shown, steps_of_a_run
from gongxin.commands.screen import say, show_json
from gongxin.commands.summary import show_summary, summary
from gongxin.commands.writable import refuse_unwritable_folder

EXAMPLE = "gongxin supervise nation --as-of 2026-06-30 --out result"


def supervise(
    dataset: Annotated[
        Path, typer.Argument(metavar="DATASET", help="The folder that holds the tables.", show_default=False)
    ],
    out: Annotated[Path, typer.Option(metavar="RESULT", help="The folder to write the result to.", show_default=False)],
    as_of: AsOf = None,
    engine: Engine = "duckdb",
    master: Master = "local[*]",
    as_json: AsJson = False,
) -> None:
    """Read reported records, find audits that cannot have happened as told, grade the bodies."""
    refuse_unwritable_folder(out)
    day = as_of.date() if as_of else None
    with progress_shown(as_json, steps_of_a_run) as step:
        result = supervision.supervise(dataset, out, day, engine, master, step)
    told = summary(result)
    if as_json:
        show_json(told)
        return
    show_summary(told)
    say("The result is in %(folder)s. Next: gongxin report %(folder)s", folder=out)
