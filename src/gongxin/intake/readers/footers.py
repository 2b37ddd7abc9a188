"""Rows below a table that are no records: 合计, 小计, Total, 填表人：张三, 注：….

People add them to a sheet for other people. Such a row is set aside with its own reason, so that nobody looks for a
record that was lost. A row that has its key is a record, whatever its other cells say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

TOTAL, NOTE = "total", "footer"  # reasons of `rejected`
FIRST_CELLS = 3  # columns of the file, known or not, in which the words are looked for beside the columns of the table
TOTALS = (
    "合计|总计|小计|共计|累计|总和|总数|汇总|平均|平均值|(?:本页|本表|本月|本年|本季度|全年|全部)(?:合计|小计|总计)|合计数|总合计"
    "|(?:grand|sub)?[ -]?totals?|sum|average"
)
NOTES = (
    "填表人?|制表人?|填报人|填报单位|编制人?|审核人|复核人?|审批人?|批准人?|经办人?|负责人|单位负责人|联系人|联系电话|联系方式|电话"
    "|填表日期|填报日期|制表日期|填表时间|制表时间|打印时间|打印日期|导出时间|导出人|日期|数据来源|资料来源|来源"
    "|备?注\\d*|附注|说明|填表说明|填报说明|单位盖章|(?:单位)?[(（]?盖章[)）]?|签字|签章"
    "|notes?|remarks?|prepared by|checked by|approved by|compiled by|source|exported(?: at| on| by)?|date"
)
COUNT = r"共\s*[\d,]+\s*(?:条|行|家|张|个|人|份|项|笔|名)?(?:记录|数据|证书|机构|企业|组织)?"
UNITS = "(?:元|万元|人|张|条|家|个|项|份|天|人日)"
FIGURES = rf"(?:\s*[:：=]\s*[\d,.]*\s*{UNITS}?|\s*[\d,.]+\s*{UNITS})?"  # SUM1 may be somebody's key
OF_WHAT = "(?:[（(]?(?:金额|人数|数量|张数|份数|家数|天数|人日数?|费用|元|万元|人|张)[)）]?)?"
A_TOTAL = rf"^[\s　]*(?:(?:{TOTALS}){OF_WHAT}{FIGURES}|{COUNT})[\s　。.]*$"
A_NOTE = rf"^[\s　*※#【\[(（]*(?:{NOTES})[】\])）]*[\s　]*\d{{0,2}}[\s　]*[:：]"
ANY = f"(?i)(?:{A_TOTAL})|(?:{A_NOTE})"  # for Arrow, which looks at many cells at once


def footer(cells: Sequence[str | None], keys: Sequence[str | None]) -> str | None:
    """The reason why a row is no record, or None.

    `cells` are the cells of the row in the order of the file, `keys` those of its key columns.
    """
    first = next((cell for cell in cells if cell and cell.strip()), None)
    if first is None:
        return None
    if all(key and key.strip() for key in keys) and first not in keys:
        return None
    if re.match(A_TOTAL, first, re.IGNORECASE):
        return TOTAL
    return NOTE if re.match(A_NOTE, first, re.IGNORECASE) else None
