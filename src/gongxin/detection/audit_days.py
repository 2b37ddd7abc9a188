"""Auditor days of the audit-time tables as expressions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

MD5_COMPLEXITIES = ("high", "medium", "low", "limited")  # order of the columns in the table of EMS and OH&SMS
Rows = Sequence[Sequence[float]]


def days_of(table: Rows, personnel: Any, column: int = 1) -> ir.FloatingValue:
    """Base days for `personnel` from rows `[largest personnel, days …]`; beyond the last row the last row holds.

    Null where the number of persons is unknown or zero.
    """
    rows = [(personnel <= upper, float(days[column - 1])) for upper, *days in table]
    return ibis.cases((personnel <= 0, ibis.null("float64")), *rows, (personnel.notnull(), float(table[-1][column])))


def days_by_complexity(table: Rows, personnel: Any, complexity: Any) -> ir.FloatingValue:
    """Base days of an EMS or OH&SMS audit; an unknown complexity takes the column with the fewest days."""
    columns = {name: days_of(table, personnel, n) for n, name in enumerate(MD5_COMPLEXITIES, start=1)}
    known = [(complexity == name, days) for name, days in columns.items()]
    return ibis.cases(*known, else_=columns[MD5_COMPLEXITIES[-1]])


def least_share(p: Any, recertified: Any, integrated: Any) -> ir.FloatingValue:
    """The least share of the base days of an initial audit that must remain, from the values of the declaration.

    A reduction of 30 % at most; two thirds of that for a recertification, a fifth less for an integrated audit.
    """
    part = ibis.ifelse(recertified.fill_null(False), p.recertification_share, 1.0)
    whole = ibis.ifelse(integrated.fill_null(False), 1 - p.integrated_reduction, 1.0)
    return (part * whole * (1 - p.reduction)).round(6)


def rounding_grace(p: Any, onsite_days: Any) -> ir.FloatingValue:
    """What rounding to the nearest half day may have taken away: nothing where the days are not in half days."""
    steps = onsite_days / p.rounding
    return ibis.ifelse((steps == steps.round()).fill_null(False), p.rounding / 2, 0.0)
