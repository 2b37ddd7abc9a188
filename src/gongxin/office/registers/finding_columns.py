"""The columns of a finding as a list shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongxin.codes.code_table import code_table
from gongxin.codes.divisions import DIVISION_PATTERN
from gongxin.records import TABLES
from gongxin.records.model import Access, Column, Kind
from gongxin.supervision.evidence_labels import in_words
from gongxin.supervision.records_behind import withheld

SEVERITIES = code_table(
    "severities",
    "严重程度",
    "Severity",
    """
    info | 提示 | Information
    low | 低 | Low
    medium | 中 | Medium
    high | 高 | High
""",
)

FINDING_COLUMNS = (
    Column("finding_id", Kind.TEXT, "发现编号", "Finding"),
    Column("detector", Kind.TEXT, "监测项", "Detector"),
    Column("pattern", Kind.TEXT, "模式", "Pattern"),
    Column("body_id", Kind.TEXT, "机构", "Body"),
    Column("org_id", Kind.TEXT, "组织", "Organisation"),
    Column("plan_id", Kind.TEXT, "审核计划", "Plan"),
    Column("cert_no", Kind.TEXT, "证书编号", "Certificate number"),
    Column("person_id", Kind.TEXT, "人员标识", "Person", Access.PERSONAL),
    Column("occurred_on", Kind.DATE, "发生日期", "Occurred on"),
    Column("severity", Kind.TEXT, "严重程度", "Severity", codes=SEVERITIES),
    Column("score", Kind.NUMBER, "分值", "Score"),
    Column("explanation", Kind.TEXT, "说明", "Explanation"),
    Column("body_division", Kind.TEXT, "机构所在地", "Place of the body", pattern=DIVISION_PATTERN),
    Column("place_division", Kind.TEXT, "现场或组织所在地", "Place of the site or holder", pattern=DIVISION_PATTERN),
)

PERSONAL_NAMES = {
    column.name for table in TABLES.values() for column in table.columns if column.access is Access.PERSONAL
}


def evidence_shown(evidence: Mapping[str, Any], language: str, *, personal: bool) -> list[tuple[str, str]]:
    """The values compared, in words; those that are personal information only where they may be shown."""
    held = withheld(evidence)
    kept = held if personal else {name: value for name, value in held.items() if not _is_personal(name)}
    return list(in_words(kept, language))


def _is_personal(name: str) -> bool:
    base = name.removeprefix("other_")
    return base in PERSONAL_NAMES or base.removesuffix("s") in PERSONAL_NAMES
