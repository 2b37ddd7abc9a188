"""How many auditor days an audit needs: the tables of IAF MD5 and ISO/IEC 27006, and the least time spent on site.

MD5 gives the days of an initial audit (stage 1 and stage 2) by effective number of personnel, and for EMS and OH&SMS
also by complexity. From there the least that can be in order is reached by allowing everything that may be allowed: the
largest reduction (MD5: 30 %), the largest saving of an integrated audit (MD11: 20 %), the share of the kind of audit
(one third for surveillance, two thirds for recertification) and the largest share spent off site (20 %). Less than
that needs a reason on record; it is a lead, not an offence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from gongxin.law.parameters import parameter

GROUP = "audit_time."
# QMS · EC9000, the QMS of construction, audited with it · EMS · OH&SMS · ISMS. Other domains have no such table.
TABLES = {
    "A0101": "iaf_md5_qms",
    "A0102": "iaf_md5_qms",
    "A0201": "iaf_md5_ems",
    "A0301": "iaf_md5_ems",
    "A0501": "iso_27006",
}
DOMAIN_LENGTH = 5  # a small class (A010101) is audited by the table of its domain (A0101)
OHSMS = "A0301"
COLUMNS = {"high": 1, "medium": 2, "low": 3, "limited": 4}


class AuditKind(StrEnum):
    """Which share of the initial audit time an audit needs."""

    INITIAL = "initial"
    SURVEILLANCE = "surveillance"
    RECERTIFICATION = "recertification"


SHARES = {AuditKind.SURVEILLANCE: "surveillance_share", AuditKind.RECERTIFICATION: "recertification_share"}


def base_days(domain_code: str, headcount: int, complexity: str | None, on: date) -> float | None:
    """Auditor days of an initial audit before any reduction, as the table in force on day `on` says.

    `headcount` is the effective number of personnel (MD5). `complexity` is high, medium, low or limited and matters for
    EMS and OH&SMS only; unknown (None), the least demanding one is taken. OH&SMS has no "limited": it reads as low.
    None where no table is known for the domain or nobody works there: the time cannot be judged.
    """
    domain = domain_code.strip().upper()[:DOMAIN_LENGTH]
    if domain not in TABLES or headcount < 1:
        return None
    rows = _value(TABLES[domain], on)
    row = next((row for row in rows if headcount <= row[0]), rows[-1])
    return float(row[_column(domain, complexity, len(row))])


def _column(domain: str, complexity: str | None, width: int) -> int:
    column = COLUMNS[complexity] if complexity else COLUMNS["limited"]
    least = COLUMNS["low"] if domain == OHSMS else width - 1
    return min(column, least)


def minimum_onsite_days(
    domain_codes: Iterable[str],
    headcount: int,
    complexity: str | None,
    kind: AuditKind,
    on: date,
    reduction: float | None = None,
) -> float | None:
    """The least auditor days on site that a whole audit of `kind` can have in order, rounded to half days (MD5).

    Stage 1 and stage 2 count together. Several domains in one audit: the days of each are added and the saving of an
    integrated audit (MD11) is allowed. `reduction` is the share justified on record; it counts up to the permitted
    limit, and None allows the whole of it. None if one of the domains cannot be judged.
    """
    days = base_days_together(domain_codes, headcount, complexity, on)
    if days is None:
        return None
    limit = _share("reduction_limit", on)
    allowed = limit if reduction is None else min(max(_exact(reduction), Fraction(0)), limit)
    needed = days * (1 - allowed) * _share("on_site_share", on)
    if kind in SHARES:
        needed *= _share(SHARES[kind], on)
    return rounded(needed, on)


def base_days_together(
    domain_codes: Iterable[str], headcount: int, complexity: str | None, on: date
) -> Fraction | None:
    """The base days of all domains of one audit with the largest saving of an integrated audit; None if one is unknown.

    Domains audited against the same system (QMS and EC9000) need their time once.
    """
    systems: dict[str, float | None] = {}
    for code in domain_codes:
        domain = code.strip().upper()[:DOMAIN_LENGTH]
        system = "A0101" if domain == "A0102" else domain
        systems[system] = base_days(system, headcount, complexity, on)
    each = [_exact(days) for days in systems.values() if days is not None]
    if not systems or len(each) < len(systems):
        return None
    saving = _share("integrated_reduction", on) if len(each) > 1 else Fraction(0)
    return sum(each, Fraction(0)) * (1 - saving)


def rounded(days: Fraction, on: date) -> float:
    """To the nearest half day (MD5: 5.3 becomes 5.5, 5.2 becomes 5). MD5 leaves 5.25 open; the body has the benefit.

    Never below one half day: an audit takes some time on site.
    """
    unit = _share("rounding", on)
    steps = math.ceil(days / unit - Fraction(1, 2))
    return float(max(steps, 1) * unit)


def _share(name: str, on: date) -> Fraction:
    return _exact(_value(name, on))


def _exact(number: float) -> Fraction:
    """The fraction meant by a decimal or by 0.333…: sums of thirds and tenths must not depend on binary rounding."""
    return Fraction(number).limit_denominator(10_000)


def _value(name: str, on: date) -> Any:
    return parameter(GROUP + name).on(on).value
