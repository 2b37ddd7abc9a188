"""Where organisations stand: counties in force, weighted like certificates by province."""

from __future__ import annotations

import functools

import numpy as np

from gongxin.codes.divisions import Division, divisions
from gongxin.simulate.calibration import province_weights
from gongxin.simulate.columns import Array
from gongxin.simulate.text import MICRO

EARTH_KM = 6371.0
DEGREE_KM = 111.2
TOWN_KM = 4.0  # spread of organisations around the seat of their county
COUNTY_SPREAD = 1.0  # some counties hold many times the organisations of others
COUNTY_SEED = 20240601  # the weights of counties are part of the country, not of a simulation


@functools.cache
def counties() -> tuple[Division, ...]:
    """Counties in force in the provinces that have certificates here, with a seat of their own."""
    known = province_weights()
    return tuple(
        one
        for one in divisions().values()
        if one.kind == "current" and one.county and one.code[:2] in known and not one.code.endswith("00")
    )


@functools.cache
def _shares() -> Array:
    """The share of each county among all organisations, added up."""
    held = counties()
    chance = np.random.default_rng(COUNTY_SEED)
    weight = chance.lognormal(0, COUNTY_SPREAD, len(held))
    province = np.array([one.code[:2] for one in held])
    for code, share in province_weights().items():
        inside = province == code
        weight[inside] *= share / weight[inside].sum()
    return np.cumsum(weight / weight.sum())


def draw_counties(chance: np.random.Generator, count: int) -> Array:
    """County numbers by their share."""
    return np.searchsorted(_shares(), chance.random(count)).clip(max=len(counties()) - 1).astype(np.int32)


def near(lat: Array, lon: Array, km: Array | float, chance: np.random.Generator) -> tuple[Array, Array]:
    """Points at distance `km` from the given ones, in any direction; millionths of a degree."""
    angle = chance.random(len(lat)) * 2 * np.pi
    north = np.cos(angle) * km / DEGREE_KM * MICRO
    east = np.sin(angle) * km / DEGREE_KM * MICRO / np.cos(np.radians(lat / MICRO))
    return (lat + north).astype(np.int32), (lon + east).astype(np.int32)


def town_points(county: Array, chance: np.random.Generator) -> tuple[Array, Array]:
    """A point near the seat of each county."""
    held = counties()
    lat = np.array([one.lat * MICRO for one in held])[county]
    lon = np.array([one.lon * MICRO for one in held])[county]
    return near(lat, lon, np.minimum(chance.exponential(TOWN_KM, len(county)), 15.0), chance)


def distance_km(lat1: Array, lon1: Array, lat2: Array, lon2: Array) -> Array:
    """Great-circle distance between points in millionths of a degree."""
    a, b, c, d = (np.radians(np.asarray(x) / MICRO) for x in (lat1, lon1, lat2, lon2))
    half = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    found: Array = 2 * EARTH_KM * np.arcsin(np.sqrt(half.clip(0, 1)))
    return found
