"""Coordinates of the Chinese public map grid (GCJ-02) and of Baidu (BD-09) turned into WGS-84, many at a time.

Maps sold in China show places 300 to 700 m from where satellites put them. The shift was never published; this is the
approximation in general use, good to a few metres. Outside China coordinates are left as they are. The same formulas
for one point stand in `codes/coordinates.py`; a test holds the two together.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxin.codes.coordinates import BAIDU_ANGLE, ECCENTRICITY_SQUARED, SEMI_MAJOR_AXIS

Degrees = npt.NDArray[np.float64]
SYSTEMS = ("WGS-84", "GCJ-02", "BD-09")
ROUNDS = 5  # of the iteration that undoes the shift; each shrinks the error about a thousandfold


def to_wgs84(system: str, lat: Degrees, lon: Degrees) -> tuple[Degrees, Degrees]:
    """WGS-84 degrees of points in `system`."""
    if system == "BD-09":
        lat, lon = bd09_to_gcj02(lat, lon)
    return (lat, lon) if system == "WGS-84" else gcj02_to_wgs84(lat, lon)


def from_wgs84(system: str, lat: Degrees, lon: Degrees) -> tuple[Degrees, Degrees]:
    """Degrees in `system` of WGS-84 points."""
    if system == "WGS-84":
        return lat, lon
    lat, lon = wgs84_to_gcj02(lat, lon)
    return gcj02_to_bd09(lat, lon) if system == "BD-09" else (lat, lon)


def wgs84_to_gcj02(lat: Degrees, lon: Degrees) -> tuple[Degrees, Degrees]:
    """The shift of the public map grid."""
    north, east = _shift_metres(lat - 35.0, lon - 105.0)
    curvature = 1 - ECCENTRICITY_SQUARED * np.sin(np.radians(lat)) ** 2
    meridian = SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / curvature**1.5
    parallel = SEMI_MAJOR_AXIS / np.sqrt(curvature) * np.cos(np.radians(lat))
    inside = _in_china(lat, lon)
    shifted_lat = np.where(inside, lat + np.degrees(north / meridian), lat)
    return shifted_lat, np.where(inside, lon + np.degrees(east / parallel), lon)


def gcj02_to_wgs84(lat: Degrees, lon: Degrees) -> tuple[Degrees, Degrees]:
    """The shift undone by iteration."""
    true_lat, true_lon = lat, lon
    for _ in range(ROUNDS):
        shown_lat, shown_lon = wgs84_to_gcj02(true_lat, true_lon)
        true_lat, true_lon = true_lat + lat - shown_lat, true_lon + lon - shown_lon
    return true_lat, true_lon


def gcj02_to_bd09(lat: Degrees, lon: Degrees) -> tuple[Degrees, Degrees]:
    """Baidu's second shift: a small rotation and stretching that varies with the place."""
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * BAIDU_ANGLE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * BAIDU_ANGLE)
    inside = _in_china(lat, lon)
    shifted_lat = np.where(inside, radius * np.sin(angle) + 0.006, lat)
    return shifted_lat, np.where(inside, radius * np.cos(angle) + 0.0065, lon)


def bd09_to_gcj02(lat: Degrees, lon: Degrees) -> tuple[Degrees, Degrees]:
    """Baidu's shift undone by iteration."""
    true_lat, true_lon = lat, lon
    for _ in range(ROUNDS):
        shown_lat, shown_lon = gcj02_to_bd09(true_lat, true_lon)
        true_lat, true_lon = true_lat + lat - shown_lat, true_lon + lon - shown_lon
    return true_lat, true_lon


def _in_china(lat: Degrees, lon: Degrees) -> npt.NDArray[np.bool_]:
    return (lat >= 0.8293) & (lat <= 55.8271) & (lon >= 72.004) & (lon <= 137.8347)


def _shift_metres(y: Degrees, x: Degrees) -> tuple[Degrees, Degrees]:
    """The shift (north, east) at `y`, `x` degrees from 35° N 105° E, before it is laid on the ellipsoid."""
    root = np.sqrt(np.abs(x))
    ripple = (20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple + _waves(y, 160, 320, 12, 30)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple + _waves(x, 150, 300, 12, 30)
    return north, east


def _waves(at: Degrees, third: float, fourth: float, slow: float, slowest: float) -> Degrees:
    near = 20 * np.sin(at * np.pi) + 40 * np.sin(at / 3 * np.pi)
    far = third * np.sin(at / slow * np.pi) + fourth * np.sin(at * np.pi / slowest)
    waves: Degrees = (near + far) * 2 / 3
    return waves
