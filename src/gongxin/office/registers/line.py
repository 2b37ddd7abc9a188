"""The traceable line of a certificate: rule → application → plan → sign-ins → result → decision → certificate → state.

Rules can be looked up, the process followed, the result traced: each step with its day, or marked as missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.registry.models import AuditPlan, AuditResult, Certificate, Rule, SignIn
from gongxin.casework.registry.when import When
from gongxin.office.registers.cells import shown
from gongxin.office.registers.links import page

SEPARATOR = "；"


@dataclass(frozen=True)
class LineStep:
    """One step. `missing` where no record speaks of it, `early` where it is dated before the step it rests on."""

    name: str
    text: str = ""
    on: date | None = None
    link: str = ""
    missing: bool = False
    early: bool = False


def line_of(certificate: Certificate, plans: Sequence[AuditPlan], when: When, dates: str = "") -> list[LineStep]:
    """The steps of a certificate whose plans are given; four questions however many plans there are."""
    led = [plan for plan in plans if _before_decision(plan, certificate)]
    keys = [plan.plan_id for plan in led]
    steps = [
        _rule(certificate, when, dates),
        _application(led),
        _plan(led, dates),
        _sign_ins(keys, when),
        _result(keys, when),
        _dated(_("Decision"), certificate.decided_on),
        _dated(_("Certificate"), certificate.issued_on, certificate.cert_no),
        _state(certificate),
    ]
    return _marked(steps)


def plans_of(certificate: Certificate, when: When) -> list[AuditPlan]:
    """The plans of the holder with the body that name the certificate, or name none and cover its domain."""
    mine = AuditPlan.objects.at(when).filter(org_id=certificate.org_id, body_id=certificate.body_id)
    return [plan for plan in mine.order_by("planned_start_at", "plan_id") if _about(plan, certificate)]


def _about(plan: AuditPlan, certificate: Certificate) -> bool:
    if plan.cert_nos:
        return certificate.cert_no in plan.cert_nos.split(SEPARATOR)
    return bool(plan.domain_codes) and certificate.domain_code in plan.domain_codes.split(SEPARATOR)


def _before_decision(plan: AuditPlan, certificate: Certificate) -> bool:
    ends = certificate.decided_on or certificate.issued_on
    return not plan.cancelled and (ends is None or plan.planned_start_at is None or _day(plan.planned_start_at) <= ends)


def _rule(certificate: Certificate, when: When, dates: str) -> LineStep:
    rule = Rule.objects.at(when).filter(rule_no=certificate.rule_no).first() if certificate.rule_no else None
    if rule is None:
        return LineStep(_("Rule"), certificate.rule_no or "", missing=True)
    return LineStep(_("Rule"), rule.title or rule.rule_no, rule.filed_on, page("rule", rule.rule_no, dates))


def _application(plans: Sequence[AuditPlan]) -> LineStep:
    number = next((plan.application_no for plan in plans if plan.application_no), "")
    return LineStep(_("Application"), number, missing=not number)


def _plan(plans: Sequence[AuditPlan], dates: str) -> LineStep:
    if not plans:
        return LineStep(_("Plan"), missing=True)
    last = plans[-1]
    more = _("%(count)s plans") % {"count": len(plans)} if len(plans) > 1 else last.plan_id
    started = _day(last.planned_start_at) if last.planned_start_at else None
    return LineStep(_("Plan"), more, started, page("plan", last.plan_id, dates))


def _sign_ins(plans: list[str], when: When) -> LineStep:
    moments = [at for at in SignIn.objects.at(when).filter(plan_id__in=plans).values_list("at", flat=True) if at]
    if not moments:
        return LineStep(_("Sign-ins"), missing=True)
    return LineStep(_("Sign-ins"), _("%(count)s sign-ins") % {"count": len(moments)}, _day(max(moments)))


def _result(plans: list[str], when: When) -> LineStep:
    ends = [
        at for at in AuditResult.objects.at(when).filter(plan_id__in=plans).values_list("ended_at", flat=True) if at
    ]
    return LineStep(_("Result"), on=_day(max(ends))) if ends else LineStep(_("Result"), missing=True)


def _state(certificate: Certificate) -> LineStep:
    words = shown(certificate.TABLE["status"], certificate.status)
    return LineStep(_("State"), words, certificate.status_on, missing=not words)


def _dated(name: str, day: date | None, text: str = "") -> LineStep:
    return LineStep(name, text, day, missing=day is None)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _marked(steps: list[LineStep]) -> list[LineStep]:
    """Mark what is dated before the latest of the steps before it."""
    marked, latest = [], None
    for step in steps:
        early = step.on is not None and latest is not None and step.on < latest
        marked.append(LineStep(**{**vars(step), "early": early}) if early else step)
        latest = max(filter(None, (latest, step.on)), default=None)
    return marked
