"""A value of a register as a reader sees it: codes, divisions and domains with their names, times in China's time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongxin.codes.certificate_states import CANCELLED, REVOKED, SUSPENDED
from gongxin.codes.code_table import CodeTable
from gongxin.codes.divisions import DIVISION_PATTERN, divisions
from gongxin.codes.domains import DOMAIN_PATTERN, DOMAINS, known_domain
from gongxin.codes.revocation_reasons import (
    CCC_CANCELLATION_REASONS,
    CCC_REVOCATION_REASONS,
    REVOCATION_REASONS,
)
from gongxin.codes.suspension_reasons import CCC_SUSPENSION_REASONS, SUSPENSION_REASONS
from gongxin.office.language import language, said
from gongxin.records.model import Column, Kind
from gongxin.supervision.cells import readable

SEPARATOR = "；"
REASONS: dict[str, tuple[CodeTable, ...]] = {
    SUSPENDED: (SUSPENSION_REASONS, CCC_SUSPENSION_REASONS),
    REVOKED: (REVOCATION_REASONS, CCC_REVOCATION_REASONS),
    CANCELLED: (CCC_CANCELLATION_REASONS,),
}


def shown(column: Column, value: Any) -> str:
    """One value in words; nothing is the empty string."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if column.kind is Kind.BOOLEAN:
        return readable(column, "true" if value else "false", language())
    if column.kind is Kind.NUMBER:
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return _coded(column, str(value))


def _coded(column: Column, value: str) -> str:
    if column.codes is not None:
        return readable(column, value, language())
    if column.pattern == DIVISION_PATTERN:
        return place(value)
    if column.pattern == DOMAIN_PATTERN:
        return SEPARATOR.join(domain(code.strip()) for code in value.split(SEPARATOR))
    return value


def place(code: str | None) -> str:
    """The full name of a division; its code where the name is not known."""
    known = divisions().get(code or "")
    return known.full_name if known else code or ""


def domain(code: str) -> str:
    """A domain code with its meaning."""
    known = known_domain(code)
    return f"{code} {said(DOMAINS[known])}" if known else code


def reason(state: str | None, code: str | None) -> str:
    """A reason of suspension, revocation or cancellation with its meaning, from the code table of the state."""
    for table in REASONS.get(state or "", ()):
        if code in table:
            return f"{code} {said(table[code])}"
    return code or ""
