"""Expressions over certificates that several queries share: whose grant, which domain, which day."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import LIST_SEPARATOR

DOMAIN_LEVELS = (3, 5, 7)  # characters of class, domain and small class in the tree of codes
CLASS = DOMAIN_LEVELS[0]


def is_management_system(domain_code: Any) -> ir.BooleanValue:
    """Whether a domain belongs to the management systems (A…); only they know two stages and surveillance."""
    return domain_code.upper().startswith("A")


def covers(domain_codes: Any, domain_code: Any) -> ir.BooleanValue:
    """Whether a joined list of domains holds `domain_code`, a code above it in the tree, or one below it.

    An unknown list or code covers: absence of a statement is never held against anyone.
    """
    held = ibis.literal(LIST_SEPARATOR) + domain_codes.upper().replace(" ", "") + LIST_SEPARATOR
    code = domain_code.upper()
    below = held.contains(ibis.literal(LIST_SEPARATOR) + code)
    above = [held.contains(ibis.literal(LIST_SEPARATOR) + code.substr(0, n) + LIST_SEPARATOR) for n in DOMAIN_LEVELS]
    return ibis.or_(below, *above).fill_null(True)


def normal_number(number: Any) -> ir.StringValue:
    """A certificate number in the form of the reporting rule: upper case without spaces."""
    return number.upper().replace(" ", "")


def is_first_issue(certificates: Any, days: int) -> ir.BooleanValue:
    """Whether a certificate was issued at most `days` after the first one of its series; unknown counts as first."""
    age = certificates.issued_on.delta(certificates.first_issued_on, unit="day")
    return (age <= days).fill_null(True)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def judgeable_parts(rows: Any, certificates: Any) -> ir.Table:
    """`rows` without sub-certificates whose main certificate is not in the data: its audits would be theirs."""
    known = certificates.select(main_cert_no="cert_no")
    main, sub = rows.filter(rows.main_cert_no.isnull()), rows.filter(rows.main_cert_no.notnull())
    return main.union(sub.semi_join(known, "main_cert_no"))
