"""A small world of registers: one body with a main certificate, its sub-certificate, a suspended and an ended one."""

from datetime import date

from gongxin.casework.registry.models import Body, Certificate, Organisation, Rule
from gongxin.casework.registry.recording import record

BODY, OTHER = "CNCA-R-2002-001", "CNCA-R-2003-002"
ISSUED = date(2025, 1, 10)
HOLDERS = {"O-1": "440300", "O-2": "310115"}


def small_world():
    """Bodies BODY and OTHER; certificates MAIN and SUB of O-1, LONE (suspended) of O-2, GONE (revoked); FOREIGN of OTHER."""
    for body_id in (BODY, OTHER):
        record(
            Body,
            {
                "body_id": body_id,
                "name": f"{body_id} 认证",
                "division": "110108",
                "status": "approved",
                "approved_on": date(2002, 1, 1),
            },
            true_from=date(2002, 1, 1),
        )
        record(Rule, {"rule_no": f"{body_id}-R", "body_id": body_id, "title": "规则", "filed_on": date(2020, 1, 1)})
    for org_id, division in HOLDERS.items():
        record(Organisation, {"org_id": org_id, "name": f"组织{org_id}", "division": division, "status": "open"})
    certificate("MAIN", "O-1")
    certificate("SUB", "O-1", main_cert_no="MAIN")
    certificate(
        "LONE",
        "O-2",
        status="02",
        status_on=date(2026, 1, 5),
        suspended_from=date(2026, 1, 5),
        suspended_to=date(2026, 6, 30),
        status_reason="0111",
    )
    certificate("GONE", "O-2", status="03", status_on=date(2025, 6, 1), status_reason="0111")
    certificate("FOREIGN", "O-2", body_id=OTHER)


def certificate(number, holder, *, body_id=BODY, **values):
    """One certificate, valid unless told otherwise."""
    told = {
        "cert_no": number, "body_id": body_id, "org_id": holder, "domain_code": "A0101", "issued_on": ISSUED,
        "status": "01", "status_on": ISSUED, "holder_division": HOLDERS[holder], "body_division": "110108",
        "rule_no": f"{body_id}-R", "decided_on": date(2025, 1, 8), **values,
    }  # fmt: skip
    return record(Certificate, told, true_from=ISSUED)
