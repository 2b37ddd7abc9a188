"""省级行政区: the 34 divisions of province level, with their names and their place on a tile map of China."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Province:
    """One division of province level. `row` and `column` (from 0, north-west) place its square on a tile map."""

    code: str
    zh: str
    short_zh: str
    en: str
    row: int
    column: int


ROWS = """
    11 | 北京市 | 北京 | Beijing | 2 | 6
    12 | 天津市 | 天津 | Tianjin | 2 | 7
    13 | 河北省 | 河北 | Hebei | 3 | 6
    14 | 山西省 | 山西 | Shanxi | 3 | 5
    15 | 内蒙古自治区 | 内蒙古 | Inner Mongolia | 2 | 5
    21 | 辽宁省 | 辽宁 | Liaoning | 2 | 8
    22 | 吉林省 | 吉林 | Jilin | 1 | 8
    23 | 黑龙江省 | 黑龙江 | Heilongjiang | 0 | 8
    31 | 上海市 | 上海 | Shanghai | 4 | 8
    32 | 江苏省 | 江苏 | Jiangsu | 4 | 7
    33 | 浙江省 | 浙江 | Zhejiang | 5 | 7
    34 | 安徽省 | 安徽 | Anhui | 4 | 6
    35 | 福建省 | 福建 | Fujian | 6 | 6
    36 | 江西省 | 江西 | Jiangxi | 5 | 6
    37 | 山东省 | 山东 | Shandong | 3 | 7
    41 | 河南省 | 河南 | Henan | 4 | 5
    42 | 湖北省 | 湖北 | Hubei | 4 | 4
    43 | 湖南省 | 湖南 | Hunan | 5 | 5
    44 | 广东省 | 广东 | Guangdong | 6 | 5
    45 | 广西壮族自治区 | 广西 | Guangxi | 6 | 4
    46 | 海南省 | 海南 | Hainan | 7 | 4
    50 | 重庆市 | 重庆 | Chongqing | 4 | 3
    51 | 四川省 | 四川 | Sichuan | 4 | 2
    52 | 贵州省 | 贵州 | Guizhou | 5 | 4
    53 | 云南省 | 云南 | Yunnan | 5 | 3
    54 | 西藏自治区 | 西藏 | Tibet | 4 | 1
    61 | 陕西省 | 陕西 | Shaanxi | 3 | 4
    62 | 甘肃省 | 甘肃 | Gansu | 3 | 2
    63 | 青海省 | 青海 | Qinghai | 3 | 1
    64 | 宁夏回族自治区 | 宁夏 | Ningxia | 3 | 3
    65 | 新疆维吾尔自治区 | 新疆 | Xinjiang | 2 | 0
    71 | 台湾省 | 台湾 | Taiwan | 6 | 8
    81 | 香港特别行政区 | 香港 | Hong Kong | 7 | 6
    82 | 澳门特别行政区 | 澳门 | Macao | 7 | 5
"""


def _provinces() -> tuple[Province, ...]:
    rows = ([part.strip() for part in line.split("|")] for line in ROWS.strip().splitlines())
    return tuple(Province(code, zh, short, en, int(row), int(column)) for code, zh, short, en, row, column in rows)


PROVINCES = _provinces()
PROVINCE_BY_CODE = {province.code: province for province in PROVINCES}


def province_of(division_code: str) -> Province | None:
    """The province whose code a division code (two to six digits) begins with; None where there is none."""
    return PROVINCE_BY_CODE.get(division_code[:2])
