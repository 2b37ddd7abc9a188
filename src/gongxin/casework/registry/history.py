"""What a dataset tells of the past: from the rows as they stand, the versions that led to them.

A dataset states each record once, as it stands. Its own dates say since when: a certificate was valid from its issue
to its suspension, a body approved until it ended. These queries of DuckDB turn the view `incoming` of one table into
versions with `true_from` and `true_to`, so that a page of an earlier day shows the state of that day.
"""

from __future__ import annotations

from gongxin.casework.registry.digest import digest_sql
from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.version import BEGINNING, FOREVER
from gongxin.records.model import Table

START, END = f"DATE '{BEGINNING}'", f"DATE '{FOREVER}'"

# The state that a certificate is in after an event; other events change no state.
STATES = """(VALUES ('issued', '01'), ('suspended', '02'), ('restored', '01'), ('revoked', '03'), ('cancelled', '04'),
    ('expired', '05')) AS states(event, state)"""

TOLD = f"""
    SELECT cert_no, "on" AS day, state, reason_code AS reason, reported_at
    FROM certificate_events JOIN {STATES} USING (event)"""

# Many datasets tell only what happened after the issue: then the certificate was valid from its issue on.
ISSUED = """
    SELECT cert_no, issued_on AS day, '01' AS state, NULL::VARCHAR AS reason, NULL::TIMESTAMP AS reported_at
    FROM incoming WHERE issued_on IS NOT NULL"""
NOT_TOLD = (
    " AND NOT EXISTS (SELECT 1 FROM certificate_events e WHERE e.cert_no = incoming.cert_no AND e.on <= issued_on)"
)


def _certificate_steps(with_events: bool) -> str:
    """Each state of each certificate with the day it began; of several on one day the one reported last."""
    told = f"{TOLD} UNION ALL {ISSUED}{NOT_TOLD}" if with_events else ISSUED
    return (
        f"SELECT cert_no, day, state, reason FROM ({told}) QUALIFY row_number() "
        "OVER (PARTITION BY cert_no, day ORDER BY reported_at DESC NULLS LAST, state DESC) = 1"
    )


def versions_sql(table: Table, with_events: bool) -> str:
    """The versions of one table: its columns, `true_from`, `true_to`, `digest`."""
    past = PAST.get(table.name)
    columns = ", ".join(f'"{name}"' for name in table.names)
    final = f"SELECT {columns}, {_last_step(table)} AS true_from, {END} AS true_to FROM incoming"
    if table.name == "certificates":
        rows = f"{_past_of_certificates(table, with_events)} UNION ALL BY NAME {final}"
    elif past is None:
        rows = f"SELECT {columns}, {_begins(table)} AS true_from, {END} AS true_to FROM incoming"
    else:
        rows = f"{past(table)} UNION ALL BY NAME {final}"
    return f"SELECT *, {digest_sql(table)} AS digest FROM ({rows})"


def _begins(table: Table) -> str:
    """Since when a record can be true at all."""
    column = REGISTERS[table.name].BEGINS
    return f'greatest(coalesce("{column}"::DATE, {START}), {START})' if column else START


def _last_step(table: Table) -> str:
    """Since when a record has stood as it stands."""
    if table.name == "certificates":
        return f"CASE WHEN status_on > {_begins(table)} THEN status_on ELSE {_begins(table)} END"
    ended = "ended_on" in table.names
    return f"CASE WHEN ended_on > {_begins(table)} THEN ended_on ELSE {_begins(table)} END" if ended else _begins(table)


def _past_of_certificates(table: Table, with_events: bool) -> str:
    """The states before the present one, each from its event to the next."""
    kept = ", ".join(
        f'c."{name}"' for name in table.names if name not in ("status", "status_on", "status_reason", *SUSPENSION)
    )
    final = _last_step(table).replace("status_on", "c.status_on").replace('"issued_on"', 'c."issued_on"')
    return f"""
        SELECT {kept}, s.state AS status, s.day AS status_on, s.reason AS status_reason,
            CASE WHEN s.state = '02' THEN s.day END AS suspended_from,
            CASE WHEN s.state = '02' THEN c.suspended_to END AS suspended_to,
            s.day AS true_from,
            least(lead(s.day, 1, {final}) OVER (PARTITION BY c.cert_no ORDER BY s.day), {final}) AS true_to
        FROM incoming c JOIN ({_certificate_steps(with_events)}) s USING (cert_no)
        WHERE s.day < {final}"""


def _past_of_those_that_ended(open_state: str) -> object:
    """Bodies and organisations that have ended were open until then."""

    def past(table: Table) -> str:
        kept = ", ".join(f'"{name}"' for name in table.names if name not in ("status", "ended_on"))
        return f"""
            SELECT {kept}, '{open_state}' AS status, NULL::DATE AS ended_on, {_begins(table)} AS true_from,
                ended_on AS true_to
            FROM incoming WHERE ended_on > {_begins(table)}"""

    return past


SUSPENSION = ("suspended_from", "suspended_to")
PAST = {
    "bodies": _past_of_those_that_ended("approved"),
    "organisations": _past_of_those_that_ended("open"),
}
