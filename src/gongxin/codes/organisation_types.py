"""组织类型: six digits, the kind of organisation that is certified. An open tree below the enterprises (04)."""

import re

from gongxin.codes.code_table import code_table
from gongxin.codes.plain_text import plain

ORGANISATION_TYPES = code_table(
    "organisation_types",
    "组织类型",
    "Types of organisation",
    """
    010000 | 政府机关 | Government
    020000 | 事业单位 | Public institution
    030000 | 社会团体 | Social organisation
    040000 | 企业 | Enterprise
    040100 | 内资企业 | Domestic enterprise
    040200 | 港、澳、台商投资企业 | Enterprise with Hong Kong, Macao or Taiwan investment
    040300 | 外商投资企业 | Foreign-invested enterprise
    050000 | 其他 | Other
""",
    source="CNCA reporting templates, 2018; small classes 0401xx, 0402xx, 0403xx not at hand",
)

ORGANISATION_TYPE_PATTERN = r"0(10000|20000|30000|40000|40[1-3][0-9]{2}|50000)"


def is_organisation_type(code: str | None) -> bool:
    """Whether `code` lies in the tree: 040102 does, below 040100."""
    return re.fullmatch(ORGANISATION_TYPE_PATTERN, plain(code)) is not None
