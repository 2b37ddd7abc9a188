"""`gongxin bench`: the benchmark of a source checkout."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

import gongxin
from gongxin.commands.writable import refuse_unwritable_file, refuse_unwritable_folder
from gongxin.errors import UserError

EXAMPLE = "gongxin bench --scale 0.25 --only nation --only eight"


def bench(
    scale: Annotated[
        list[float] | None, typer.Option(help="A size to measure; may be repeated. Without it: 0.25, 1 and 2.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="PART", help="Only this part: nation, eight or engines; may be repeated."),
    ] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often the two sides of the comparison take turns.")] = 3,
    folder: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the simulated nations are kept for the next time."),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all figures to this file as JSON.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="PAGE", help="Write the figures into this page, such as docs/benchmarks.md.")
    ] = None,
) -> None:
    """Measure speed, memory and growth against hand-written queries."""
    main = _benchmark()
    if folder is not None:
        refuse_unwritable_folder(folder)
    for file in (json_file, write):
        if file is not None:
            refuse_unwritable_file(file)
    asked = {"scales": tuple(scale or ()), "only": tuple(only or ()), "repeats": repeats}
    given = {name: value for name, value in asked.items() if value}
    main.main(main.Asked(**given), folder, json_file, write)


def _benchmark() -> Any:
    """The benchmark beside the sources; it is not part of what is installed."""
    root = Path(gongxin.__file__).parents[2]
    if not (root / "bench" / "main.py").is_file():
        raise UserError("The benchmark is part of the source checkout and is not installed; run it there.")
    sys.path.insert(0, str(root))
    try:
        return importlib.import_module("bench.main")
    finally:
        sys.path.remove(str(root))
