"""行政区划 (GB/T 2260): six digits, two each for province, city and county.

The table holds the divisions in force, those that older records still name, and the development zones that the National
Bureau of Statistics gives a code. Its sources and their licences stand in data/NOTICE.md.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from gongxin.codes.code_table import code_table
from gongxin.codes.provinces import PROVINCES, Province, province_of
from gongxin.errors import UnknownName

# Classes are written out: \d would let the digits of other scripts pass.
DIVISION_PATTERN = r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}"

DIVISION_KINDS = code_table(
    "division_kinds",
    "行政区划类别",
    "Kinds of division",
    """
    current | 现行 | In force
    former | 已撤销或变更 | No longer in force
    statistical | 统计用区划 | Statistical area
""",
)

# Names that stand for no place of their own: the districts of a city together, counties directly under a province.
FILLERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


@dataclass(frozen=True)
class Division:
    """One division. `city` and `county` are empty above their level; coordinates are WGS-84 degrees of its seat.

    `approximate`: the seat is that of the division above, of a predecessor, or typed by hand (see data/NOTICE.md).
    """

    code: str
    name: str
    province: str
    city: str
    county: str
    lat: float
    lon: float
    approximate: bool
    kind: str

    @property
    def full_name(self) -> str:
        """Province, city and county in one, as on a letter: 浙江省杭州市西湖区."""
        return "".join(dict.fromkeys(part for part in (self.province, self.city, self.county) if part))


def division(code: str) -> Division:
    """The division `code`; a clear error where there is none."""
    known = divisions().get(code)
    if known is None:
        raise UnknownName("No division has the code %(code)s; give the six digits of GB/T 2260.", code=code[:20])
    return known


@functools.cache
def divisions() -> Mapping[str, Division]:
    """Every division by code, in the order of the codes."""
    text = files("gongxin.codes").joinpath("data/divisions.csv").read_text(encoding="utf-8")
    rows = {row["code"]: row for row in csv.DictReader(text.splitlines())}
    names = {code: row["name"] for code, row in rows.items()}
    return MappingProxyType({code: _read(row, names) for code, row in rows.items()})


def provinces() -> tuple[Province, ...]:
    """The 34 divisions of province level."""
    return PROVINCES


def _read(row: Mapping[str, str], names: Mapping[str, str]) -> Division:
    code, name = row["code"], row["name"]
    province = province_of(code)
    assert province is not None, f"divisions.csv names {code}, which lies in no province"
    return Division(
        code=code,
        name=name,
        province=province.zh,
        city=_city(code, province, names),
        county="" if code.endswith("00") else name,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        approximate=row["place"] != "own",
        kind=row["kind"],
    )


def _city(code: str, province: Province, names: Mapping[str, str]) -> str:
    if code.endswith("0000"):
        return ""
    city = names.get(code[:4] + "00", "")
    if city not in FILLERS and city:
        return city
    # A municipality is its own city; a county directly under a province has none.
    return province.zh if province.zh.endswith("市") else ""
