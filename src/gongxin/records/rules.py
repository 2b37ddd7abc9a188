"""Filed certification rules (备案的认证规则)."""

from gongxin.codes.domains import DOMAIN_PATTERN
from gongxin.records.model import Access, Column, Kind, Table

RULES = Table(
    name="rules",
    zh="认证规则",
    en="Certification rules",
    key=("rule_no",),
    columns=(
        Column("rule_no", Kind.TEXT, "规则编号", "Rule number", Access.PUBLIC),
        Column("body_id", Kind.TEXT, "批准号", "Approval number", Access.PUBLIC),
        Column("domain_code", Kind.TEXT, "认证领域", "Domain", Access.PUBLIC, pattern=DOMAIN_PATTERN),
        Column("title", Kind.TEXT, "名称", "Title", Access.PUBLIC),
        Column("version", Kind.TEXT, "版本", "Version", Access.PUBLIC),
        Column("filed_on", Kind.DATE, "备案日期", "Filed on", Access.PUBLIC),
        Column("withdrawn_on", Kind.DATE, "废止日期", "Withdrawn on", Access.PUBLIC),
    ),
)
