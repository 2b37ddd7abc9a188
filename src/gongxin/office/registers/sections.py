"""What hangs on a record: the short tables of its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.registry.models import (
    ApprovedScope,
    AuditPlan,
    AuditResult,
    Certificate,
    CertificateEvent,
    Explanation,
    KnownComplaint,
    KnownInspection,
    KnownPenalty,
    Registration,
    Rule,
    SignIn,
    TeamMember,
)
from gongxin.casework.registry.version import Version
from gongxin.office.registers.record import Section, findings_about, section

CERTIFICATE = ("cert_no", "org_id", "domain_code", "status", "issued_on", "expires_on")
VISIT = ("plan_id", "stage_codes", "planned_start_at", "planned_end_at", "site_division", "cancelled")
FINDING = ("finding_id", "occurred_on", "severity", "detector", "explanation")
REGISTRATION = ("registration_no", "domain_code", "grade", "employment", "valid_from", "valid_to")


def of_body(request: HttpRequest, body_id: str) -> list[Section]:
    """Scopes, rules, certificates, people, what supervision knows, findings."""
    by_body = {"body_id": body_id}
    return [
        _mine(request, _("Approved scopes"), ApprovedScope, by_body, ("domain_code", "scope_code", "from_on", "to_on"), order=("domain_code", "from_on"), list_="scopes"),
        _mine(request, _("Rules"), Rule, by_body, ("rule_no", "title", "version", "domain_code", "filed_on"), order=("-filed_on",), page="rule", list_="rules"),
        _mine(request, _("Certificates"), Certificate, by_body, CERTIFICATE, order=("-issued_on",), page="certificate", list_="certificates"),
        _mine(request, _("Registrations"), Registration, by_body, REGISTRATION, order=("registration_no",), page="registration", list_="people"),
        _mine(request, _("Inspections made"), KnownInspection, by_body, ("inspection_id", "inspected_on", "origin", "outcome", "org_id", "cert_no"), order=("-inspected_on",), list_="inspections"),
        *_known(request, "body", body_id),
        _findings(request, body_id=body_id),
    ]  # fmt: skip


def of_certificate(request: HttpRequest, certificate: Certificate, plans: Sequence[AuditPlan]) -> list[Section]:
    """Events, sub-certificates, audits, inspections, findings."""
    number = certificate.cert_no
    events = CertificateEvent.objects.at(request.when).filter(cert_no=number).order_by("on", "reported_at")
    audits = AuditPlan.objects.filter(pk__in=[plan.pk for plan in plans]).order_by("planned_start_at")
    return [
        section(request, _("Audits"), visible(request.user, audits), VISIT, page="plan", empty=_("No plan names this certificate.")),
        section(request, _("Events"), events, ("on", "event", "reason_code", "reported_at")),
        _mine(request, _("Sub-certificates"), Certificate, {"main_cert_no": number}, CERTIFICATE, order=("cert_no",), page="certificate", list_="certificates"),
        _findings(request, cert_no=number),
    ]  # fmt: skip


def of_organisation(request: HttpRequest, org_id: str) -> list[Section]:
    """Certificates, visits, what supervision knows, findings."""
    by_org = {"org_id": org_id}
    return [
        _mine(request, _("Certificates"), Certificate, by_org, ("cert_no", "body_id", "domain_code", "status", "issued_on", "expires_on"), order=("-issued_on",), page="certificate", list_="certificates", empty=_("No certificate is recorded.")),
        _mine(request, _("Audits"), AuditPlan, by_org, ("plan_id", "body_id", *VISIT[1:]), order=("-planned_start_at",), page="plan", list_="plans", empty=_("No audit is recorded.")),
        _mine(request, _("Inspections made"), KnownInspection, by_org, ("inspection_id", "inspected_on", "origin", "outcome", "body_id", "cert_no"), order=("-inspected_on",), list_="inspections"),
        *_known(request, "organisation", org_id),
        _findings(request, org_id=org_id),
    ]  # fmt: skip


def of_plan(request: HttpRequest, plan: AuditPlan) -> list[Section]:
    """Team, sign-ins, explanations, results, certificates, findings. They belong to the plan and are seen with it."""
    at = {"plan_id": plan.plan_id}
    numbers = (plan.cert_nos or "").split("；")
    return [
        section(request, _("Team"), _at(request, TeamMember, at, "role"), ("role", "person_id", "registration_no", "planned_days"), empty=_("No team was reported.")),
        section(request, _("Sign-ins"), _at(request, SignIn, at, "at"), ("at", "moment", "person_id", "lat", "lon", "accuracy_m", "mock_location", "received_at"), empty=_("Nobody signed in.")),
        section(request, _("Explanations"), _at(request, Explanation, at, "at"), ("at", "by", "reason", "text")),
        section(request, _("Results"), _at(request, AuditResult, at, "started_at"), ("stage_code", "role", "person_id", "started_at", "ended_at"), empty=_("No result was reported.")),
        _mine(request, _("Certificates"), Certificate, {"cert_no__in": [each for each in numbers if each]}, CERTIFICATE, order=("cert_no",), page="certificate"),
        _findings(request, plan_id=plan.plan_id),
    ]  # fmt: skip


def of_rule(request: HttpRequest, rule_no: str) -> list[Section]:
    """The certificates that name the rule."""
    return [
        _mine(request, _("Certificates"), Certificate, {"rule_no": rule_no}, ("cert_no", "org_id", "body_id", "status", "issued_on"), order=("-issued_on",), page="certificate", list_="certificates", empty=_("No certificate names this rule.")),
    ]  # fmt: skip


def of_person(request: HttpRequest, person_id: str) -> list[Section]:
    """Registrations of a person, and the audits among those that the reader may see."""
    shown = ("registration_no", "body_id", *REGISTRATION[1:])
    mine = visible(request.user, AuditPlan.objects.at(request.when))
    planned = TeamMember.objects.at(request.when).filter(person_id=person_id).values("plan_id")
    return [
        _mine(request, _("Registrations"), Registration, {"person_id": person_id}, shown, order=("registration_no",), page="registration"),
        section(request, _("Audits"), mine.filter(plan_id__in=planned).order_by("-planned_start_at"), ("plan_id", "org_id", *VISIT[1:]), page="plan", empty=_("No audit is recorded.")),
        *_known(request, "person", person_id),
        _findings(request, person_id=person_id),
    ]  # fmt: skip


def _mine(
    request: HttpRequest,
    title: str,
    model: type[Version],
    by: dict[str, Any],
    columns: Sequence[str],
    *,
    order: tuple[str, ...],
    page: str = "",
    list_: str = "",
    empty: str = "",
) -> Section:
    """Rows of a register that the reader may see, with the address of the whole list."""
    rows = visible(request.user, _at(request, model, by, *order))
    asked = {**by, **{name: request.GET[name] for name in ("on", "known") if request.GET.get(name)}}
    whole = f"{reverse(list_)}?{urlencode(asked)}" if list_ else ""
    return section(request, title, rows, columns, page=page, all_rows=whole, empty=empty)


def _at(request: HttpRequest, model: type[Version], by: dict[str, Any], *order: str) -> QuerySet[Any]:
    return model.objects.at(request.when).filter(**by).order_by(*order)


def _known(request: HttpRequest, kind: str, key: str) -> list[Section]:
    """Penalties, which are public, and complaints, which are for those who read findings."""
    penalties = _at(request, KnownPenalty, {"subject_kind": kind, "subject_id": key}, "-decided_on")
    found = [section(request, _("Penalties"), penalties, ("decision_no", "decided_on", "provision", "kind", "fine"))]
    if request.user.may("work_warnings"):
        rows = _at(request, KnownComplaint, {"about_kind": kind, "about_id": key}, "-received_on")
        found.append(section(request, _("Complaints and reports"), rows, ("complaint_id", "received_on", "kind", "verified")))  # fmt: skip
    return found


def _findings(request: HttpRequest, **about: str) -> Section:
    whole = f"{reverse('findings')}?{urlencode(about)}"
    rows = findings_about(request, **about)
    return section(request, _("Findings of the latest run"), rows, FINDING, page="finding", all_rows=whole)
