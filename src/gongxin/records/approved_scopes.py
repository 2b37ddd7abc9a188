"""Approved scopes (批准范围): what a body may certify, and from when to when.

One domain is often approved code by code from the same day, so rows may differ by scope code alone.
"""

from gongxin.codes.domains import DOMAIN_PATTERN
from gongxin.records.model import Access, Column, Kind, Table

APPROVED_SCOPES = Table(
    name="approved_scopes",
    zh="批准范围",
    en="Approved scopes",
    key=("body_id", "domain_code", "from_on"),
    also_by=("scope_code",),
    may_be_empty=("from_on",),
    columns=(
        Column("body_id", Kind.TEXT, "批准号", "Approval number", Access.PUBLIC),
        Column("domain_code", Kind.TEXT, "认证领域", "Domain", Access.PUBLIC, pattern=DOMAIN_PATTERN),
        Column(
            "scope_code", Kind.TEXT, "业务范围（空为整个领域）", "Scope code (empty: the whole domain)", Access.PUBLIC
        ),
        Column("from_on", Kind.DATE, "起始日期", "From", Access.PUBLIC),
        Column("to_on", Kind.DATE, "终止日期", "To", Access.PUBLIC),
    ),
)
