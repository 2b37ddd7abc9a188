"""Small expressions that several queries share, written so that both engines compute the same."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

EARTH_RADIUS_M = 6_371_008.8  # mean radius R1 of IUGG; great circles are exact to about 0.5 %
LIST_SEPARATOR = "；"
WHITE = r"[ \t\n\r\f]"


@ibis.udf.scalar.builtin(name="gongxin_hex64", signature=(("string",), "int64"))  # type: ignore[untyped-decorator]
def hex64(digits: Any) -> Any:
    """Sixteen hexadecimal digits as a signed 64-bit number. Each engine defines it when it opens."""


@ibis.udf.scalar.builtin(name="gongxin_key64", signature=(("string",), "int64"))  # type: ignore[untyped-decorator]
def key64(text: Any) -> Any:
    """A 64-bit hash of an id, to group and join tens of millions of rows by numbers instead of texts.

    Each engine has its own hash; none ever leaves a run. Among ten million ids two share a key with a chance of
    about three in a million.
    """


@ibis.udf.scalar.builtin(name="bit_count", signature=(("int64",), "int64"))  # type: ignore[untyped-decorator]
def bit_count(number: Any) -> Any:
    """How many bits of a number are set."""


def distance_m(lat_a: Any, lon_a: Any, lat_b: Any, lon_b: Any) -> ir.IntegerValue:
    """Great-circle distance in whole metres (haversine); null where a coordinate is null."""
    half_lat = (lat_b - lat_a).radians() / 2
    half_lon = (lon_b - lon_a).radians() / 2
    chord = half_lat.sin().pow(2) + lat_a.radians().cos() * lat_b.radians().cos() * half_lon.sin().pow(2)
    return (ibis.least(chord, 1.0).sqrt().asin() * (2 * EARTH_RADIUS_M)).round().cast("int64")


def seconds_between(earlier: Any, later: Any) -> ir.IntegerValue:
    """Whole seconds from `earlier` to `later`; negative where `later` comes first."""
    return later.epoch_seconds().cast("int64") - earlier.epoch_seconds().cast("int64")


def members(table: ir.Table, column: str, name: str) -> ir.Table:
    """One row per member of a joined list `column`, as column `name`; rows with an empty list fall away."""
    listed = table.filter(table[column].notnull())
    split = listed.mutate(**{name: _tidy(listed[column]).split(LIST_SEPARATOR).unnest()})
    return split.filter(split[name] != "")


def _tidy(joined: Any) -> ir.StringValue:
    """A joined list without white space around its members; few have any, and looking is quicker than stripping."""
    stripped = joined.re_replace(f"{WHITE}*{LIST_SEPARATOR}{WHITE}*", LIST_SEPARATOR).strip()
    return joined.re_search(WHITE).ifelse(stripped, joined)


def once(table: ir.Table, name: str) -> ir.Table:
    """`table` under a name of its own: a query that reads it in several places computes it once.

    Without it Ibis writes the text of `table` out in every place, and the engine computes each of them.
    """
    return table.alias(f"once_{name}")


def day_after(day: Any, days: int) -> Any:
    """The date `days` after a date known when the query is written."""
    return ibis.literal(day) + ibis.interval(days=days)
