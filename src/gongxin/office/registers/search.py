"""The search as the office shows it: hits grouped by kind, and numbers that are only known exactly."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.models import AuditPlan, Registration, Rule
from gongxin.casework.registry.version import Version
from gongxin.casework.search.finding import find
from gongxin.casework.search.models import Document
from gongxin.casework.search.ranking import EXACT, Hit
from gongxin.codes.plain_text import plain
from gongxin.i18n import Text
from gongxin.office.language import said
from gongxin.office.registers.links import page
from gongxin.office.registers.purpose import may_show_personal

KINDS = {
    "body": (Text("认证机构", "Certification bodies"), "body"),
    "organisation": (Text("组织", "Organisations"), "organisation"),
    "certificate": (Text("证书", "Certificates"), "certificate"),
    "ccc": (Text("强制性产品认证证书", "CCC certificates"), "ccc_certificates"),
    "registration": (Text("认证人员", "Certification persons"), "registration"),
    "plan": (Text("审核计划", "Audit plans"), "plan"),
    "rule": (Text("认证规则", "Certification rules"), "rule"),
}
EXACTLY: tuple[tuple[str, type[Version], str], ...] = (
    ("plan", AuditPlan, "plan_id"),
    ("rule", Rule, "rule_no"),
    ("registration", Registration, "registration_no"),
)


@dataclass(frozen=True)
class Result:
    """One line: where it leads, its name and number, and why it is here."""

    kind: str
    link: str
    name: str
    number: str
    why: str


def results(request: HttpRequest, typed: str, most: int) -> list[Result]:
    """The best results, those that match exactly first. Names of people only with a purpose."""
    kinds = tuple(kind for kind in Document.KINDS if kind != "registration" or may_show_personal(request))
    found = [_result(hit) for hit in find(request.user, typed, kinds=kinds, most=most).hits]
    known = {(each.kind, each.number) for each in found}
    exact = [each for each in _exactly(request, typed) if (each.kind, each.number) not in known]
    return (exact + found)[:most]


def grouped(found: list[Result]) -> list[tuple[str, list[Result]]]:
    """By kind, in the order of the best of each."""
    groups: dict[str, list[Result]] = {}
    for each in found:
        groups.setdefault(each.kind, []).append(each)
    return [(said(KINDS[kind][0]), rows) for kind, rows in groups.items()]


def names_people(request: HttpRequest, found: list[Result]) -> bool:
    """Whether a person is named among the results."""
    return request.user.may(Permission.READ_PERSONAL) and any(
        each.kind == "registration" and each.name for each in found
    )


def _result(hit: Hit) -> Result:
    document = hit.document
    return Result(document.kind, _link(document.kind, document.key), document.title, document.key, said(hit.why))


def _link(kind: str, key: str) -> str:
    if kind == "ccc":
        return f"{reverse('ccc_certificates')}?cert_no={key}"
    return page(KINDS[kind][1], key)


def _exactly(request: HttpRequest, typed: str) -> list[Result]:
    """Plans, rules and registrations are found by their whole number."""
    number = plain(typed)
    found = []
    for kind, model, key in EXACTLY if len(number) > 3 else ():
        rows = visible(request.user, model.objects.at(request.when)).filter(**{key: number})
        if rows.exists():
            found.append(Result(kind, _link(kind, number), "", number, said(EXACT)))
    return found
