"""Small expressions that several of the queries use."""

from __future__ import annotations

import polars as pl

SEPARATOR = "；"
TWICE_RADIUS_M = 2 * 6_371_008.8


def key(text: pl.Expr) -> pl.Expr:
    """A text as a 64-bit number; nothing stays nothing."""
    return pl.when(text.is_not_null()).then(text.hash())


def normal(number: pl.Expr) -> pl.Expr:
    """Certificate numbers as they are compared."""
    return number.str.to_uppercase().str.replace_all(" ", "", literal=True)


def days(later: pl.Expr, earlier: pl.Expr) -> pl.Expr:
    """Whole days between two dates."""
    return (later - earlier).dt.total_days()


def seconds(earlier: pl.Expr, later: pl.Expr) -> pl.Expr:
    """Whole seconds between two times."""
    return later.dt.epoch("s") - earlier.dt.epoch("s")


def distance_m(lat_a: pl.Expr, lon_a: pl.Expr, lat_b: pl.Expr, lon_b: pl.Expr) -> pl.Expr:
    """Great-circle distance in whole metres (haversine)."""
    half_lat, half_lon = (lat_b - lat_a).radians() / 2, (lon_b - lon_a).radians() / 2
    chord = half_lat.sin().pow(2) + lat_a.radians().cos() * lat_b.radians().cos() * half_lon.sin().pow(2)
    return (chord.clip(upper_bound=1.0).sqrt().arcsin() * TWICE_RADIUS_M).round().cast(pl.Int64)


def covers(domain_codes: pl.Expr, domain: pl.Expr) -> pl.Expr:
    """Whether a list of domains holds a domain, one above it, or one below it; an unknown one covers."""
    listed = SEPARATOR + domain_codes.str.to_uppercase().str.replace_all(" ", "", literal=True) + SEPARATOR
    code = SEPARATOR + domain.str.to_uppercase()
    above = [listed.str.contains(code.str.slice(0, n + 1) + SEPARATOR, literal=True) for n in (3, 5, 7)]
    held = pl.any_horizontal(listed.str.contains(code, literal=True), *above)
    return domain_codes.is_null() | domain.is_null() | held


def without(text: pl.Expr, noise: list[str]) -> pl.Expr:
    """A text without the characters of `noise`."""
    return text.str.replace_many(noise, [""] * len(noise))
