"""Take the end of an approval back from a day on: a decision was annulled, or the entry was a mistake."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from gongxin.casework.accounts.models import Account
from gongxin.casework.notices.models import HolderNotice
from gongxin.casework.registry.actions.acting import (
    act,
    check_may_change,
    check_seen,
    checked_day,
    checked_ground,
    version_on,
)
from gongxin.casework.registry.actions.change_body_state import write_events
from gongxin.casework.registry.columns import database_moment
from gongxin.casework.registry.models import Batch, Body, Certificate, CertificateEvent
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.rewriting import rewrite, versions
from gongxin.casework.registry.states import ENDED
from gongxin.casework.registry.version import FOREVER
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

TAKEN_BACK = ("status", "status_on", "status_reason", "suspended_from", "suspended_to")
SAME = (
    "held JOIN before ON before.cert_no = held.cert_no "
    "AND before.true_from <= held.true_from AND before.true_to >= held.true_to"
)


@transaction.atomic
def restore_body(*, by: Account, body_id: str, from_on: date, ground: str, seen: int | None = None) -> int:
    """The body reads again as before its end, from a day on, and so do the certificates that ended with it."""
    check_may_change(by)
    ground, from_on = checked_ground(ground), checked_day(from_on)
    held = version_on(by, Body, from_on, body_id=body_id)
    check_seen(held, seen)
    ending = ending_of(held)
    batch = act(by, ground)
    before = Body.objects.filter(body_id=body_id, known_to=ending.at, true_to__gt=from_on).order_by("true_from").first()
    if before is None:
        raise UserError("What the register said before is not kept; correct the record instead.")
    values = changed(held, {"status": before.status, "ended_on": before.ended_on})
    record(Body, values, true_from=from_on, true_to=FOREVER, batch=batch, known=batch.at)
    certificates = _restore_certificates(body_id, ending, from_on, batch)
    HolderNotice.objects.filter(act=ending.pk).update(withdrawn=True)
    note("body_restored", by=by, subject=("bodies", body_id), body_id=body_id, on=from_on, certificates=certificates)
    return certificates


def ending_of(held: Body) -> Batch:
    """The act by which the approval ended; an end that came with an import is corrected record by record."""
    ending = Batch.objects.filter(pk=held.batch or 0, kind="act").first()
    if held.status not in ENDED or ending is None:
        raise UserError("The approval of %(body_id)s was not ended by an act of this office.", body_id=held.body_id)
    return ending


def _restore_certificates(body_id: str, ending: Batch, from_on: date, batch: Batch) -> int:
    before = versions(Certificate, "body_id = %s AND known_to = %s", (body_id, database_moment(ending.at)))
    changes = {column: f"before.{column}" for column in TAKEN_BACK}
    chosen, told_by = "body_id = %s AND batch = %s", (body_id, ending.pk)
    written = rewrite(Certificate, chosen, told_by, from_on, changes, batch, {"before": before}, SAME)
    if written.num_rows:
        told = CertificateEvent.objects.known().filter(batch=ending.pk)
        told.filter(on__gte=from_on).update(known_to=batch.at)
        kept = set(told.filter(on__lt=from_on).values_list("cert_no", flat=True))
        write_events(_of(written, kept), "restored", batch)
    return len(set(written.column("cert_no").to_pylist()))


def _of(written: pa.Table, numbers: set[str]) -> pa.Table:
    """The versions of these certificates only."""
    return written.filter(pc.is_in(written.column("cert_no"), value_set=pa.array(sorted(numbers), pa.string())))
