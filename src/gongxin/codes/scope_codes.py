"""业务范围代码: the technical field of an organisation, XX.XX.XX in 39 groups (CNAS-GC11, the groups those of IAF ID1).

A body's approval, an auditor's field and a certificate's scope are written in these codes at any of the three levels:
group (33), middle class (33.02) or small class (33.02.01).
"""

import re
from collections.abc import Mapping

from gongxin.codes.code_table import code_table
from gongxin.codes.plain_text import plain

SCOPE_GROUPS = code_table(
    "scope_groups",
    "业务范围大类",
    "Scope groups",
    """
    01 | 农业、林业、渔业 | Agriculture, forestry and fishing
    02 | 采矿业及采石业 | Mining and quarrying
    03 | 食品、饮料和烟草 | Food products, beverages and tobacco
    04 | 纺织品及纺织产品 | Textiles and textile products
    05 | 皮革及皮革制品 | Leather and leather products
    06 | 木材及木制品 | Wood and wood products
    07 | 纸浆、纸及纸制品 | Pulp, paper and paper products
    08 | 出版业 | Publishing companies
    09 | 印刷业 | Printing companies
    10 | 焦炭及精炼石油制品 | Coke and refined petroleum products
    11 | 核燃料 | Nuclear fuel
    12 | 化学品、化学制品及纤维 | Chemicals, chemical products and fibres
    13 | 医药品 | Pharmaceuticals
    14 | 橡胶和塑料制品 | Rubber and plastic products
    15 | 非金属矿物制品 | Non-metallic mineral products
    16 | 混凝土、水泥、石灰、石膏及其他 | Concrete, cement, lime, plaster
    17 | 基础金属及金属制品 | Basic metals and fabricated metal products
    18 | 机械及设备 | Machinery and equipment
    19 | 电子、电气及光电设备 | Electrical and optical equipment
    20 | 造船 | Shipbuilding
    21 | 航空、航天 | Aerospace
    22 | 其他运输设备 | Other transport equipment
    23 | 其他未分类的制造业 | Manufacturing not elsewhere classified
    24 | 废旧物资的回收 | Recycling
    25 | 发电及供电 | Electricity supply
    26 | 气的生产与供给 | Gas supply
    27 | 水的生产与供给 | Water supply
    28 | 建设 | Construction
    29 | 批发及零售、汽车和家用物品修理 | Wholesale and retail trade, repair
    30 | 宾馆及餐馆 | Hotels and restaurants
    31 | 运输、仓储及通讯 | Transport, storage and communication
    32 | 金融、房地产、出租服务 | Financial intermediation, real estate, renting
    33 | 信息技术 | Information technology
    34 | 科技服务 | Engineering services
    35 | 其他服务 | Other services
    36 | 公共行政管理 | Public administration
    37 | 教育 | Education
    38 | 卫生保健与社会公益事业 | Health and social work
    39 | 其他社会服务 | Other social services
""",
    source="CNAS-GC11 / IAF ID1; names unverified",
)

_COUNTS = "17,16,34,27,3,6,7,5,8,2,1,18,2,7,16,9,33,23,17,2,1,8,13,2,3,2,2,17,78,9,23,26,7,3,15,10,6,7,34"
# Small classes of the QMS table in each group, CNCA reporting templates of 2018.
SMALL_CLASSES_OF_GROUP: Mapping[str, int] = dict(
    zip(SCOPE_GROUPS.values, (int(count) for count in _COUNTS.split(",")), strict=True)
)

SCOPE_CODE_PATTERN = r"(0[1-9]|[12][0-9]|3[0-9])(\.[0-9]{2}){0,2}"


def normal_scope_code(code: str | None) -> str:
    """Half-width, without spaces, each level with two digits: 3.1.2 is 03.01.02."""
    text = plain(code).replace("。", ".")
    return ".".join(part.zfill(2) if part.isascii() and part.isdigit() else part for part in text.split("."))


def is_scope_code(code: str | None) -> bool:
    """Whether `code` in its normal form is a scope code of any level in one of the 39 groups."""
    return re.fullmatch(SCOPE_CODE_PATTERN, normal_scope_code(code)) is not None


def scope_group(code: str | None) -> str | None:
    """The group (01–39) of a scope code; None where it is none."""
    return normal_scope_code(code)[:2] if is_scope_code(code) else None


def covers(approved: str, reported: str) -> bool:
    """Whether a field approved as `approved` holds for `reported`: the same code or one below it."""
    if not (is_scope_code(approved) and is_scope_code(reported)):
        return False
    return f"{normal_scope_code(reported)}.".startswith(f"{normal_scope_code(approved)}.")
