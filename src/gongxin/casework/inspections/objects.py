"""What is inspected, as the registers know it today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.registry.models import AuditPlan, Body, CccCertificate, Certificate, Designation, Organisation
from gongxin.casework.registry.when import now
from gongxin.errors import UnknownName


@dataclass(frozen=True)
class Inspected:
    """One object: its name, where it lies, and the body and organisation concerned ("" for none)."""

    id: str
    name: str
    division: str
    address: str
    body_id: str = ""
    org_id: str = ""


def inspected(kind: str, object_id: str, by: Account) -> Inspected:
    """The object, where it lies in the reach of the account; else it is not known."""
    found = FINDERS[KINDS[kind].about](object_id.strip(), by)
    if found is None:
        raise UnknownName("%(key)s is not in the registers of your region.", key=object_id[:60])
    return found


def _body(object_id: str, by: Account) -> Inspected | None:
    one = visible(by, Body.objects.at(now()).filter(body_id=object_id)).first()
    return one and Inspected(object_id, one.name or "", one.division or "", one.address or "", body_id=object_id)


def _organisation(object_id: str, by: Account) -> Inspected | None:
    one = visible(by, Organisation.objects.at(now()).filter(org_id=object_id)).first()
    if one is None:
        return None
    held = Certificate.objects.at(now()).filter(org_id=object_id).order_by("-issued_on").first()
    body = held.body_id if held else ""
    return Inspected(object_id, one.name or "", one.division or "", one.address or "", body or "", object_id)


def _audit(object_id: str, by: Account) -> Inspected | None:
    one = visible(by, AuditPlan.objects.at(now()).filter(plan_id=object_id)).exclude(cancelled=True).first()
    if one is None:
        return None
    name = Organisation.objects.at(now()).filter(org_id=one.org_id).values_list("name", flat=True).first()
    place, address = one.site_division or "", one.site_address or ""
    return Inspected(object_id, name or one.org_id or "", place, address, one.body_id or "", one.org_id or "")


def _certificate(object_id: str, by: Account) -> Inspected | None:
    """A certificate of the register, or one of CCC, which names no place: the nation's alone."""
    one = visible(by, Certificate.objects.at(now()).filter(cert_no=object_id)).first()
    if one is not None:
        return Inspected(object_id, object_id, one.holder_division or "", "", one.body_id or "", one.org_id or "")
    ccc = CccCertificate.objects.at(now()).filter(cert_no=object_id).first() if _of_nation(by) else None
    return ccc and Inspected(object_id, ccc.manufacturer or object_id, "", "", body_id=ccc.body_id or "")


def _laboratory(object_id: str, by: Account) -> Inspected | None:
    """The register of designations names no place, so laboratories are the nation's to inspect."""
    held = Designation.objects.at(now()).filter(holder_id=object_id, kind="lab")
    return Inspected(object_id, object_id, "", "") if _of_nation(by) and held.exists() else None


def _of_nation(by: Account) -> bool:
    return by.duty.reach is Reach.NATION


FINDERS: dict[str, Callable[[str, Account], Inspected | None]] = {
    "body": _body,
    "organisation": _organisation,
    "audit": _audit,
    "certificate": _certificate,
    "laboratory": _laboratory,
}
