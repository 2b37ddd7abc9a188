from itertools import pairwise

from gongxin.codes.divisions import divisions
from gongxin.codes.provinces import PROVINCES, province_of

BY_NAME = {province.en: province for province in PROVINCES}


def test_there_are_34_with_names_in_both_languages():
    assert len({province.code for province in PROVINCES}) == len(PROVINCES) == 34
    for field in ("zh", "short_zh", "en"):
        names = [getattr(province, field) for province in PROVINCES]
        assert all(names)
        assert len(set(names)) == 34


def test_short_names_begin_the_full_ones():
    assert all(province.zh.startswith(province.short_zh) for province in PROVINCES)


def test_names_agree_with_the_table_of_divisions():
    assert [divisions()[province.code + "0000"].name for province in PROVINCES] == [p.zh for p in PROVINCES]


def test_no_two_tiles_share_a_square():
    assert len({(province.row, province.column) for province in PROVINCES}) == 34
    assert {province.row for province in PROVINCES} == set(range(8))
    assert {province.column for province in PROVINCES} == set(range(9))


def test_tiles_keep_the_order_of_the_land():
    north_to_south = ["Heilongjiang", "Jilin", "Beijing", "Hebei", "Henan", "Hunan", "Guangdong", "Hong Kong"]
    assert all(BY_NAME[one].row < BY_NAME[two].row for one, two in pairwise(north_to_south))
    west_to_east = ["Xinjiang", "Qinghai", "Gansu", "Shaanxi", "Shanxi", "Hebei", "Shandong", "Shanghai"]
    assert all(BY_NAME[one].column < BY_NAME[two].column for one, two in pairwise(west_to_east))


def test_province_of_a_code():
    assert province_of("330106") == BY_NAME["Zhejiang"]
    assert province_of("33") == BY_NAME["Zhejiang"]
    assert province_of("990000") is None
    assert province_of("") is None
