"""Forms of the acts upon registers: what is asked, and what would follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.registry.actions.change_body_state import what_follows
from gongxin.casework.registry.actions.change_certificate_state import REASONS, longest_term, sub_certificates
from gongxin.casework.registry.models import Body, Certificate
from gongxin.casework.registry.states import BODY_TRANSITIONS, ENDED
from gongxin.casework.registry.version import Version
from gongxin.casework.registry.written import write_value
from gongxin.codes.body_states import BODY_STATES
from gongxin.codes.certificate_states import CERTIFICATE_STATES, SUSPENDED
from gongxin.codes.certificate_transitions import FINAL_STATES, next_states, transition
from gongxin.errors import UserError
from gongxin.office.language import said
from gongxin.records.model import Column, Kind


@dataclass(frozen=True)
class Input:
    """One input of a form: `kind` is text, day, moment, choice or number."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    hint: str = ""


def day_of(written: str) -> date:
    """A day from a form."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UserError("Give the day as year, month and day.") from error


def certificate_inputs(held: Certificate, sent: Any) -> list[Input]:
    """The states that may follow, the reasons they need, the days."""
    states = tuple((state, said(CERTIFICATE_STATES[state])) for state in next_states(held.status or ""))
    reasons = tuple(
        (code.value, f"{said(CERTIFICATE_STATES[state])} – {code.value} {said(code)}")
        for state, table in REASONS.items()
        if transition(held.status or "", state)
        for code in table
    )
    hint = ""
    if step := transition(held.status or "", SUSPENDED):
        latest = longest_term(step, timezone.localdate())
        hint = _("For a suspension; beginning today it may last until %(day)s.") % {"day": latest}
    return [
        Input("to", _("New state"), "choice", sent.get("to", ""), states, True),
        Input("on", _("From"), "day", sent.get("on", ""), required=True),
        Input("reason_code", _("Reason"), "choice", sent.get("reason_code", ""), (("", "–"), *reasons)),
        Input("until", _("Until"), "day", sent.get("until", ""), hint=hint),
        ground(sent),
    ]


def body_inputs(held: Body, sent: Any) -> list[Input]:
    """The states that may follow and the day."""
    states = tuple((state, said(BODY_STATES[state])) for state in BODY_TRANSITIONS.get(held.status or "", ()))
    return [
        Input("to", _("New state"), "choice", sent.get("to", ""), states, True),
        Input("on", _("From"), "day", sent.get("on", ""), required=True),
        ground(sent),
    ]


def correction_inputs(held: Version, columns: tuple[Column, ...], sent: Any) -> list[Input]:
    """Every column but the key, as it stands."""
    table = held.TABLE
    kinds = {Kind.DATE: "day", Kind.TIMESTAMP: "moment", Kind.INTEGER: "number", Kind.NUMBER: "number"}
    inputs = [Input("on", _("From"), "day", sent.get("on", ""), required=True), ground(sent)]
    for column in columns:
        if column.name in (*table.key, *table.also_by):
            continue
        value = sent.get(f"v_{column.name}", write_value(column, getattr(held, column.name)))
        kind, choices = kinds.get(column.kind, "text"), _choices(column)
        inputs.append(Input(f"v_{column.name}", said(column), "choice" if choices else kind, value, choices))
    return inputs


def written_of(held: Version, columns: tuple[Column, ...], sent: Any) -> dict[str, str]:
    """What was typed, of the columns whose text differs from what is held."""
    return {
        column.name: sent[f"v_{column.name}"]
        for column in columns
        if f"v_{column.name}" in sent and sent[f"v_{column.name}"] != write_value(column, getattr(held, column.name))
    }


def ground(sent: Any) -> Input:
    """Every act needs one."""
    hint = _("The decision, letter or record that this rests on")
    return Input("ground", _("Ground"), value=sent.get("ground", ""), required=True, hint=hint)


def certificate_consequences(held: Certificate, to: str, on: date) -> list[str]:
    """What will follow, in sentences."""
    frm, new = said(CERTIFICATE_STATES[held.status]), said(CERTIFICATE_STATES[to])
    passes = _("Certificate %(number)s passes from %(frm)s to %(to)s from %(on)s on.")
    told = [passes % {"number": held.cert_no, "frm": frm, "to": new, "on": on}]
    subs = sub_certificates(held.cert_no, on) if to in FINAL_STATES else []
    if subs:
        told.append(_("%(count)s sub-certificates end with it.") % {"count": len(subs)})
    return told


def body_consequences(held: Body, to: str, on: date) -> list[str]:
    """What will follow, in sentences."""
    frm, new = said(BODY_STATES[held.status]), said(BODY_STATES[to])
    passes = _("The approval of %(name)s passes from %(frm)s to %(to)s from %(on)s on.")
    told = [passes % {"name": held.name or held.body_id, "frm": frm, "to": new, "on": on}]
    if to in ENDED:
        certificates, holders = what_follows(held.body_id, on)
        told.append(_("%(count)s certificates lose effect on that day.") % {"count": certificates})
        told.append(_("%(count)s holders are listed to be told.") % {"count": holders})
    return told


def _choices(column: Column) -> tuple[tuple[str, str], ...]:
    if column.kind is Kind.BOOLEAN:
        return (("", "–"), ("true", _("Yes")), ("false", _("No")))
    if column.codes is None or column.kind is Kind.LIST:
        return ()
    return (("", "–"), *((code.value, f"{code.value} {said(code)}") for code in column.codes))
