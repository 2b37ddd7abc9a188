"""Clients with certificates in force during the last year, and how many were suspended, by body and domain class."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.certificate_states import SUSPENDED, VALID
from gongxin.detection.certificate_terms import CLASS
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import day_number


@fact(
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
            "suspended_from",
        ),
        "certificate_events": ("cert_no", "event", "on"),
    },
    optional=("certificate_events",),
    parameters={"period": "suspension_rate.period_days"},
)
def suspension_exposure(t: Tables, p: Values) -> ir.Table:
    """One row per body and class of domains: clients whose certificates stood when the last year began, and those with
    one suspended in it, by an event, by the start of its suspension, or by its state where no start is given.

    A client who fails a surveillance loses all its certificates together, so it counts once, in the first class of its
    certificates; a certificate without an organisation is a client of its own.

    Younger certificates are left out: they have had no surveillance yet that could have led to a suspension, and a new
    body would look lenient for its youth.
    """
    certificates, today = t.certificates, day_number(ibis.literal(p.as_of))
    since = today - p.period
    ended = ~certificates.status.isin([VALID, SUSPENDED]) & (day_number(certificates.status_on) <= since)
    in_force = certificates.filter(
        certificates.body_id.notnull(),
        (day_number(certificates.issued_on) <= since).fill_null(False),
        (day_number(certificates.expires_on) > since).fill_null(True),
        ~ended.fill_null(False),
    )
    told = t.certificate_events.filter(t.certificate_events.event == "suspended")
    told = told.filter(day_number(told["on"]).between(since + 1, today)).select(told_no="cert_no").distinct()
    both = in_force.left_join(told, in_force.cert_no == told.told_no)
    from_no = day_number(both.suspended_from.coalesce((both.status == SUSPENDED).ifelse(both.status_on, None)))
    hit = both.told_no.notnull() | from_no.between(since + 1, today).fill_null(False)
    rows = both.select(
        "body_id",
        client=both.org_id.coalesce(both.cert_no),
        domain_class=both.domain_code.upper().substr(0, CLASS).fill_null(""),
        hit=hit,
    )
    clients = rows.group_by(["body_id", "client"]).aggregate(domain_class=rows.domain_class.min(), hit=rows.hit.any())
    return clients.group_by(["body_id", "domain_class"]).aggregate(
        in_force=clients.count(), suspended=clients.hit.cast("int64").sum()
    )
