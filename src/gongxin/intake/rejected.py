"""Rejected cells: what was set aside, where it stood, and why, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from gongxin.i18n import Text
from gongxin.intake.units import unit_of
from gongxin.records import Column

SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("file", pa.string()),
        ("line", pa.int64()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("reason", pa.string()),
        ("action", pa.string()),
        ("reason_zh", pa.string()),
        ("body_id", pa.string()),  # of the row, where the table names the body and the cell can be read
    ]
)
SHOWN = 200  # characters of a value that are kept to recognise it by
KEPT = 100_000  # entries kept of one column and reason; the rest is counted in one more entry
ROW, VALUE, FILE = "row", "value", "file"
LONGEST_CELL = 10_000  # characters; nothing the contract asks for is a tenth as long

REASONS = {
    "missing_key": Text(zh="关键列没有值", en="no value in a key column"),
    "duplicate_key": Text(zh="主键重复，保留第一行", en="duplicate key; the first row stays"),
    "too_long": Text(
        zh="单元格超过10000个字符；CSV文件请检查是否有未闭合的引号",
        en="cell longer than 10,000 characters; in a CSV look for a quotation mark that is never closed",
    ),
    "nul": Text(zh="含有空字符（NUL）或无法识别的字节", en="contains a NUL character or bytes that are no text"),
    "not_text": Text(zh="不是可读的文字", en="not readable as text"),
    "not_date": Text(zh="不是日期，请写成2026-06-30", en="not a date; write 2026-06-30"),
    "not_timestamp": Text(zh="不是时间，请写成2026-06-30 09:00:00", en="not a time; write 2026-06-30 09:00:00"),
    "year": Text(zh="年份不在1949至2100年之间", en="year outside 1949–2100"),
    "not_integer": Text(zh="不是整数：请只写数字", en="not a whole number"),
    "not_number": Text(zh="不是数字，或数值无穷大：请只写数字", en="not a finite number"),
    "unit": Text(
        zh="数字所带的单位不是本列的单位：请只写数字，或以%(unit_zh)s为单位",
        en="the number is in another unit than this column; write the number alone or in %(unit_en)s",
    ),
    "not_boolean": Text(zh="不是“是/否”", en="neither yes nor no; write true or false"),
    "not_code": Text(zh="不是%(zh)s代码表中的代码：%(codes)s", en="not a code of the table %(en)s: %(codes)s"),
    "pattern": Text(zh="不符合%(zh)s的代码格式", en="not in the form of a code of the column %(en)s"),
    "below": Text(zh="小于允许的最小值%(minimum)g", en="less than %(minimum)g"),
    "above": Text(zh="大于允许的最大值%(maximum)g", en="more than %(maximum)g"),
    "place": Text(
        zh="坐标为零或远离任何县城：坐标不予采用，该行保留",
        en="coordinates are zero or far from any county: not used, the row stays",
    ),
    "fields": Text(zh="字段数与表头不符", en="the number of fields differs from the header"),
    "swallowed": Text(
        zh="引号未闭合，后面的整行都落入这个单元格：请改正引号",
        en="a quotation mark is never closed, so that whole lines stand in this cell: mend it",
    ),
    "total": Text(zh="合计或小计行，不是记录，未读取", en="a row of totals and no record; it was not read"),
    "footer": Text(
        zh="表尾的说明行（如填表人、注），不是记录，未读取",
        en="a note below the table, such as who filled it in, and no record; it was not read",
    ),
    "formula": Text(zh="单元格含公式：请粘贴为数值", en="formula in a cell: paste the value"),
    "error_cell": Text(
        zh="单元格是错误值（如#DIV/0!、#REF!、#N/A）：请改正或清空",
        en="an error such as #DIV/0!, #REF! or #N/A stands in the cell: mend or empty it",
    ),
    "nested": Text(zh="值是嵌套结构，应为单个值或列表", en="a nested structure where one value or a list belongs"),
    "twice": Text(zh="JSON对象中同一名称出现两次", en="a name stands twice in this JSON object"),
    "not_object": Text(zh="不是JSON对象", en="not a JSON object"),
    "no_format": Text(
        zh="文件名是数据契约中的表，但不读取这种格式：请另存为XLSX、CSV、JSON或Parquet",
        en="the name is that of a table, but this format is not read; save it as XLSX, CSV, JSON or Parquet",
    ),
    "no_table": Text(
        zh="文件名不是数据契约中的任何表，未读取", en="no table of the contract is called so; the file was not read"
    ),
    "link_out": Text(
        zh="链接指向数据集文件夹之外，未读取", en="a link out of the dataset folder; the file was not read"
    ),
    "link_nowhere": Text(
        zh="链接指向不存在之处或循环链接，未读取", en="a link that leads nowhere or in a circle; the file was not read"
    ),
    "no_plan": Text(zh="找不到对应的审核计划", en="no audit plan fits this result"),
}
MORE = Text(zh="%(reason)s（另有%(count)d处）", en="%(reason)s (and %(count)d more)")


@dataclass(frozen=True)
class Rejection:
    """One entry written by a reader, before the rows were judged."""

    table: str
    file: str
    line: int | None
    column: str
    value: str
    code: str

    def as_record(self) -> dict[str, object]:
        """The entry as it stands in `rejected`."""
        words = REASONS[self.code]
        file = self.file.encode("utf-8", "replace").decode()  # names of files may be bytes that are no text
        return {
            "table": self.table, "file": file, "line": self.line, "column": self.column,
            "value": self.value[:SHOWN], "reason": words.en, "action": FILE if self.line is None else ROW,
            "reason_zh": words.zh, "body_id": None,
        }  # fmt: skip


def reason(code: str, column: Column | None) -> Text:
    """The words of reason `code` for `column`."""
    said = REASONS[code]
    if column is None or code not in ("not_code", "pattern", "below", "above", "unit"):
        return said
    table = column.codes
    labels = {"zh": table.zh if table else column.zh, "en": table.en if table else column.en}
    unit = unit_of(column)
    values = {
        **labels,
        "unit_zh": unit.name.zh if unit else "",
        "unit_en": unit.name.en if unit else "",
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    codes = {  # English codes need no English labels beside them
        "zh": "、".join(f"{code.value} {code.zh}" for code in table or ()),
        "en": ", ".join(table.values if table else ()),
    }
    return Text(zh=said.zh % {**values, "codes": codes["zh"]}, en=said.en % {**values, "codes": codes["en"]})


def rejected_table(rejections: Iterable[Rejection]) -> pa.Table:
    """The entries of readers as a table."""
    return pa.Table.from_pylist([one.as_record() for one in rejections], schema=SCHEMA)
