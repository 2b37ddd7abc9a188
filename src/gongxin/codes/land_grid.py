"""Where in the world a Chinese audit may be: a coarse grid around the seats of all counties.

A position outside it is a slip (swapped, zero, another sign) or lies abroad or at sea. The grid is generous: it holds
the neighbourhood of the border and the near sea, and says nothing of whose ground a place is.
"""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gongxin.codes.divisions import divisions
from gongxin.law.parameters import parameter

CELLS_PER_DEGREE = 2
ROWS, COLUMNS = 180 * CELLS_PER_DEGREE, 360 * CELLS_PER_DEGREE
KILOMETRES_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km


def plausible_place(lat: float, lon: float) -> bool:
    """Whether a WGS-84 position lies within reach of a county seat; false for what is no position at all."""
    return bool(plausible_places(np.array([lat]), np.array([lon]))[0])


def plausible_places(lat: NDArray[Any], lon: NDArray[Any]) -> NDArray[np.bool_]:
    """`plausible_place` of whole columns."""
    north, east = np.asarray(lat, dtype=float), np.asarray(lon, dtype=float)
    on_earth = (np.abs(north) < 90) & (np.abs(east) < 180)  # not-a-number compares false
    rows, columns = _cell(np.where(on_earth, north, 0.0), np.where(on_earth, east, 0.0))
    return np.asarray(on_earth & land_grid()[rows, columns], dtype=bool)


@functools.cache
def land_grid() -> NDArray[np.bool_]:
    """The grid: a row for each half degree from 90° S, a column for each half degree from 180° W."""
    reach = float(parameter("places.land_reach").history[-1].value)
    grid = np.zeros((ROWS, COLUMNS), dtype=bool)
    for lat, lon in sorted({(division.lat, division.lon) for division in divisions().values()}):
        _mark(grid, lat, lon, reach)
    grid.setflags(write=False)
    return grid


@functools.cache
def land_cells() -> tuple[tuple[float, float], ...]:
    """South-west corners (latitude, longitude) of all cells of the grid, for engines that join rather than index."""
    rows, columns = np.nonzero(land_grid())
    return tuple(
        (float(row) / CELLS_PER_DEGREE - 90, float(column) / CELLS_PER_DEGREE - 180)
        for row, column in zip(rows, columns, strict=True)
    )


def _mark(grid: NDArray[np.bool_], lat: float, lon: float, reach: float) -> None:
    """Mark the cells whose middle lies within `reach` kilometres of a seat (good enough: on the flat)."""
    high = math.ceil(reach / KILOMETRES_PER_DEGREE * CELLS_PER_DEGREE)
    wide = math.ceil(high / math.cos(math.radians(lat)))
    row, column = _cell(np.array(lat), np.array(lon))
    rows = np.arange(int(row) - high, int(row) + high + 1)[:, None]
    columns = np.arange(int(column) - wide, int(column) + wide + 1)[None, :]
    north = (rows + 0.5) / CELLS_PER_DEGREE - 90 - lat
    east = ((columns + 0.5) / CELLS_PER_DEGREE - 180 - lon) * math.cos(math.radians(lat))
    grid[rows, columns] |= np.hypot(north, east) * KILOMETRES_PER_DEGREE <= reach


def _cell(lat: NDArray[Any], lon: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows = np.floor((lat + 90) * CELLS_PER_DEGREE).astype(np.int64)
    columns = np.floor((lon + 180) * CELLS_PER_DEGREE).astype(np.int64)
    return rows, columns
