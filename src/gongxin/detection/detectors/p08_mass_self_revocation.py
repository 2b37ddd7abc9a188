"""P08: a body revokes or cancels a mass of its own certificates within a month."""

from datetime import timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.body_states import BODY_STATES
from gongxin.codes.certificate_states import CANCELLED, REVOKED
from gongxin.detection.expressions import once
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_number, day_of, days_up_to, running, worst_of_each_burst
from gongxin.i18n import Text
from gongxin.law.citation import Citation

ENDED_BODY = BODY_STATES.values[2:]
AFTER_INSPECTION, OTHERWISE = 0.9, 0.6


@detector(
    pattern="P08",
    subject="body",
    severity="high",
    score=OTHERWISE,
    question=Text(
        zh="机构是否在短期内集中撤销、注销自己的证书？",
        en="Did a body revoke or cancel a mass of its own certificates?",
    ),
    law=(
        Citation("body-measures", "2020", "18"),
        Citation("body-measures", "2020", "25"),
        Citation("certification-regulations", "2023", "26"),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "issued_on",
            "expires_on",
            "status",
            "status_on",
            "status_reason",
        ),
        "certificate_events": ("cert_no", "event", "on", "reason_code"),
        "bodies": ("body_id", "status", "ended_on"),
        "inspections": ("body_id", "inspected_on"),
    },
    optional=("certificate_events", "bodies", "inspections"),
    parameters={
        "days": "revocation.window",
        "least": "revocation.least_certificates",
        "share": "revocation.least_share",
        "times": "revocation.times_usual",
        "inspection_days": "revocation.inspection_days",
        "body_end_days": "revocation.body_end_days",
        "replacement_days": "revocation.replacement_days",
        "replacement_reasons": "revocation.replacement_reasons",
        "many": "revocation.many_certificates",
        "many_times": "revocation.many_times_usual",
        "history": "revocation.history_days",
        "memory": "revocation.memory_days",
    },
    returns=("window_from", "window_to", "ended", "in_force", "usual", "inspected_on"),
    explanation=Text(
        zh="%(body_id)s在%(window_from)s至%(window_to)s撤销、注销证书%(ended)s张（当时有效%(in_force)s张），"
        "平时同样长的时段为%(usual)s张；此前最近一次检查：%(inspected_on)s。",
        en="%(body_id)s revoked or cancelled %(ended)s of %(in_force)s certificates from %(window_from)s to "
        "%(window_to)s; its usual number in as many days is %(usual)s. Last inspection shortly before: %(inspected_on)s.",
    ),
)
def mass_self_revocation(t: Tables, p: Values) -> ir.Table:
    """Thirty days with at least ten, and a tenth, of the certificates in force revoked or cancelled, and five times as
    many as the body ends on average in thirty days of the year before or of the year after, whichever is more. In a
    large body also fewer than a tenth, where they are fifty at least and ten times the usual number.

    Each certificate counts once, on the day of its first such event, or of its state where there is no event. Left
    out: replacements (by reason code, or a new certificate of the same organisation and domain within thirty days)
    and whatever happened from thirty days before the end of the body itself, or longer ago than the limitation of
    two years. An inspection in the sixty days before raises the score. One finding per burst.
    """
    ended = once(_ended(t, p), "ended")
    windows = _bursts(_daily(t.certificates, ended, p), p)
    worst = once(worst_of_each_burst(windows, "body_id", "ended", p.days), "worst")
    return _after_inspection(worst, t.inspections, p)


def _ended(t: Any, p: Values) -> ir.Table:
    """Certificates the body ended itself, with the day; replacements and liquidations left out."""
    certificates, events = t.certificates, t.certificate_events
    told = events.filter(events.event.isin(["revoked", "cancelled"]))
    told = told.select("cert_no", day=told["on"], reason=told.reason_code)
    stated = certificates.filter(certificates.status.isin([REVOKED, CANCELLED]), certificates.status_on.notnull())
    both = told.union(stated.select("cert_no", day="status_on", reason="status_reason"))
    replaced = both.reason.isin(p.replacement_reasons).fill_null(False)
    first = both.group_by("cert_no").aggregate(day=both.day.min(), replaced=replaced.any())
    lately = first.day.between(p.as_of - timedelta(days=p.memory), p.as_of)
    first = first.filter(~first.replaced, lately)
    own = first.join(certificates.select("cert_no", "body_id", "org_id", "domain_code"), "cert_no")
    own = once(own, "own")
    anew = certificates.select("org_id", "body_id", "domain_code", new_no="cert_no", new_on="issued_on")
    pairs = own.join(anew, ["body_id", "org_id", "domain_code"])
    pairs = pairs.filter(
        pairs.cert_no != pairs.new_no,
        pairs.new_on.delta(pairs.day, unit="day").abs() <= p.replacement_days,
    )
    own = own.anti_join(pairs, "cert_no").select("cert_no", "body_id", "day", day_no=day_number(own.day))
    gone = t.bodies.filter(t.bodies.status.isin(ENDED_BODY))
    gone = gone.select("body_id", gone_no=day_number(gone.ended_on) - p.body_end_days)
    closing = own.join(gone, "body_id").filter(lambda r: (r.day_no >= r.gone_no).fill_null(True))
    return own.anti_join(closing, "cert_no")


def _daily(certificates: Any, ended: ir.Table, p: Values) -> ir.Table:
    """Each body and day: certificates ended, and the change in the number in force."""
    wanted = certificates.semi_join(ended, "body_id").filter(certificates.issued_on.notnull())
    begun = wanted.select("body_id", day_no=day_number(wanted.issued_on), n=0, step=1)
    own_end = ended.select("cert_no", end_no="day_no")
    over = wanted.left_join(own_end, "cert_no")
    last = ibis.least(
        over.end_no,
        day_number(over.expires_on) + 1,
        ibis.ifelse(over.status.isin(["03", "04"]), day_number(over.status_on), None),
    )
    stopped = over.select("body_id", day_no=last, n=0, step=-1).filter(lambda r: r.day_no.notnull())
    counted = ended.select("body_id", "day_no", n=1, step=0)
    rows = begun.union(stopped, counted)
    rows = rows.filter(rows.day_no <= day_number(ibis.literal(p.as_of)))
    return rows.group_by(["body_id", "day_no"]).aggregate(n=rows.n.sum(), step=rows.step.sum())


def _bursts(daily: ir.Table, p: Values) -> ir.Table:
    """Windows with many ends, against the certificates in force and against the body's other days."""
    today = day_number(ibis.literal(p.as_of))
    following = ibis.range_window(preceding=0, following=p.history, group_by="body_id", order_by="day_no")
    rolled = daily.mutate(
        ended=daily.n.sum().over(days_up_to(p.days, "body_id")),
        year_before=daily.n.sum().over(days_up_to(p.history, "body_id")),
        year_after=daily.n.sum().over(following) - daily.n,
        running_force=daily.step.sum().over(running("body_id")),
        first_no=daily.day_no.min().over(ibis.window(group_by="body_id")),
    )
    days_before = ibis.least(rolled.day_no - rolled.first_no + 1, p.history) - p.days
    days_after = ibis.least(today - rolled.day_no, p.history)
    before = (rolled.year_before - rolled.ended) * p.days / ibis.greatest(days_before, 2 * p.days)
    after = rolled.year_after * p.days / ibis.greatest(days_after, 2 * p.days)
    rolled = rolled.mutate(
        in_force=ibis.greatest(rolled.running_force, 0) + rolled.ended, usual=ibis.greatest(before, after).round(1)
    )
    found = rolled.filter(
        rolled.n > 0,
        rolled.ended >= p.least,
        rolled.ended >= rolled.usual * p.times,
        (rolled.ended >= rolled.in_force * p.share)
        | ((rolled.ended >= p.many) & (rolled.ended >= rolled.usual * p.many_times)),
    )
    return found.select("body_id", "day_no", "ended", "in_force", "usual", window_days=ibis.literal(p.days, "int64"))


def _after_inspection(worst: ir.Table, inspections: ir.Table, p: Values) -> ir.Table:
    """Add the last inspection in the days before the window, or in it."""
    visits = inspections.select(who="body_id", visit_no=day_number(inspections.inspected_on))
    near = worst.join(visits, worst.body_id == visits.who)
    near = near.filter(near.visit_no <= near.day_no, near.visit_no >= near.day_no - (p.days - 1) - p.inspection_days)
    last = near.group_by(["body_id", "day_no"]).aggregate(visit_no=near.visit_no.max())
    both = worst.left_join(last, ["body_id", "day_no"])
    return both.select(
        "body_id",
        "ended",
        "in_force",
        "usual",
        window_from=day_of(both.day_no - (p.days - 1)),
        window_to=day_of(both.day_no),
        inspected_on=day_of(both.visit_no),
        occurred_on=day_of(both.day_no),
        score=ibis.ifelse(both.visit_no.notnull(), AFTER_INSPECTION, OTHERWISE),
    )
