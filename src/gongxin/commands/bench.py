"""`gongxin bench`: the benchmark of a source checkout."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

import gongxin
from gongxin.errors import UserError

EXAMPLE = "gongxin bench --scale 0.25"


def bench(
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="OPTIONS", help="Handed on to the benchmark.")
    ] = None,
) -> None:
    """Measure speed, memory and growth against hand-written queries."""
    root = Path(gongxin.__file__).parents[2]
    if not (root / "bench" / "__main__.py").is_file():
        raise UserError("The benchmark is part of the source checkout and is not installed; run it there.")
    sys.path.insert(0, str(root))
    try:
        main = importlib.import_module("bench.__main__").main
    finally:
        sys.path.remove(str(root))
    main(list(arguments or []))
