"""`gongxin simulate`: a synthetic nation as a dataset, with its planted misconduct told apart."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gongxin import simulate as simulation
from gongxin.commands.options import AsJson
from gongxin.commands.place import refuse_place
from gongxin.commands.progress import progress_shown
from gongxin.commands.screen import say, show_json
from gongxin.commands.writable import refuse_unwritable_folder
from gongxin.records import TABLES
from gongxin.supervision.dataset import plausible

EXAMPLE = "gongxin simulate nation --scale 0.01 --seed 1"
DAY = "2026-06-30"


def simulate(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write the dataset to.", show_default=False)],
    scale: Annotated[float, typer.Option(help="Size; 1.0 is a nation-year.")] = 0.01,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same nation.")] = 1,
    as_of: Annotated[
        datetime, typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The last day of the nation.")
    ] = DAY,  # type: ignore[assignment]  # Typer reads the default as it reads the option
    bodies: Annotated[int, typer.Option(min=1, max=5000, help="At least this many certification bodies.")] = 60,
    as_json: AsJson = False,
) -> None:
    """Write a synthetic nation with honest noise and labelled misconduct."""
    refuse_place(out)
    refuse_unwritable_folder(out)
    day = plausible(as_of.date())
    with progress_shown(as_json, lambda: len(TABLES)) as step:
        simulation.simulate(out, scale=scale, seed=seed, as_of=day, minimum_bodies=bodies, progress=step)
    if as_json:
        show_json({"dataset": str(out), "scale": scale, "seed": seed, "as_of": day})
    else:
        say("The dataset is in %(folder)s. Next: gongxin supervise %(folder)s --out result", folder=out)
