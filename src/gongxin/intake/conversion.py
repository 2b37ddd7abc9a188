"""The conversion of coordinates as a function of the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb
import pyarrow as pa

from gongxin.intake.coordinates import to_wgs84
from gongxin.intake.places import PAIRS


def pairs_to_convert(present: Collection[str], system: str | None) -> list[str]:
    """The latitudes and longitudes of a table that are not in WGS-84."""
    if system is None:
        return []
    return [one for lat, lon in PAIRS.items() if lat in present and lon in present for one in (lat, lon)]


def converted(con: duckdb.DuckDBPyConnection, columns: Iterable[str], system: str | None) -> dict[str, str]:
    """Column → SQL of its WGS-84 value, made from the judged values `v_…` of its pair."""
    wanted = set(columns)
    if system is None or not wanted:
        return {}
    for nth, function in enumerate(("wgs84_lat", "wgs84_lon")):
        con.create_function(function, _vectorised(system, nth), ["DOUBLE", "DOUBLE"], "DOUBLE", type="arrow")
    pairs = [(lat, lon) for lat, lon in PAIRS.items() if lat in wanted]
    return {
        one: f"{function}(v_{lat}, v_{lon})"
        for lat, lon in pairs
        for one, function in ((lat, "wgs84_lat"), (lon, "wgs84_lon"))
    }


def _vectorised(system: str, nth: int):  # type: ignore[no-untyped-def]  # DuckDB looks at the bare signature
    def convert(lat, lon):  # type: ignore[no-untyped-def]
        made = to_wgs84(system, lat.to_numpy(zero_copy_only=False), lon.to_numpy(zero_copy_only=False))
        return pa.array(made[nth])

    return convert
