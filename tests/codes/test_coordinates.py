import math

import pytest

from gongxin.codes.coordinates import bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_gcj02


def metres(one, other):
    north = (one[0] - other[0]) * 111_195
    east = (one[1] - other[1]) * 111_195 * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


@pytest.mark.parametrize(
    "place", [(39.9087, 116.3975), (31.2323, 121.4691), (18.25, 109.5), (53.48, 122.37), (39.47, 75.99)]
)
def test_there_and_back(place):
    assert metres(gcj02_to_wgs84(*wgs84_to_gcj02(*place)), place) < 0.01
    assert 200 < metres(wgs84_to_gcj02(*place), place) < 800


@pytest.mark.parametrize("place", [(0.0, 0.0), (48.85, 2.35), (-33.9, 151.2), (90.0, 0.0)])
def test_outside_china_nothing_moves(place):
    assert wgs84_to_gcj02(*place) == place
    assert gcj02_to_wgs84(*place) == place


def test_the_three_systems_name_one_gate():
    """Tiananmen gate as three map services show it."""
    wgs84, gcj02, bd09 = (39.90734, 116.39126), (39.90874, 116.39750), (39.91508, 116.40389)
    assert metres(gcj02_to_wgs84(*gcj02), wgs84) < 20
    assert metres(bd09_to_wgs84(*bd09), wgs84) < 20
