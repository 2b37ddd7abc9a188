"""GCJ-02 and BD-09 to WGS-84 and back."""

import numpy as np
import pytest

from gongxin.codes import coordinates as one_point
from gongxin.intake.coordinates import (
    bd09_to_gcj02,
    from_wgs84,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    to_wgs84,
    wgs84_to_gcj02,
)
from tests.intake.folder import rows

METRES_PER_DEGREE = 111_195
RNG = np.random.default_rng(20260630)
LAT, LON = RNG.uniform(18, 53, 2000), RNG.uniform(74, 134, 2000)


def metres(lat, lon, other_lat, other_lon):
    """Distance on the flat, good enough below a kilometre."""
    east = (lon - other_lon) * np.cos(np.radians(lat))
    return np.hypot(lat - other_lat, east) * METRES_PER_DEGREE


@pytest.mark.parametrize("system", ["GCJ-02", "BD-09", "WGS-84"])
def test_there_and_back_is_less_than_a_metre(system):
    back = to_wgs84(system, *from_wgs84(system, LAT, LON))
    assert metres(LAT, LON, *back).max() < 0.01


def test_the_public_grid_lies_a_few_hundred_metres_off():
    shift = metres(LAT, LON, *wgs84_to_gcj02(LAT, LON))
    assert np.median(shift) > 300
    assert shift.max() < 1200


def test_known_points():
    """Tiananmen in three systems, as converters in common use give it."""
    lat, lon = np.array([39.907333]), np.array([116.391083])
    gcj_lat, gcj_lon = wgs84_to_gcj02(lat, lon)
    assert metres(gcj_lat, gcj_lon, 39.908735, 116.397324)[0] < 1
    bd_lat, bd_lon = gcj02_to_bd09(gcj_lat, gcj_lon)
    assert metres(bd_lat, bd_lon, 39.915085, 116.403694)[0] < 2
    assert metres(*bd09_to_gcj02(bd_lat, bd_lon), gcj_lat, gcj_lon)[0] < 0.01


@pytest.mark.parametrize("system", ["GCJ-02", "BD-09"])
def test_points_outside_china_stay(system):
    lat, lon = np.array([48.85, -33.9, 0.0]), np.array([2.35, 151.2, 0.0])
    assert np.array_equal(to_wgs84(system, lat, lon), (lat, lon))
    assert np.array_equal(from_wgs84(system, lat, lon), (lat, lon))


def test_the_formulas_agree_with_those_for_one_point():
    for lat, lon in zip(LAT[:50], LON[:50], strict=True):
        mine = gcj02_to_wgs84(np.array([lat]), np.array([lon]))
        assert metres(*mine, *one_point.gcj02_to_wgs84(lat, lon))[0] < 0.001


@pytest.mark.parametrize(
    ("said", "converted"),
    [
        ('[coordinates]\norganisations = "GCJ-02"', True),
        ('coordinates = "GCJ-02"', True),
        ('[coordinates]\nall = "BD-09"\norganisations = "GCJ-02"', True),
        ('[coordinates]\nsign_ins = "GCJ-02"', False),
        ('[coordinates]\norganisations = "WGS-84"', False),
        ("", False),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_dataset_says_which_system_its_coordinates_are_in(folder, said, converted, suffix):
    gcj_lat, gcj_lon = (float(part[0]) for part in wgs84_to_gcj02(np.array([39.9]), np.array([116.4])))
    if suffix == "csv":
        folder.write("organisations.csv", f"org_id,lat,lon\nO1,{gcj_lat!r},{gcj_lon!r}\nO2,,\nO3,0,0\n")
    else:
        import pyarrow as pa

        drawn = pa.table({"org_id": ["O1", "O2", "O3"], "lat": [gcj_lat, None, 0.0], "lon": [gcj_lon, None, 0.0]})
        folder.table("organisations.parquet", drawn)
    read = rows(folder.write("dataset.toml", said).read(), "organisations")
    expected = (39.9, 116.4) if converted else (gcj_lat, gcj_lon)
    assert (read[0]["lat"], read[0]["lon"]) == pytest.approx(expected, abs=1e-7)
    assert [(row["lat"], row["lon"]) for row in read[1:]] == [(None, None), (None, None)]
