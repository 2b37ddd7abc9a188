"""Auditor days: what the tables ask of each client, and what its audits take."""

from __future__ import annotations

from datetime import date

import numpy as np

from gongxin.law.audit_time import base_days
from gongxin.law.parameters import parameter
from gongxin.simulate.calibration import groups
from gongxin.simulate.clients import COMPLEXITIES
from gongxin.simulate.columns import Array, Columns

LARGEST = 9001  # head counts are looked up one by one below this
# Days of an audit where no table is known: inspections of a factory, a farm, a service.
FLAT = {
    "A0401": 4.0, "A0403": 3.0, "A0601": 3.5, "A0901": 5.0, "A1001": 3.0,
    "B01": 1.5, "B03": 1.5, "B05": 2.0, "C01": 2.0,
}  # fmt: skip
LEAST_KEPT, MOST_KEPT = 0.73, 1.08  # of the days that the stage asks for


def table_days(domain: str, on: date) -> Array:
    """Base days by head count (rows) and complexity (columns); NaN where there is no table."""
    found = np.full((LARGEST, len(COMPLEXITIES)), np.nan, dtype=np.float32)
    for column, complexity in enumerate(COMPLEXITIES):
        if base_days(domain, 1, complexity, on) is None:
            return found
        for largest in _bands(domain, on):
            below = found[: largest + 1, column]
            below[np.isnan(below)] = base_days(domain, min(largest, LARGEST), complexity, on)
    return found


def _bands(domain: str, on: date) -> list[int]:
    """The head counts at which the days change."""
    name = "iso_27006" if domain.startswith("A05") else "iaf_md5_qms" if domain.startswith("A01") else "iaf_md5_ems"
    return [int(row[0]) for row in parameter(f"audit_time.{name}").on(on).value]


def base_of(clients: Columns, on: date) -> Array:
    """Base days of an initial audit by client (rows) and field of its group (columns); NaN where no table is known."""
    found = np.full((len(clients), max(len(group.domains) for group in groups())), np.nan, dtype=np.float32)
    heads, complexity = np.minimum(clients["covered"], LARGEST - 1), clients["complexity"]
    for index, group in enumerate(groups()):
        inside = np.flatnonzero(clients["group"] == index)
        for place, domain in enumerate(group.domains):
            found[inside, place] = table_days(domain, on)[heads[inside], complexity[inside]]
    return found


def flat_of(clients: Columns) -> Array:
    """Days of an audit without a table, by client and field; 0 where there is a table."""
    found = np.zeros((len(clients), max(len(group.domains) for group in groups())), dtype=np.float32)
    for index, group in enumerate(groups()):
        for place, domain in enumerate(group.domains):
            found[clients["group"] == index, place] = FLAT.get(domain, 0.0)
    return found


def holds(clients: Columns) -> Array:
    """Which fields each client is certified in."""
    width = max(len(group.domains) for group in groups())
    bits = 1 << np.arange(width)
    return (clients["fields"][:, None].astype(np.int64) & bits) > 0


def onsite_days(clients: Columns, base: Array, share: Array, chance: np.random.Generator) -> Array:
    """Days on site by client and field for an audit that asks for `share` of the initial one, in half days.

    Never under what the permitted reductions leave: the kept part is drawn once a client and rounded up.
    """
    days = np.where(np.isnan(base), flat_of(clients), base) * holds(clients)
    kept = chance.uniform(LEAST_KEPT, MOST_KEPT, len(clients))
    return (np.ceil(days * (share * kept)[:, None] * 2) / 2).astype(np.float32)
