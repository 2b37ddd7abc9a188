"""P07: more certificates in a window than the people of the body could have audited."""

import functools
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import is_management_system
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_number, day_of, days_up_to, running, worst_of_each_burst
from gongxin.i18n import Text
from gongxin.law.citation import Citation

WORDS = {
    "issued_on": Text(zh="颁发的", en="issued"),
    "stage2_ended_on": Text(zh="结束二阶段审核的", en="with stage 2 ended"),
}


@detector(
    pattern="P07",
    subject="body",
    severity="high",
    score=0.8,
    question=Text(
        zh="机构在短期内的证书是否超出其审核人员所能完成的审核量？",
        en="Did a body certify more in a window than its people could have audited?",
    ),
    law=(
        Citation("certification-regulations", "2023", "21"),
        Citation("certification-regulations", "2023", "61"),
        Citation("body-measures", "2020", "18"),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "onsite_days",
            "issued_on",
            "stage2_ended_on",
            "main_cert_no",
            "transferred_from",
        ),
        "registered_strength": ("body_id", "day_no", "step"),
    },
    parameters={
        "windows": "capacity.windows",
        "working_days": "capacity.working_days",
        "least": "capacity.least_certificates",
        "least_days": "capacity.least_days",
        "lead_issued": "capacity.lead_issued",
        "lead_audited": "capacity.lead_audited",
        "times_usual": "capacity.times_usual",
        "gap": "capacity.burst_gap",
    },
    returns=(
        "counted_by",
        "counted_zh",
        "counted_en",
        "window_from",
        "window_to",
        "window_days",
        "certificates",
        "person_days",
        "auditors",
        "capacity_days",
    ),
    explanation=Text(
        zh="%(body_id)s在%(window_from)s至%(window_to)s（%(window_days)s日）%(counted_zh)s管理体系证书%(certificates)s张，"
        "需现场%(person_days)s人日；其审核员%(auditors)s人至多可提供%(capacity_days)s人日。",
        en="%(body_id)s has %(certificates)s management-system certificates %(counted_en)s from %(window_from)s to "
        "%(window_to)s (%(window_days)s days), which took %(person_days)s person-days on site; its %(auditors)s auditors "
        "could give %(capacity_days)s at most.",
    ),
)
def certificates_beyond_capacity(t: Tables, p: Values) -> ir.Table:
    """On-site person-days of the certificates of a rolling window against the working days of the auditors.

    Windows of 7 and 30 days, once by day of issue and once by the end of stage 2. Certificates of one organisation
    from one audit count once, with the most days; unreported days count as one. Transferred certificates and
    sub-certificates rest on audits made elsewhere and are left out. The auditors are the most the body had in the
    window. They are given the working days of the window and of a lead before it: a month by day of issue, so that a
    batch signed at month's end is in order, a week by end of audit. By end of audit a window is also named without the
    lead when it holds six times the body's own usual load. At least 20 certificates; one finding per burst.
    """
    found = []
    for basis, lead in (("issued_on", p.lead_issued), ("stage2_ended_on", p.lead_audited)):
        daily = _with_auditors(_daily_load(t.certificates, basis, p), t.registered_strength)
        found += [_overloaded(daily, basis, lead, days, p) for days in p.windows]
    windows = functools.reduce(lambda a, b: a.union(b), found)
    return worst_of_each_burst(windows, "body_id", "strength", p.gap).drop("day_no", "strength")


def _daily_load(certificates: Any, basis: str, p: Values) -> ir.Table:
    """Certificates and person-days of each body and day."""
    own = certificates.filter(
        is_management_system(certificates.domain_code),
        certificates.body_id.notnull(),
        certificates[basis] <= ibis.literal(p.as_of),
        certificates.transferred_from.fill_null(certificates.body_id) == certificates.body_id,
        certificates.main_cert_no.fill_null(certificates.cert_no) == certificates.cert_no,
    )
    held = own.select(
        "body_id",
        "org_id",
        day=own[basis],
        audit=own.stage2_ended_on,
        days=ibis.greatest(own.onsite_days.fill_null(p.least_days), p.least_days),
    )
    audits = held.group_by(["body_id", "org_id", "day", "audit"]).aggregate(days=held.days.max(), n=held.count())
    return (
        audits.mutate(day_no=day_number(audits.day))
        .group_by(["body_id", "day_no"])
        .aggregate(certificates=ibis._.n.sum(), person_days=ibis._.days.sum())
    )


def _with_auditors(daily: ir.Table, strength: ir.Table) -> ir.Table:
    """The daily load beside the most auditors the body had on the day. Bodies whose people are unknown fall away."""
    steps = strength.semi_join(daily, "body_id")
    known = daily.semi_join(strength, "body_id").mutate(step=ibis.literal(0, "int64"))
    steps = steps.mutate(certificates=ibis.literal(0, "int64"), person_days=ibis.literal(0.0)).select(*known.columns)
    both = known.union(steps).group_by(["body_id", "day_no"])
    days = both.aggregate(
        certificates=ibis._.certificates.sum(), person_days=ibis._.person_days.sum(), step=ibis._.step.sum()
    )
    after = days.step.sum().over(running("body_id"))
    return days.mutate(auditors=ibis.greatest(after, after - days.step))


def _overloaded(daily: ir.Table, basis: str, lead: int, days: int, p: Values) -> ir.Table:
    """Windows of `days` days whose load exceeds what the auditors could give."""
    window, body = days_up_to(days, "body_id"), ibis.window(group_by="body_id")
    loaded = daily.person_days > 0
    rolled = daily.mutate(
        n=daily.certificates.sum().over(window),
        load=daily.person_days.sum().over(window),
        most=daily.auditors.max().over(window),
        total=daily.person_days.sum().over(body),
        first_no=loaded.ifelse(daily.day_no, None).min().over(body),
        last_no=loaded.ifelse(daily.day_no, None).max().over(body),
    )
    rest = ibis.greatest(rolled.last_no - rolled.first_no + 1 - days, days)
    usual = (rolled.total - rolled.load) * days / rest
    with_lead = rolled.most * _working_days(days + lead, p)
    alone = rolled.most * _working_days(days, p)
    extraordinary = (rolled.load > alone) & (rolled.load >= usual * p.times_usual) & ibis.literal(basis != "issued_on")
    over = rolled.filter(rolled.certificates > 0, rolled.n >= p.least, (rolled.load > with_lead) | extraordinary)
    exceeds_lead = over.load > over.most * _working_days(days + lead, p)
    given = ibis.ifelse(exceeds_lead, _working_days(days + lead, p), _working_days(days, p))
    return over.select(
        "body_id",
        "day_no",
        counted_by=ibis.literal(basis),
        counted_zh=ibis.literal(WORDS[basis].zh),
        counted_en=ibis.literal(WORDS[basis].en),
        window_from=day_of(over.day_no - (days - 1)),
        window_to=day_of(over.day_no),
        window_days=ibis.literal(days, "int64"),
        certificates=over.n,
        person_days=over.load.round(1),
        auditors=over.most,
        capacity_days=(over.most * given).round(1),
        strength=(over.load / ibis.greatest(over.most * _working_days(days, p), 1.0)).round(6),
        occurred_on=day_of(over.day_no),
    )


def _working_days(days: int, p: Values) -> float:
    """Working days in so many calendar days, on average over the year."""
    return float(days * p.working_days / 30)
