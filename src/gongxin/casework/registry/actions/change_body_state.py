"""Change the approval of a body from a day on. Where it ends, its certificates lose effect with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa
from django.db import transaction
from django.db.models import Count

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
from gongxin.casework.registry.actions.change_certificate_state import IN_EFFECT
from gongxin.casework.registry.bulk import ROWS, load
from gongxin.casework.registry.columns import database_moment
from gongxin.casework.registry.digest import digest_sql
from gongxin.casework.registry.models import Batch, Body, Certificate, CertificateEvent
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.rewriting import rewrite
from gongxin.casework.registry.states import BODY_TRANSITIONS, ENDED
from gongxin.casework.registry.version import FOREVER, STILL_KNOWN
from gongxin.casework.trail.write import note
from gongxin.codes.certificate_states import EXPIRED
from gongxin.errors import UserError

EXPIRED_EVENT = "expired"
EFFECTIVE = "body_id = %s AND status IN ('01', '02')"


@dataclass(frozen=True)
class Ended:
    """What came of it: how many certificates lost effect, how many holders are to be told."""

    body: Body
    certificates: int = 0
    holders: int = 0


@transaction.atomic
def change_body_state(*, by: Account, body_id: str, to: str, on: date, ground: str, seen: int | None = None) -> Ended:
    """The body is in state `to` from `on`; revoked or cancelled, its certificates are without effect from that day."""
    check_may_change(by)
    ground, on = checked_ground(ground), checked_day(on)
    held = version_on(by, Body, on, body_id=body_id)
    check_seen(held, seen)
    checked_body_step(held, to, on)
    batch = act(by, ground)
    values = changed(held, {"status": to, "ended_on": on if to in ENDED else None})
    body = record(Body, values, true_from=on, batch=batch, known=batch.at)
    if to not in ENDED:
        note("body_state_changed", by=by, subject=("bodies", body_id), body_id=body_id, frm=held.status, to=to, on=on)
        return Ended(body)
    certificates = end_certificates(body, on, batch)
    holders = HolderNotice.objects.filter(act=batch.pk).count()
    code = "body_revoked" if to == "revoked" else "body_cancelled"
    note(code, by=by, subject=("bodies", body_id), body_id=body_id, on=on, certificates=certificates, holders=holders)
    return Ended(body, certificates, holders)


def checked_body_step(held: Body, to: str, on: date) -> None:
    """Refuse a step that the table of states does not have, or one before a later change."""
    if to not in BODY_TRANSITIONS.get(held.status or "", ()):
        raise UserError("An approval cannot pass from %(frm)s to %(to)s.", frm=held.status or "–", to=to[:20])
    later = Body.objects.known().filter(body_id=held.body_id, true_from__gt=on).order_by("true_from").first()
    if later is not None:
        raise UserError(
            "%(body_id)s has already changed on %(day)s; enter this change from a later day, or correct the record.",
            body_id=held.body_id, day=later.true_from,
        )  # fmt: skip


def what_follows(body_id: str, on: date) -> tuple[int, int]:
    """How many certificates would lose effect, and how many holders would have to be told."""
    rows = Certificate.objects.known().filter(body_id=body_id, status__in=IN_EFFECT, true_to__gt=on)
    counted = rows.aggregate(certificates=Count("cert_no", distinct=True), holders=Count("org_id", distinct=True))
    return counted["certificates"], counted["holders"]


def end_certificates(body: Body, on: date, batch: Batch) -> int:
    """All certificates of the body that are in effect on `on` or later expire on that day; their holders are listed."""
    changes = {
        "status": f"'{EXPIRED}'",
        "status_on": f"greatest(held.true_from, DATE '{on.isoformat()}')",
        "status_reason": "NULL::VARCHAR",
        "suspended_from": "NULL::DATE",
        "suspended_to": "NULL::DATE",
    }
    written = rewrite(Certificate, EFFECTIVE, (body.body_id,), on, changes, batch)
    if written.num_rows:
        write_events(written, EXPIRED_EVENT, batch)
        _list_holders(written, body.body_id, batch)
    return len(set(written.column("cert_no").to_pylist()))


def write_events(written: pa.Table, event: str, batch: Batch) -> None:
    """One event for each certificate among the versions written, on the first day that it reads so."""
    moment, ends = database_moment(batch.at), database_moment(STILL_KNOWN)
    with duckdb.connect() as con:
        con.register("written", written)
        con.execute(
            f"CREATE VIEW events AS SELECT cert_no, '{event}' AS event, min(true_from) AS \"on\", "
            f"NULL::VARCHAR AS reason_code, date_trunc('second', TIMESTAMP '{moment}') AS reported_at "
            "FROM written GROUP BY cert_no"
        )
        rows = con.sql(
            f"SELECT *, {digest_sql(CertificateEvent.TABLE)} AS digest, "
            f"\"on\" AS true_from, DATE '{FOREVER}' AS true_to, "
            f"'{moment}' AS known_from, '{ends}' AS known_to, {batch.pk} AS batch FROM events"
        )
        load("certificate_events", rows.to_arrow_reader(ROWS))


def _list_holders(written: pa.Table, body_id: str, batch: Batch) -> None:
    """One notice for each holder, with its certificates."""
    with duckdb.connect() as con:
        con.register("written", written)
        rows = con.sql(
            "SELECT $act AS act, $body_id AS body_id, org_id, min(status_on) AS since, "
            "string_agg(DISTINCT cert_no, '；' ORDER BY cert_no) AS certificates, count(DISTINCT cert_no) AS count, "
            "any_value(holder_division) AS holder_division, any_value(body_division) AS body_division "
            "FROM written WHERE org_id IS NOT NULL GROUP BY org_id ORDER BY org_id",
            params={"act": batch.pk, "body_id": body_id},
        )
        load("holder_notices", rows.to_arrow_reader(ROWS))
