"""Suspend, restore, revoke, cancel or expire one certificate from a day on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.actions.acting import (
    act,
    check_may_change,
    check_seen,
    checked_day,
    checked_ground,
    version_on,
)
from gongxin.casework.registry.models import Batch, Certificate, CertificateEvent
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.version import FOREVER
from gongxin.casework.trail.write import note
from gongxin.codes.certificate_states import CERTIFICATE_STATES, EXPIRED, SUSPENDED, VALID
from gongxin.codes.certificate_transitions import FINAL_STATES, Transition, transition
from gongxin.codes.code_table import CodeTable
from gongxin.codes.revocation_reasons import REVOCATION_REASONS
from gongxin.codes.suspension_reasons import SUSPENSION_REASONS
from gongxin.errors import UserError
from gongxin.law.clocks import clock

REASONS: dict[str, CodeTable] = {SUSPENDED: SUSPENSION_REASONS, "03": REVOCATION_REASONS}
IN_EFFECT = (VALID, SUSPENDED)


@transaction.atomic
def change_certificate_state(
    *,
    by: Account,
    cert_no: str,
    to: str,
    on: date,
    ground: str,
    reason_code: str = "",
    until: date | None = None,
    seen: int | None = None,
) -> Certificate:
    """The certificate is in state `to` from `on`; its sub-certificates end with it. `seen`: the version judged."""
    check_may_change(by)
    ground, on = checked_ground(ground), checked_day(on)
    held = version_on(by, Certificate, on, cert_no=cert_no)
    check_seen(held, seen)
    step = checked_step(held, to, on, reason_code, until)
    batch = act(by, ground)
    fresh = _write(held, step, on, reason_code, until, batch)
    if to in FINAL_STATES:
        for sub in sub_certificates(cert_no, on):
            _write(sub, _ends_with_main(sub), on, "", None, batch)
    note(
        "certificate_state_changed", by=by, subject=("certificates", cert_no), cert_no=cert_no,
        frm=CERTIFICATE_STATES[held.status].value, to=to, on=on, ground=ground,
    )  # fmt: skip
    return fresh


def checked_step(held: Certificate, to: str, on: date, reason_code: str, until: date | None) -> Transition:
    """The legal step, with its reason and term checked."""
    step = transition(held.status or "", to)
    if step is None:
        raise UserError("A certificate cannot pass from %(frm)s to %(to)s.", frm=held.status or "–", to=to[:10])
    later = Certificate.objects.known().filter(cert_no=held.cert_no, true_from__gt=on).order_by("true_from").first()
    if later is not None:
        raise UserError(
            "%(cert_no)s has already changed on %(day)s; enter this change from a later day, or correct the record.",
            cert_no=held.cert_no, day=later.true_from,
        )  # fmt: skip
    if to in REASONS and reason_code not in REASONS[to]:
        raise UserError("Choose a reason from the list for this state.")
    if to == SUSPENDED:
        check_term(step, on, until)
    if step.event == "restored" and held.suspended_to is not None and on > held.suspended_to:
        raise UserError("The suspension ended on %(day)s; it can no longer be lifted.", day=held.suspended_to)
    return step


def longest_term(step: Transition, on: date) -> date | None:
    """The last day of a stay in the new state that the law allows for a stay beginning on `on`."""
    return clock(step.max_term.removeprefix("clocks.")).count(on).due_on if step.max_term else None


def check_term(step: Transition, on: date, until: date | None) -> None:
    """A suspension has a last day, not before its first and not beyond the longest term."""
    if until is None or until < on:
        raise UserError("A suspension needs a last day that is not before its first.")
    longest = longest_term(step, on)
    if longest is not None and until > longest:
        raise UserError("A suspension from %(on)s ends on %(day)s at the latest.", on=on, day=longest)


def sub_certificates(cert_no: str, on: date) -> list[Certificate]:
    """Sub-certificates in effect on the day."""
    rows = Certificate.objects.known().filter(main_cert_no=cert_no, true_from__lte=on, true_to__gt=on)
    return list(rows.filter(status__in=IN_EFFECT).order_by("cert_no"))


def _ends_with_main(sub: Certificate) -> Transition:
    step = transition(sub.status, EXPIRED)
    assert step is not None, "a certificate in effect can end with its main certificate"
    return step


def _write(held: Certificate, step: Transition, on: date, reason: str, until: date | None, batch: Batch) -> Certificate:
    """The version from `on`, and the event that leads to it."""
    suspended = step.to == SUSPENDED
    values = changed(held, {
        "status": step.to, "status_on": on, "status_reason": reason or None,
        "suspended_from": on if suspended else None, "suspended_to": until if suspended else None,
    })  # fmt: skip
    event = {
        "cert_no": held.cert_no, "event": step.event, "on": on, "reason_code": reason or None,
        "reported_at": batch.at.replace(microsecond=0),
    }  # fmt: skip
    record(CertificateEvent, event, true_from=on, batch=batch, known=batch.at)
    return record(Certificate, values, true_from=on, true_to=FOREVER, batch=batch, known=batch.at)
