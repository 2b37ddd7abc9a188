"""That the result of an inspection is public, told to the public ledger.

The record stays where it is published; the ledger holds its digest, so that it cannot be changed unseen.
"""

from __future__ import annotations

import hashlib

from django.utils import timezone

from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.public import public_record
from gongxin.casework.public_log.writing import put_down
from gongxin.ledger.canonical import canonical
from gongxin.ledger.kinds import moment


def tell_published(inspection: Inspection) -> None:
    """The result as everybody reads it now, by its digest."""
    record = public_record(inspection)
    fact = {
        "kind": "result-published", "at": moment(timezone.now()), "inspection": inspection.number,
        "object": inspection.object_id, "outcome": inspection.outcome, "inspected": record.ended_on.isoformat(),
        "record": record_digest(inspection),
    }  # fmt: skip
    put_down(subject_of(inspection), [fact | ({"draw": inspection.plan} if inspection.plan else {})])


def record_digest(inspection: Inspection) -> str:
    """SHA-256 of the public record in canonical JSON: label in Chinese → value as text."""
    told = {label.zh: str(value) for label, value in public_record(inspection).told_in_order()}
    return hashlib.sha256(canonical(told)).hexdigest()


def subject_of(inspection: Inspection) -> str:
    """Under which its entries are found."""
    return f"inspection {inspection.number}"
