import csv
import math
import re
from pathlib import Path

import pytest

from gongxin.codes.divisions import DIVISION_PATTERN, division, divisions, provinces
from gongxin.codes.land_grid import plausible_place
from gongxin.errors import UnknownName
from tests.codes.hostile import HOSTILE

VECTORS = Path(__file__).parents[2] / "../shared/vectors/divisions"


@pytest.mark.parametrize(
    ("code", "full_name"),
    [
        ("330000", "浙江省"),
        ("330100", "浙江省杭州市"),
        ("330106", "浙江省杭州市西湖区"),
        ("110000", "北京市"),
        ("110101", "北京市东城区"),
        ("500233", "重庆市忠县"),
        ("429004", "湖北省仙桃市"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("441900", "广东省东莞市"),
        ("710000", "台湾省"),
    ],
)
def test_names(code, full_name):
    assert division(code).full_name == full_name


def test_levels():
    county = division("330106")
    assert (county.province, county.city, county.county, county.name) == ("浙江省", "杭州市", "西湖区", "西湖区")
    city = division("330100")
    assert (city.city, city.county) == ("杭州市", "")
    assert (division("330000").city, division("330000").county) == ("", "")


@pytest.mark.parametrize("code", ["000000", "990000", "33010", "3301060", *HOSTILE])
def test_an_unknown_code_is_a_clear_error(code):
    with pytest.raises(UnknownName):
        division(code)


def test_codes_follow_the_pattern_and_lie_under_their_province():
    assert all(re.fullmatch(DIVISION_PATTERN, code) for code in divisions())
    assert len(provinces()) == 34


@pytest.mark.parametrize("code", ["160000", "010101", "33010a", "３３０１０６", "٣٣٠١٠٦", "", "330106\n"])
def test_the_pattern_refuses(code):
    assert re.fullmatch(DIVISION_PATTERN, code) is None


def test_every_division_has_a_place_near_the_land():
    assert all(plausible_place(one.lat, one.lon) for one in divisions().values())
    assert all(3 < one.lat < 54 and 73 < one.lon < 136 for one in divisions().values())


def test_borrowed_places_are_marked():
    current = [one for one in divisions().values() if one.kind == "current"]
    assert not division("330106").approximate
    assert division("130283").kind == "current"
    assert division("330283").kind == "former"  # 奉化市, a district since 2016
    assert division("130171").kind == "statistical"
    assert division("130171").approximate
    assert sum(one.approximate for one in current) / len(current) < 0.06


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("110000", 39.9028, 116.4012),  # Zhengyi Road 2, the seat until 2019
        ("310000", 31.2323, 121.4691),  # People's Avenue 200
        ("440100", 23.1317, 113.2590),  # Fuqian Road 1
    ],
)
def test_places_are_satellite_positions(code, lat, lon):
    """A table left in GCJ-02 would be 300 to 600 m off."""
    place = division(code)
    north, east = (place.lat - lat) * 111_195, (place.lon - lon) * 111_195 * math.cos(math.radians(lat))
    assert math.hypot(north, east) < 100


@pytest.mark.external
@pytest.mark.parametrize(("file", "zeros"), [("provinces", "0000"), ("cities", "00"), ("areas", "")])
def test_the_public_list_is_known_by_code_and_name(file, zeros):
    if not VECTORS.exists():
        pytest.skip("the public list of divisions does not lie beside the checkout")
    with (VECTORS / f"{file}.csv").open(encoding="utf-8") as stream:
        published = {row["code"] + zeros: row["name"] for row in csv.DictReader(stream)}
    missing = sorted(set(published) - set(divisions()))
    other_name = {
        code: (name, divisions()[code].name)
        for code, name in published.items()
        if code in divisions() and divisions()[code].name != name
    }
    assert len(missing) <= 0.03 * len(published), missing
    assert other_name == {}
