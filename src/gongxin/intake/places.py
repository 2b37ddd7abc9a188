"""Coordinates that point nowhere: (0, 0), or a place that cannot be a site in China.

Such a pair is taken out and its row stays. To drop the row would drop a plan or a sign-in for a bad geocode, and an
honest body would stand accused of having reported nothing.
"""

from __future__ import annotations

PAIRS = {"lat": "lon", "site_lat": "site_lon"}
SOUTH, NORTH, WEST, EAST = 3, 54, 73, 136  # degrees; China with the islands of the South China Sea, rounded outwards


def implausible(lat: str, lon: str) -> str:
    """SQL: both are numbers in range, and no place in China."""
    in_range = f"abs({lat}) <= 90 AND abs({lon}) <= 180"
    return f"({in_range} AND NOT ({lat} BETWEEN {SOUTH} AND {NORTH} AND {lon} BETWEEN {WEST} AND {EAST}))"
