"""A published result as a fact of the public ledger: codes, days, and the digest of the record that everybody reads."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.utils import timezone

from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.public import COLUMNS, public_record
from gongxin.casework.public_log.writing import put_down
from gongxin.ledger.canonical import canonical
from gongxin.ledger.kinds import moment

KIND = "result-published"


def tell_result(inspection: Inspection) -> None:
    """Put it down in the transaction that publishes; later changes of the record are seen by its digest."""
    put_down(f"inspection {inspection.number}", [fact_of(inspection)])


def fact_of(inspection: Inspection) -> dict[str, Any]:
    """The entry. Where the object has no number that may be public the inspection stands for it."""
    record, fact = public_record(inspection), {}
    if inspection.plan:
        fact["draw"] = inspection.plan
    return fact | {
        "kind": KIND,
        "at": moment(timezone.now()),
        "inspection": record.number,
        "object": record.object_id or record.number,
        "outcome": inspection.outcome,
        "inspected": record.ended_on.isoformat(),
        "record": record_digest(inspection),
    }


def record_digest(inspection: Inspection) -> str:
    """SHA-256 of the public record in canonical JSON, days as ISO: anybody can form it from the published columns."""
    record = public_record(inspection)
    return sha256(canonical({name: str(getattr(record, name)) for name in COLUMNS})).hexdigest()
