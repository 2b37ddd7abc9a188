"""Hold the certificates of a submission against what is known of their audits, and mark what contradicts them."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
from django.db import transaction
from django.utils import timezone

from gongxin.casework.registry.models import Certificate
from gongxin.casework.reporting.beside import certificates_of_batch
from gongxin.casework.reporting.contradictions import Told, contradictions
from gongxin.casework.reporting.models import Contradiction, Submission

TOGETHER = 2_000  # certificates judged at once
ANSWERED = 2_000  # contradictions that stand in the answer; all of them stand beside their certificates


def hold_against(*, submission: Submission) -> int:
    """Mark the certificates that the submission brought; how many contradictions were found."""
    count = 0
    for certificates in _in_parts(submission):
        told = contradictions(certificates)
        with transaction.atomic():
            _mark(submission, certificates["cert_no"].to_pylist(), told)
            submission.contradictions = [*submission.contradictions, *told][:ANSWERED]
            submission.save(update_fields=["contradictions"])
        count += len(told)
    return count


def _in_parts(submission: Submission) -> Iterator[pa.Table]:
    assert submission.batch is not None  # only one that was taken in is held against anything
    after = 0
    while True:
        certificates, after = certificates_of_batch(submission.batch.pk, after, TOGETHER)
        if not certificates.num_rows:
            return
        yield certificates


def _mark(submission: Submission, numbers: list[str], told: list[Told]) -> None:
    """The marks of an earlier report end; those of this one begin."""
    places = {}
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        Contradiction.objects.filter(cert_no__in=part, gone_at=None).update(gone_at=timezone.now())
        held = Certificate.objects.known().filter(cert_no__in=part).order_by("true_from")
        places |= {number: where for number, *where in held.values_list("cert_no", "holder_division", "body_division")}
    Contradiction.objects.bulk_create([_row(submission, one, *places[one["cert_no"]]) for one in told])


def _row(submission: Submission, told: Told, holder: str | None, body: str | None) -> Contradiction:
    return Contradiction(
        submission=submission,
        cert_no=told["cert_no"],
        detector=told["detector"],
        plan_id=told.get("plan_id", ""),
        person_id=told.get("person_id", ""),
        body_id=submission.body_id,
        holder_division=holder or "",
        body_division=body or "",
        zh=told["zh"],
        en=told["en"],
    )
