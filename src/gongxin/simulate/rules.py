"""What bodies may certify, and the rules they have filed for it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.simulate.calibration import domains, groups
from gongxin.simulate.columns import NO_DAY, NONE, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.text import constant, days, join, pick
from gongxin.simulate.words import INDUSTRIES, STANDARDS

SCOPE_WORDS = tuple(sorted({row[2] for row in INDUSTRIES}))


def approved_domains(allowed: Array) -> Array:
    """Which body is approved for which field: a row per body, a column per field."""
    found = np.zeros((len(allowed), len(domains())), dtype=bool)
    for index, group in enumerate(groups()):
        for domain in group.domains:
            found[:, domains().index(domain)] |= allowed[:, index]
    return found


def scopes(bodies: Columns, allowed: Array) -> Columns:
    """Approved scopes: whole fields, from the day of approval."""
    body, domain = np.nonzero(approved_domains(allowed))
    return Columns(
        body=body.astype(np.int32),
        domain=domain.astype(np.int8),
        scope=np.full(len(body), NONE, dtype=np.int16),
        valid_from=bodies["approved_on"][body],
        valid_to=np.full(len(body), NO_DAY, dtype=np.int32),
    )


def rules(frame: Frame, bodies: Columns, allowed: Array) -> Columns:
    """A filed rule for each field of each body, in order within a month of approval."""
    chance = frame.chance("rules")
    body, domain = np.nonzero(approved_domains(allowed))
    return Columns(
        body=body.astype(np.int32),
        domain=domain.astype(np.int8),
        filed_on=(bodies["approved_on"][body] + chance.integers(5, 30, len(body))).astype(np.int32),
        withdrawn_on=np.full(len(body), NO_DAY, dtype=np.int32),
        dropped=np.zeros(len(body), dtype=bool),
    )


def rule_of(table: Columns, body_count: int) -> Array:
    """The rule of each body and field; −1 where there is none."""
    found = np.full((body_count, len(domains())), NONE, dtype=np.int32)
    found[table["body"], table["domain"]] = np.arange(len(table))
    return found


def rule_numbers(table: Columns, body_ids: pa.Array) -> pa.Array:
    """Numbers of filed rules: the body and the field."""
    return join(pick(body_ids, table["body"]), "-", pick(domains(), table["domain"]), "-GZ")


def render_rules(table: Columns, ids: pa.Array, body_ids: pa.Array) -> pa.Table:
    """The rules as the contract has them."""
    rows = np.flatnonzero(~table["dropped"])
    count = len(rows)
    return pa.table(
        {
            "rule_no": ids.take(pa.array(rows)),
            "body_id": pick(body_ids, table["body"][rows]),
            "domain_code": pick(domains(), table["domain"][rows]),
            "title": join(pick([STANDARDS[domain] for domain in domains()], table["domain"][rows]), "认证实施规则"),
            "version": constant("A/1", count, pa.string()),
            "filed_on": days(table["filed_on"][rows]),
            "withdrawn_on": days(table["withdrawn_on"][rows]),
        }
    )


def render_scopes(table: Columns, body_ids: pa.Array) -> pa.Table:
    """The approved scopes as the contract has them."""
    return pa.table(
        {
            "body_id": pick(body_ids, table["body"]),
            "domain_code": pick(domains(), table["domain"]),
            "scope_code": pick(SCOPE_WORDS, table["scope"]),
            "from_on": days(table["valid_from"]),
            "to_on": days(table["valid_to"]),
        }
    )
