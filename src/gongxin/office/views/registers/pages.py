"""The page of one record of each register."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.models import (
    AuditPlan,
    Body,
    Certificate,
    Organisation,
    Registration,
    Rule,
)
from gongxin.casework.registry.states import ENDED
from gongxin.casework.registry.version import Version
from gongxin.codes.certificate_transitions import next_states
from gongxin.office.access import needs
from gongxin.office.language import said
from gongxin.office.registers import sections
from gongxin.office.registers.line import line_of, plans_of
from gongxin.office.registers.links import dates_of
from gongxin.office.registers.marks import marks_beside
from gongxin.office.registers.purpose import asks_purpose, looked_at
from gongxin.office.registers.record import Record, Section, opened

READ = Permission.READ_REGISTERS


@needs(READ)
def body(request: HttpRequest, body_id: str) -> HttpResponse:
    """A certification body as the register has it."""
    record = opened(request, Body, body_id=body_id)
    return _page(request, record, sections.of_body(request, body_id), title=record.version.name or body_id)


@needs(READ)
def certificate(request: HttpRequest, cert_no: str) -> HttpResponse:
    """A certificate with the line that led to it."""
    record = opened(request, Certificate, cert_no=cert_no)
    plans = plans_of(record.version, request.when)
    line = line_of(record.version, plans, request.when, dates_of(request))
    parts = sections.of_certificate(request, record.version, plans)
    return _page(request, record, parts, title=cert_no, line=line, marks=marks_beside(request, cert_no))


@needs(READ)
def organisation(request: HttpRequest, org_id: str) -> HttpResponse:
    """An organisation with its certificates and visits."""
    record = opened(request, Organisation, org_id=org_id)
    return _page(request, record, sections.of_organisation(request, org_id), title=record.version.name or org_id)


@needs(READ)
def plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """An audit plan with its team, sign-ins, explanations, results."""
    record = opened(request, AuditPlan, plan_id=plan_id)
    return _page(request, record, sections.of_plan(request, record.version), title=plan_id)


@needs(READ)
def registration(request: HttpRequest, registration_no: str) -> HttpResponse:
    """A registration of a person."""
    record = opened(request, Registration, registration_no=registration_no)
    return _page(request, record, [], title=registration_no)


@needs(READ)
def rule(request: HttpRequest, rule_no: str) -> HttpResponse:
    """A filed rule with the certificates that name it."""
    record = opened(request, Rule, rule_no=rule_no)
    return _page(request, record, sections.of_rule(request, rule_no), title=record.version.title or rule_no)


def _page(request: HttpRequest, record: Record, parts: list[Section], **shown: Any) -> HttpResponse:
    table = record.version.TABLE
    looked_at(request)
    told = {
        "record": record,
        "register": said(table),
        "sections": parts,
        "asks_purpose": asks_purpose(request),
        "dates": dates_of(request),
        "acts": _acts(request, record.version),
        **shown,
    }
    return render(request, "office/registers/record.html", told)


def _acts(request: HttpRequest, version: Version) -> list[tuple[str, str]]:
    """What the reader may do here: a profile to look at, a state to change, a record to correct."""
    key = getattr(version, version.TABLE.key[0])
    profiled = isinstance(version, Body) and request.user.may(Permission.READ_FINDINGS)
    found = [(_("Profile"), reverse("body_profile", args=[key]) + dates_of(request))] if profiled else []
    if not request.user.may(Permission.CHANGE_REGISTERS):
        return found
    if isinstance(version, Body):
        ended = version.status in ENDED
        restore = ("body_restore", _("Take the end of the approval back"))
        act = restore if ended else ("body_state", _("Change the approval"))
        found.append((act[1], reverse(act[0], args=[key])))
    if isinstance(version, Certificate) and next_states(version.status or ""):
        found.append((_("Change the state"), reverse("certificate_state", args=[key])))
    return [*found, (_("Correct the record"), reverse("correct", args=[version.TABLE.name, key]))]
