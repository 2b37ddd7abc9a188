"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of words for people.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The day to judge by, like 2026-06-30."),
]
ResultFolder = Annotated[
    Path, typer.Argument(metavar="RESULT", help="The folder that `gongxin supervise` wrote.", show_default=False)
]
Engine = Annotated[str, typer.Option(metavar="ENGINE", help="Where the queries run: duckdb or spark.")]
Master = Annotated[str, typer.Option(metavar="ADDRESS", help="The Spark master; local[*] is this machine.")]
