"""Coordinates that point nowhere: (0, 0), the open sea, another continent.

Such a pair is taken out and its row stays. To drop the row would drop a plan or a sign-in for a bad geocode, and an
honest body would stand accused of having reported nothing.
"""

from __future__ import annotations

import numpy as np

from gongxin.codes.land_grid import CELLS_PER_DEGREE, COLUMNS, ROWS, land_grid

PAIRS = {"lat": "lon", "site_lat": "site_lon"}
GRID = "land_grid"  # the variable of the database that holds the grid, one bit a cell


def grid_as_variable() -> str:
    """SQL that makes the grid known to a connection."""
    bits = (land_grid().ravel() + np.uint8(ord("0"))).tobytes().decode()
    return f"SET VARIABLE {GRID} = '{bits}'::BIT"


def implausible(lat: str, lon: str) -> str:
    """SQL: both are numbers in range, and no audit can have been there."""
    row, column = _cell(lat, 90, ROWS), _cell(lon, 180, COLUMNS)
    in_range = f"abs({lat}) <= 90 AND abs({lon}) <= 180"
    return f"({in_range} AND get_bit(getvariable('{GRID}'), {row} * {COLUMNS} + {column}) = 0)"


def _cell(degrees: str, zero: int, count: int) -> str:
    """The cell of the grid, held inside it: the database may look a cell up before it knows that it is in range."""
    return f"CAST(least(greatest(floor(({degrees} + {zero}) * {CELLS_PER_DEGREE}), 0), {count - 1}) AS INTEGER)"
