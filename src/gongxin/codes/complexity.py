"""复杂程度: complexity categories of IAF MD5."""

from gongxin.codes.code_table import code_table

COMPLEXITY = code_table(
    "complexity",
    "复杂程度",
    "Complexity",
    """
    high | 高 | High
    medium | 中 | Medium
    low | 低 | Low
    limited | 有限 | Limited
""",
    source="IAF MD5:2019",
)
