import numpy as np
import pytest

from gongxin.codes.land_grid import land_cells, land_grid, plausible_place, plausible_places

INSIDE = {
    "Beijing": (39.90, 116.40),
    "Kashgar": (39.47, 75.99),
    "Yongxing Island, Sansha": (16.83, 112.34),
    "Sanya": (18.25, 109.50),
    "Mohe": (53.48, 122.37),
    "Urumqi": (43.80, 87.60),
    "Ngari": (32.50, 80.10),
    "Taklamakan": (39.00, 83.00),
    "Hoh Xil": (35.50, 91.00),
    "Fuyuan": (48.36, 134.30),
    "Hong Kong": (22.28, 114.17),
    "Taipei": (25.04, 121.51),
}
OUTSIDE = {
    "the zero point": (0.0, 0.0),
    "Philippine Sea": (20.0, 130.0),
    "Pacific": (35.0, 150.0),
    "Paris": (48.85, 2.35),
    "Beijing, swapped": (116.40, 39.90),
    "Sanya, swapped": (109.50, 18.25),
    "Kashgar, swapped": (75.99, 39.47),
    "Beijing, south": (-39.90, 116.40),
    "Beijing, west": (39.90, -116.40),
    "Beijing, in seconds": (143640.0, 419040.0),
    "not a number": (float("nan"), 116.40),
    "infinite": (float("inf"), float("-inf")),
    "the pole": (90.0, 180.0),
    "Tokyo": (35.68, 139.69),
    "Delhi": (28.61, 77.21),
}


@pytest.mark.parametrize("place", [*INSIDE.values()], ids=[*INSIDE])
def test_inside(place):
    assert plausible_place(*place)


@pytest.mark.parametrize("place", [*OUTSIDE.values()], ids=[*OUTSIDE])
def test_outside(place):
    assert not plausible_place(*place)


def test_columns_are_judged_as_single_places():
    places = [*INSIDE.values(), *OUTSIDE.values()]
    lat, lon = (np.array(column) for column in zip(*places, strict=True))
    assert plausible_places(lat, lon).tolist() == [True] * len(INSIDE) + [False] * len(OUTSIDE)


def test_the_cells_are_the_grid():
    cells = land_cells()
    assert len(cells) == land_grid().sum()
    assert (39.5, 116.0) in cells
    assert all(plausible_place(lat + 0.25, lon + 0.25) for lat, lon in cells[::97])
