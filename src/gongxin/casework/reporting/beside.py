"""What must lie beside certificates so that the detectors can judge them: their audits, and others to compare with.

All of it comes out of the registers as Arrow, in the schemas of the contract; sign-ins also from the gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.casework.presence.as_records import rows_taken_at, same_sign_in
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.registry.bulk import unload
from gongxin.casework.registry.columns import arrow_schema, database_moment, plain
from gongxin.casework.registry.models import (
    ApprovedScope,
    AuditPlan,
    AuditResult,
    Certificate,
    Explanation,
    Registration,
    SignIn,
    TeamMember,
)
from gongxin.casework.registry.version import FOREVER, STILL_KNOWN, Version

AT_ONCE = 500  # keys in one question
COMPARED = 40  # certificates of the same domain laid beside, to see whether bodies report audits of it at all
EDGE = 20  # plans at either end of the register: from when to when it knows any


def lay_beside(certificates: pa.Table) -> dict[str, pa.Table]:
    """The tables around `certificates`, themselves among them. A register that holds nothing at all is left out."""
    everyone = _without_repeats(
        [certificates, _of(Certificate, "cert_no", _values(certificates, "main_cert_no")), *_compared(certificates)],
        "cert_no",
    )
    plans = _without_repeats([_of(AuditPlan, "org_id", _values(everyone, "org_id")), *_edges()], "plan_id")
    ids = _values(plans, "plan_id")
    team, results = _of(TeamMember, "plan_id", ids), _of(AuditResult, "plan_id", ids)
    people = {*_values(team, "person_id"), *_values(results, "person_id"), *_values(certificates, "decided_by")}
    laid: dict[type[Version], pa.Table] = {
        Certificate: everyone,
        AuditPlan: plans,
        TeamMember: team,
        AuditResult: results,
        Registration: _of(Registration, "person_id", people),
        Explanation: _of(Explanation, "plan_id", ids),
        ApprovedScope: _of(ApprovedScope, "body_id", _values(everyone, "body_id")),
    }
    tables = {model.TABLE.name: table for model, table in laid.items() if model.objects.exists()}
    if SignIn.objects.exists() or TakenSignIn.objects.exists():
        tables[SignIn.TABLE.name] = _signs(ids)
    return tables


def certificates_of_batch(batch: int, after: int, most: int) -> tuple[pa.Table, int]:
    """The next certificates that a batch brought, as the contract has them, and the version to go on after."""
    rows = Certificate.objects.known().filter(batch=batch, true_to=FOREVER, pk__gt=after).order_by("pk")
    found = list(rows.values_list("pk", "cert_no")[:most])
    return _of(Certificate, "cert_no", [number for _, number in found]), found[-1][0] if found else after


def _compared(certificates: pa.Table) -> Iterator[pa.Table]:
    """The latest certificates of each domain, of whatever body."""
    for domain in _values(certificates, "domain_code"):
        yield _select(Certificate, "domain_code = %s AND issued_on IS NOT NULL", [domain], ("issued_on", COMPARED))


def _edges() -> Iterator[pa.Table]:
    """The first and the last plans known."""
    for direction in ("ASC", "DESC"):
        yield _select(AuditPlan, "planned_start_at IS NOT NULL", [], ("planned_start_at", EDGE), direction)


def _signs(plan_ids: list[str]) -> pa.Table:
    """Sign-ins of the register and of the gate; one that is in both stands once."""
    taken, held = rows_taken_at(plan_ids), _of(SignIn, "plan_id", plan_ids)
    if not taken:
        return held
    numbers, same = {row["sign_in_id"] for row in taken}, {same_sign_in(row) for row in taken}
    rest = [row for row in held.to_pylist() if row["sign_in_id"] not in numbers and same_sign_in(row) not in same]
    return pa.Table.from_pylist([*rest, *taken], arrow_schema(SignIn.TABLE))


def _of(model: type[Version], column: str, keys: Iterable[str]) -> pa.Table:
    """What we hold true of the records whose `column` is one of `keys`."""
    wanted = sorted(set(keys))
    parts = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
    tables = [_select(model, f'"{column}" IN ({", ".join(["%s"] * len(part))})', part) for part in parts]
    return pa.concat_tables([arrow_schema(model.TABLE).empty_table(), *tables])


def _select(
    model: type[Version], condition: str, parameters: list[str], first: tuple[str, int] | None = None, way: str = "DESC"
) -> pa.Table:
    """The rows that are true from now on as we know it; with `first` only so many in the order of a column."""
    schema = arrow_schema(model.TABLE)
    shown = ", ".join(f'{plain(model.TABLE, name)} AS "{name}"' for name in model.TABLE.names)
    held = [database_moment(STILL_KNOWN), FOREVER.isoformat()]
    order = f' ORDER BY "{model._meta.db_table}"."{first[0]}" {way} LIMIT {first[1]}' if first else ""
    sql = f'SELECT {shown} FROM "{model._meta.db_table}" WHERE known_to = %s AND true_to = %s AND {condition}{order}'
    return pa.Table.from_batches(unload(sql, [*held, *parameters], schema), schema)


def _without_repeats(tables: Iterable[pa.Table], key: str) -> pa.Table:
    """All rows, of those with the same key the first."""
    whole = pa.concat_tables(tables).combine_chunks()
    first = dict(zip(reversed(whole[key].to_pylist()), range(whole.num_rows - 1, -1, -1), strict=True))
    return whole.take(pa.array(sorted(first.values()), pa.int64()))


def _values(table: pa.Table, column: str) -> list[str]:
    return [value for value in pc.unique(table[column]).to_pylist() if value is not None]
