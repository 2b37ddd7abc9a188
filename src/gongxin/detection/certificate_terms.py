"""Expressions over certificates that several queries share: whose grant, which domain, which day."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import LIST_SEPARATOR, key64

DOMAIN_LEVELS = (3, 5, 7)  # characters of class, domain and small class in the tree of codes
CLASS = DOMAIN_LEVELS[0]


def is_management_system(domain_code: Any) -> ir.BooleanValue:
    """Whether a domain belongs to the management systems (A…); only they know two stages and surveillance."""
    return domain_code.upper().startswith("A")


def listed(domain_codes: Any) -> ir.StringValue:
    """A joined list of domains with a separator before and after every member, as `holds` wants it."""
    return ibis.literal(LIST_SEPARATOR) + domain_codes.upper().replace(" ", "") + LIST_SEPARATOR


def begun(domain_code: Any) -> ir.StringValue:
    """A code as it begins within a list (see `listed`)."""
    return ibis.literal(LIST_SEPARATOR) + domain_code.upper()


def holds(domains_listed: Any, code: Any) -> ir.BooleanValue:
    """Whether a list of domains (see `listed`) holds a code (see `begun`), one above it in the tree, or one below it.

    An unknown list or code is held: absence of a statement is never held against anyone. A plain chain of `or`, whose
    later links an engine need not try where an earlier one holds.
    """
    above = [domains_listed.contains(code.substr(0, n + 1) + LIST_SEPARATOR) for n in DOMAIN_LEVELS]
    return ibis.or_(domains_listed.isnull(), code.isnull(), domains_listed.contains(code), *above)


def normal_number(number: Any) -> ir.StringValue:
    """A certificate number, or a joined list of them, in the form of the reporting rule: upper case without spaces."""
    return number.upper().replace(" ", "")


def cert_key(cert_no: Any) -> ir.IntegerValue:
    """The key of a certificate inside a run: of its number in normal form, so that every spelling meets."""
    return key64(normal_number(cert_no))


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


def granted_together(rows: Any, certificates: Any) -> ir.Table:
    """`rows` of certificates (`cert_no`, `body_id`, `org_id`, `domain_code`, `issued_on`) with `together`: whether the
    body gave the organisation a certificate in another domain on that very day, the mark of one integrated audit."""
    days = ("body_id", "org_id", "issued_on")
    others = certificates.select(*days, other_domain="domain_code")
    pairs = rows.select("cert_no", "domain_code", *days).join(others, days)
    found = pairs.filter(pairs.other_domain != pairs.domain_code).select(twin="cert_no").distinct()
    both = rows.left_join(found, rows.cert_no == found.twin)
    return both.mutate(together=both.twin.notnull()).drop("twin")


def with_grants(rows: Any, grants: Any) -> ir.Table:
    """`rows` of certificates beside what the fact `grants` knows of them; null where it knows nothing."""
    return rows.mutate(cert_key=cert_key(rows.cert_no)).left_join(grants, "cert_key")
