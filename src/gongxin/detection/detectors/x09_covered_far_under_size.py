"""X09: the certificate covers far fewer persons than the organisation employs."""

import ibis.expr.types as ir

from gongxin.detection.certificate_terms import is_management_system
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X09",
    subject="certificate",
    severity="low",
    score=0.4,
    question=Text(
        zh="体系覆盖人数是否远少于组织人数？",
        en="Does the certificate cover far fewer persons than the organisation employs?",
    ),
    law=(Citation("iaf-md5", "2019", ""), Citation("certification-regulations", "2023", "59")),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "covered_personnel",
            "issued_on",
            "main_cert_no",
        ),
        "organisations": ("org_id", "employees"),
    },
    parameters={"share": "certificate.covered_share", "gap": "certificate.covered_gap"},
    returns=("covered_personnel", "employees", "share"),
    explanation=Text(
        zh="证书%(cert_no)s覆盖%(covered_personnel)s人，而该组织有%(employees)s人，比例为%(share)s。",
        en="Certificate %(cert_no)s covers %(covered_personnel)s persons of an organisation with %(employees)s: a "
        "share of %(share)s.",
    ),
)
def covered_far_under_size(t: Tables, p: Values) -> ir.Table:
    """Personnel covered by a management-system certificate as a share of the organisation's employees.

    Fewer persons mean fewer auditor days. Only a share under a third with at least twenty persons left out is named;
    a sub-certificate covers one part of its organisation by design and is left out. The scope may explain the rest:
    a lead, not an offence.
    """
    main = t.certificates.filter(is_management_system(t.certificates.domain_code), t.certificates.main_cert_no.isnull())
    rows = main.join(t.organisations, "org_id").filter(lambda r: r.covered_personnel > 0, lambda r: r.employees > 0)
    rows = rows.mutate(share=(rows.covered_personnel / rows.employees).round(6), occurred_on=rows.issued_on)
    found = rows.filter(
        rows.covered_personnel < rows.employees * p.share, rows.employees - rows.covered_personnel >= p.gap
    )
    return found.select("cert_no", "body_id", "org_id", "occurred_on", "covered_personnel", "employees", "share")
