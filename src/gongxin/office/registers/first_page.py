"""What the first page shows of the registers to those whose duty is to look up: leads, own records, public changes."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.registry.models import AuditPlan, Body, Certificate, KnownPenalty, Registration
from gongxin.casework.registry.states import ENDED
from gongxin.casework.registry.when import now
from gongxin.office.registers.record import Section, findings_about, section

CERTIFICATE = ("cert_no", "domain_code", "status", "issued_on", "expires_on")
VISIT = ("plan_id", "planned_start_at", "planned_end_at", "site_division", "cancelled")
REGISTRATION = ("registration_no", "domain_code", "grade", "employment", "valid_to")
FINDING = ("finding_id", "occurred_on", "severity", "body_id", "explanation")
PENALTY = ("decision_no", "decided_on", "subject_id", "provision", "kind", "fine")


def first_sections(request: HttpRequest) -> list[Section]:
    """The short tables of the reader's role, each with at most twenty rows; none for roles that have work to do."""
    account = request.user
    if account.duty.reach is Reach.PERSON:
        return [_registrations(request)]
    if account.duty.reach is Reach.ORGANISATION:
        return [_certificates(request), _visits(request)]
    if account.duty.reach is Reach.PUBLIC:
        return [_ended(request), _penalties(request)]
    works = account.may(Permission.WORK_WARNINGS) or account.may(Permission.REPORT)
    return [_findings(request)] if account.may(Permission.READ_FINDINGS) and not works else []


def _registrations(request: HttpRequest) -> Section:
    rows = visible(request.user, Registration.objects.at(now())).order_by("valid_to", "registration_no")
    title, none = _("Your registrations"), _("No registration is recorded.")
    return section(request, title, rows, REGISTRATION, page="registration", empty=none)


def _certificates(request: HttpRequest) -> Section:
    rows = visible(request.user, Certificate.objects.at(now())).order_by("expires_on", "cert_no")
    title, none = _("Your certificates, the first to expire first"), _("No certificate is recorded.")
    whole = reverse("certificates")
    return section(request, title, rows, CERTIFICATE, page="certificate", all_rows=whole, empty=none)


def _visits(request: HttpRequest) -> Section:
    rows = visible(request.user, AuditPlan.objects.at(now())).order_by("-planned_start_at", "plan_id")
    title, whole = _("Audits at your sites"), reverse("plans")
    return section(request, title, rows, VISIT, page="plan", all_rows=whole, empty=_("No audit is recorded."))


def _ended(request: HttpRequest) -> Section:
    rows = visible(request.user, Body.objects.at(now())).filter(status__in=ENDED).order_by("-ended_on", "body_id")
    return section(
        request, _("Bodies whose approval ended"), rows, ("body_id", "name", "status", "ended_on"), page="body",
        all_rows=reverse("bodies"), empty=_("No approval has ended."),
    )  # fmt: skip


def _penalties(request: HttpRequest) -> Section:
    rows = KnownPenalty.objects.at(now()).order_by("-decided_on", "decision_no")
    title, none = _("Latest penalties"), _("No penalty is recorded.")
    return section(request, title, rows, PENALTY, all_rows=reverse("penalties"), empty=none)


def _findings(request: HttpRequest) -> Section:
    title, none = _("Latest leads in your jurisdiction"), _("The latest run found nothing here.")
    rows, whole = findings_about(request), reverse("findings")
    return section(request, title, rows, FINDING, page="finding", all_rows=whole, empty=none)
