"""P06: a certificate was issued and no audit for it is on record."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import CLASS, cert_key, is_first_issue, judgeable_parts
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P06",
    subject="certificate",
    severity="high",
    score=0.9,
    question=Text(zh="证书是否没有任何审核即颁发？", en="Was the certificate issued without any audit?"),
    law=(
        Citation("certification-regulations", "2023", "61"),
        Citation("body-measures", "2020", "18"),
        Citation("body-measures", "2020", "23"),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "stage1_started_on",
            "issued_on",
            "first_issued_on",
            "expires_on",
            "main_cert_no",
            "transferred_on",
        ),
        "audit_spans": ("cert_key", "audited_from", "granting_from"),
        "grants": ("cert_key", "supported"),
        "plan_horizon": ("first_on", "last_on"),
    },
    parameters={
        "margin": "certificate.horizon_margin_days",
        "unknown": "certificate.unknown_audit_days",
        "judged_share": "certificate.judged_share",
        "first_issue_days": "certificate.first_issue_days",
        "lag": "certificate.decision_lag_days",
        "full_term": "certificate.full_term_days",
    },
    returns=("issued_on", "stage1_started_on", "domain_code"),
    explanation=Text(
        zh="证书%(cert_no)s（%(domain_code)s）于%(issued_on)s颁发，此前没有任何审核计划或审核结果与之对应。",
        en="Certificate %(cert_no)s (%(domain_code)s) was issued on %(issued_on)s; no audit plan or result before that "
        "day belongs to it.",
    ),
)
def no_audit(t: Tables, p: Values) -> ir.Table:
    """Certificates without an audit they can rest on that began by the day of issue, where the data would hold one.

    A stage 1 alone grants nothing, and a renewal for a full term rests on an audit of its own, not on the surveillance
    of the certificate before. Held there: the stated stage 1 lies inside the time the plans cover; or none is stated,
    the certificate is a first one or such a renewal, and it was issued half a year or more after the first plan known.
    Transferred certificates, and
    sub-certificates whose main certificate was audited or is unknown, are left alone. A class of domains, and the renewals
    in it, are judged only where the bodies report audits of at least a fifth of its certificates: not every class reports plans.
    """
    recent = t.certificates.cross_join(t.plan_horizon).filter(
        lambda c: c.issued_on.delta(c.last_on, unit="day") <= p.lag, lambda c: c.transferred_on.isnull()
    )
    stated = recent.stage1_started_on.delta(recent.first_on, unit="day") >= p.margin
    first = is_first_issue(recent, p.first_issue_days)
    renewed = ~first & (recent.expires_on.delta(recent.issued_on, unit="day") >= p.full_term).fill_null(False)
    unstated = (first | renewed) & (recent.issued_on.delta(recent.first_on, unit="day") >= p.unknown)
    judged = recent.mutate(renewed=renewed).filter(ibis.ifelse(recent.stage1_started_on.notnull(), stated, unstated))
    judged = judged.mutate(domain_class=_class(judged))
    rows = judged.mutate(cert_key=cert_key(judged.cert_no)).left_join(t.audit_spans, "cert_key")
    rows = rows.mutate(undated=rows.cert_key_right.notnull() & rows.audited_from.isnull()).drop("cert_key_right")
    rows = rows.left_join(t.grants, "cert_key")
    rested = ibis.ifelse(rows.renewed, rows.supported, rows.granting_from <= rows.issued_on)
    rows = rows.mutate(audited=rows.undated | rested.fill_null(False))
    bare = rows.filter(~rows.audited).join(_judged_classes(rows, p.judged_share), "domain_class")
    bare = judgeable_parts(bare, t.certificates)
    return bare.select(
        "cert_no",
        "body_id",
        "org_id",
        "issued_on",
        "stage1_started_on",
        "domain_code",
        occurred_on=bare.issued_on,
    )


def _class(certificates: Any) -> ir.StringValue:
    """The class of the domain, that of renewals apart: data may hold the one kind of audit and not the other."""
    return certificates.domain_code.upper().substr(0, CLASS) + certificates.renewed.ifelse("R", "")


def _judged_classes(rows: Any, share: float) -> ir.Table:
    """Classes of domains in which bodies usually report audits; each body counts once, so that one that sells
    certificates by the hundred cannot make its own class look unreported."""
    bodies = rows.group_by(["domain_class", "body_id"]).aggregate(audited=rows.audited.cast("int64").mean())
    classes = bodies.group_by("domain_class").aggregate(audited=bodies.audited.mean())
    return classes.filter(classes.audited >= share).select("domain_class")
