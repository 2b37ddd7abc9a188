"""坐标系: the public map grid of China (GCJ-02) and Baidu's (BD-09) against WGS-84.

Maps sold in China show places 250 to 700 m from where satellites put them. The shift was never published; this is the
approximation in general use, good to a few metres, and without effect outside China.
"""

from __future__ import annotations

import math

SEMI_MAJOR_AXIS = 6_378_245.0  # Krasovsky 1940, metres
ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
BAIDU_ANGLE = math.pi * 3000 / 180


def gcj02_to_wgs84(lat: float, lon: float) -> tuple[float, float]:
    """WGS-84 degrees of a GCJ-02 point: the shift is undone by iteration, to less than a millimetre."""
    true_lat, true_lon = lat, lon
    for _ in range(4):
        shown_lat, shown_lon = wgs84_to_gcj02(true_lat, true_lon)
        true_lat, true_lon = true_lat + lat - shown_lat, true_lon + lon - shown_lon
    return true_lat, true_lon


def wgs84_to_gcj02(lat: float, lon: float) -> tuple[float, float]:
    """GCJ-02 degrees of a WGS-84 point; a point outside China is left where it is."""
    if not (0.8293 <= lat <= 55.8271 and 72.004 <= lon <= 137.8347):
        return lat, lon
    north, east = _shift_metres(lat - 35.0, lon - 105.0)
    curvature = 1 - ECCENTRICITY_SQUARED * math.sin(math.radians(lat)) ** 2
    meridian = SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / curvature**1.5
    parallel = SEMI_MAJOR_AXIS / math.sqrt(curvature) * math.cos(math.radians(lat))
    return lat + math.degrees(north / meridian), lon + math.degrees(east / parallel)


def bd09_to_wgs84(lat: float, lon: float) -> tuple[float, float]:
    """WGS-84 degrees of a BD-09 point (Baidu turns GCJ-02 once more)."""
    x, y = lon - 0.0065, lat - 0.006
    radius = math.hypot(x, y) - 0.00002 * math.sin(y * BAIDU_ANGLE)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * BAIDU_ANGLE)
    return gcj02_to_wgs84(radius * math.sin(angle), radius * math.cos(angle))


def _shift_metres(y: float, x: float) -> tuple[float, float]:
    """The shift (north, east) at `y`, `x` degrees from 35° N 105° E, before it is laid on the ellipsoid."""
    root = math.sqrt(abs(x))
    ripple = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple + _waves(y, 20, 40, 160, 320, 12, 30)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple + _waves(x, 20, 40, 150, 300, 12, 30)
    return north, east


def _waves(at: float, first: float, second: float, third: float, fourth: float, slow: float, slowest: float) -> float:
    near = first * math.sin(at * math.pi) + second * math.sin(at / 3 * math.pi)
    far = third * math.sin(at / slow * math.pi) + fourth * math.sin(at * math.pi / slowest)
    return (near + far) * 2 / 3
