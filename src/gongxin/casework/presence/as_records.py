"""Sign-ins that the gate took, as rows of the contract's table `sign_ins`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import pyarrow as pa
from django.db import connection
from django.db.models import QuerySet

from gongxin.casework.days import midnight
from gongxin.casework.presence.live.layout import sign_in_record
from gongxin.casework.presence.live.neighbours import Opened, opened_row
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.registry.columns import arrow_schema, database_moment
from gongxin.casework.registry.giving import Beside
from gongxin.casework.registry.when import When
from gongxin.records import TABLES

AT_ONCE = 500
BATCH = 10_000
SCHEMA = arrow_schema(TABLES["sign_ins"])


def rows_taken_at(plan_ids: Collection[str]) -> list[dict[str, Any]]:
    """What was taken at these audits. Of a forgotten month only who, when and where to stand in the clear."""
    return [sign_in_record(each) for each in _taken(sorted(plan_ids))]


def _taken(plan_ids: list[str]) -> Iterator[Opened]:
    for start in range(0, len(plan_ids), AT_ONCE):
        for row in TakenSignIn.objects.filter(plan_id__in=plan_ids[start : start + AT_ONCE]).order_by("id"):
            yield opened_row(row)


def same_sign_in(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What two records of one sign-in have in common: audit, person, kind, and the minute."""
    at = row["at"]
    return row["plan_id"], row["person_id"], row["moment"], at and at.replace(second=0)


def batches_taken(when: When) -> Iterator[pa.RecordBatch]:
    """Everything taken by the end of `when.on`, as known at `when.known`."""
    rows = _until(when).order_by("pk").iterator(chunk_size=BATCH)
    while part := [sign_in_record(opened_row(row)) for row in islice(rows, BATCH)]:
        yield pa.RecordBatch.from_pylist(part, SCHEMA)


def not_taken(when: When) -> tuple[str, Sequence[str]]:
    """Holds for a sign-in of the register that the gate did not take: the same number, or the same person's same kind
    of sign-in at the same audit within the same minute, is one sign-in. The gate's is the one that was signed.
    """
    minute = "date_trunc('minute', {})" if connection.vendor == "postgresql" else "substr({}, 1, 16)"
    same = f"{minute.format('g.at')} = {minute.format('sign_ins.at')}"
    last = f" AND g.at < %s{' AND g.received_at <= %s' if when.known else ''}"
    moments = [database_moment(_end_of(when)), *([database_moment(when.known)] if when.known else [])]
    condition = (
        f"NOT EXISTS (SELECT 1 FROM {TakenSignIn._meta.db_table} g WHERE g.sign_in_id = sign_ins.sign_in_id{last}) "
        f"AND NOT EXISTS (SELECT 1 FROM {TakenSignIn._meta.db_table} g WHERE g.plan_id = sign_ins.plan_id "
        f"AND g.person_id = sign_ins.person_id AND g.moment = sign_ins.moment AND {same}{last})"
    )
    return condition, moments + moments


def _until(when: When) -> QuerySet[TakenSignIn]:
    rows = TakenSignIn.objects.filter(at__lt=_end_of(when))
    return rows.filter(received_at__lte=when.known) if when.known else rows


def _end_of(when: When) -> datetime:
    return midnight(when.on + timedelta(days=1))


TAKEN = Beside(TakenSignIn.objects.exists, batches_taken, not_taken)
