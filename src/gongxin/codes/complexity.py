"""复杂程度: complexity categories of IAF MD5."""

from gongxin.codes.code_table import code_table

COMPLEXITY = code_table(
    "complexity",
    "复杂程度",
    "Complexity",
    """
    high | 高 | High
         | 高级；高度；高复杂；高风险；高复杂程度；H
    medium | 中 | Medium
           | 中等；中级；中度；中风险；中复杂程度；M
    low | 低 | Low
        | 低级；低度；低复杂；低风险；低复杂程度；L
    limited | 有限 | Limited
            | 有限的；有限程度
""",
    source="IAF MD5:2019",
)
