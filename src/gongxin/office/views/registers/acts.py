"""Pages of the acts upon registers: a form, a page that says what will follow, then the act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.actions.acting import check_seen, checked_day, checked_ground, version_on
from gongxin.casework.registry.actions.change_body_state import change_body_state, checked_body_step
from gongxin.casework.registry.actions.change_certificate_state import change_certificate_state, checked_step
from gongxin.casework.registry.actions.correct_record import changes_of, correct_record
from gongxin.casework.registry.actions.restore_body import ending_of, restore_body
from gongxin.casework.registry.models import (
    AuditPlan,
    Body,
    Certificate,
    Organisation,
    Registration,
    Rule,
)
from gongxin.casework.registry.version import Version
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language, said
from gongxin.office.registers import acts
from gongxin.office.registers.columns import PAGES, REFERENCES
from gongxin.office.registers.links import page
from gongxin.office.registers.purpose import columns_now
from gongxin.office.registers.record import find

CHANGE = Permission.CHANGE_REGISTERS
CORRECTED = {model.TABLE.name: model for model in (AuditPlan, Body, Certificate, Organisation, Registration, Rule)}
Told = list[str]


@needs(CHANGE)
def certificate_state(request: HttpRequest, cert_no: str) -> HttpResponse:
    """Suspend, restore, revoke, cancel, expire."""
    held, _of_day = find(request, Certificate, cert_no=cert_no)
    sent = request.POST

    def follows() -> Told:
        on, to, until = acts.day_of(sent["on"]), sent["to"], sent.get("until")
        version = version_on(request.user, Certificate, checked_day(on), cert_no=cert_no)
        checked_step(version, to, on, sent.get("reason_code", ""), acts.day_of(until) if until else None)
        return acts.certificate_consequences(version, to, on)

    def do() -> None:
        until = sent.get("until")
        change_certificate_state(
            by=request.user, cert_no=cert_no, to=sent["to"], on=acts.day_of(sent["on"]), ground=sent["ground"],
            reason_code=sent.get("reason_code", ""), until=acts.day_of(until) if until else None, seen=_seen(sent),
        )  # fmt: skip

    return _three_steps(request, held, _("Change the state"), acts.certificate_inputs(held, sent), follows, do)


@needs(CHANGE)
def body_state(request: HttpRequest, body_id: str) -> HttpResponse:
    """Suspend, approve again, revoke, cancel."""
    held, _of_day = find(request, Body, body_id=body_id)
    sent = request.POST

    def follows() -> Told:
        on = checked_day(acts.day_of(sent["on"]))
        version = version_on(request.user, Body, on, body_id=body_id)
        checked_body_step(version, sent["to"], on)
        return acts.body_consequences(version, sent["to"], on)

    def do() -> None:
        change_body_state(
            by=request.user, body_id=body_id, to=sent["to"], on=acts.day_of(sent["on"]), ground=sent["ground"],
            seen=_seen(sent),
        )  # fmt: skip

    return _three_steps(request, held, _("Change the approval"), acts.body_inputs(held, sent), follows, do)


@needs(CHANGE)
def body_restore(request: HttpRequest, body_id: str) -> HttpResponse:
    """Take the end of an approval back."""
    held, _of_day = find(request, Body, body_id=body_id)
    sent = request.POST

    def follows() -> Told:
        on = checked_day(acts.day_of(sent["on"]))
        ending_of(version_on(request.user, Body, on, body_id=body_id))
        told = _("The approval and the certificates that ended with it read again as before, from %(on)s on.")
        return [told % {"on": on}]

    def do() -> None:
        on = acts.day_of(sent["on"])
        restore_body(by=request.user, body_id=body_id, from_on=on, ground=sent["ground"], seen=_seen(sent))

    inputs = [acts.Input("on", _("From"), "day", sent.get("on", ""), required=True), acts.ground(sent)]
    return _three_steps(request, held, _("Take the end of the approval back"), inputs, follows, do)


@needs(CHANGE)
def correct(request: HttpRequest, table: str, key: str) -> HttpResponse:
    """Correct a record from a day on."""
    model = CORRECTED.get(table)
    if model is None:
        raise Http404
    named = {model.TABLE.key[0]: key}
    held, _of_day = find(request, model, **named)
    columns, sent = columns_now(request, model.TABLE.columns), request.POST
    written = acts.written_of(held, columns, sent)

    def follows() -> Told:
        changes = changes_of(version_on(request.user, model, acts.day_of(sent["on"]), **named), written)
        return [f"{said(model.TABLE[name])}: {written[name] or '–'}" for name in changes]

    def do() -> None:
        correct_record(
            by=request.user, table=table, key=named, written=written, from_on=acts.day_of(sent["on"]),
            ground=sent["ground"], seen=_seen(sent),
        )  # fmt: skip

    return _three_steps(
        request, held, _("Correct the record"), acts.correction_inputs(held, columns, sent), follows, do
    )


def _three_steps(
    request: HttpRequest,
    held: Version,
    title: str,
    inputs: list[acts.Input],
    follows: Callable[[], Told],
    do: Callable[[], None],
) -> HttpResponse:
    """A form; then what will follow; then the act. A refusal is told beside the form."""
    told: dict[str, Any] = {"title": title, "inputs": inputs, "held": held, "back": _back(held), "seen": held.pk}
    if request.method != "POST":
        return render(request, "office/registers/act.html", told)
    try:
        if request.POST.get("confirmed"):
            do()
            messages.success(request, _("Done. It is written into the history and the audit trail."))
            return redirect(told["back"])
        checked_ground(request.POST.get("ground", ""))
        check_seen(held, _seen(request.POST))
        with transaction.atomic():
            told["follows"] = follows()
    except UserError as mistake:
        told["mistake"] = mistake.in_language(language())
    except KeyError:
        told["mistake"] = _("Fill in the form.")
    sent = [(name, value) for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "confirmed")]
    return render(request, "office/registers/act.html", {**told, "sent": sent})


def _seen(sent: Any) -> int | None:
    """The version that the form was opened with."""
    written = sent.get("seen", "")
    return int(written) if written.isdigit() else None


def _back(held: Version) -> str:
    key = held.TABLE.key[0]
    name = REFERENCES[key].page if key in REFERENCES else PAGES[key]
    return page(name, getattr(held, key))
