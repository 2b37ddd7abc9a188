"""P01: opening and closing were signed on site, and in between the people were provably elsewhere."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import seconds_between
from gongxin.detection.meetings_told import MEETING_COLUMNS
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

EVIDENCE = ("how", "other_plan_id", "elsewhere_at", "distance_m")


@detector(
    pattern="P01",
    subject="plan",
    severity="high",
    score=0.85,
    question=Text(
        zh="是否在首末次会议签到、其间人员却在别处？",
        en="Were opening and closing signed while the people were elsewhere in between?",
    ),
    law=(Citation("body-measures", "2020", "18"), Citation("certification-regulations", "2023", "61")),
    reads={
        "audits": ("plan_id", "body_id", "org_id", "started_on", "started_at", "ended_at", "remote", "explained"),
        "audit_team": ("plan_id", "person_id", "planned_days"),
        "own_visits": ("plan_id", "person_id", "challenge_m", "leave_at", "arrive_at", "closing_at"),
        "meetings": MEETING_COLUMNS,
    },
    optional=("audit_team",),
    parameters={
        "tolerance_m": "sign_in.location_tolerance",
        "longest_absence_s": "presence.longest_absence",
    },
    returns=EVIDENCE,
    explanation=Text(
        zh="审核%(plan_id)s的人员%(person_id)s签了到，其间却在别处（%(how)s）：%(elsewhere_at)s，审核%(other_plan_id)s，相距%(distance_m)s米。",
        en="Person %(person_id)s signed at audit %(plan_id)s and was elsewhere in between (%(how)s): at %(elsewhere_at)s, "
        "audit %(other_plan_id)s, %(distance_m)s metres away.",
    ),
)
def signed_and_left(t: Tables, p: Values) -> ir.Table:
    """Three kinds of proof, none of which an explained audit is held against.

    challenge    a presence challenge of the audit answered farther from the site than the tolerance
    other_audit  a visit to another audit inside the time between the person's own first and last sign-in, reachable
                 by road and back; a member planned for only part of a long audit may do another in the other part
    departure    a sign of departure hours before the same day's closing was signed, with no arrival in between
    """
    audits = t.audits.filter(~t.audits.explained, ~t.audits.remote)
    proofs = _challenges(t, p).union(_other_audits(t)).union(_departures(t, p))
    told = proofs.join(audits, "plan_id")
    return told.select("plan_id", "body_id", "org_id", "person_id", *EVIDENCE, occurred_on=told.started_on)


def _proof(rows: ir.Table, how: str, other: ir.Value, at: ir.Value, away: ir.Value) -> ir.Table:
    return rows.select(
        "plan_id", "person_id", how=ibis.literal(how), other_plan_id=other, elsewhere_at=at, distance_m=away
    )


def _challenges(t: Tables, p: Values) -> ir.Table:
    far = t.own_visits.filter(t.own_visits.challenge_m > p.tolerance_m)
    return _proof(far, "challenge", ibis.null("string"), ibis.null("timestamp(6)"), far.challenge_m)


def _departures(t: Tables, p: Values) -> ir.Table:
    seen = t.own_visits.filter(t.own_visits.leave_at.notnull(), t.own_visits.closing_at.notnull())
    gone = seen.filter(
        seen.leave_at.cast("date") == seen.closing_at.cast("date"),
        seconds_between(seen.leave_at, seen.closing_at) > p.longest_absence_s,
        seen.arrive_at.isnull() | (seen.arrive_at < seen.leave_at),
    )
    return _proof(gone, "departure", ibis.null("string"), gone.leave_at, ibis.null("int64"))


def _other_audits(t: Tables) -> ir.Table:
    inside = t.meetings.filter(t.meetings.kind == "left")
    days = t.audit_team.select("plan_id", "person_id", "planned_days")
    inside = inside.left_join(days, ["plan_id", "person_id"]).drop("plan_id_right", "person_id_right")
    span = inside.last_at.cast("date").delta(inside.first_at.cast("date"), unit="day") + 1
    other = (seconds_between(inside.next_first_at, inside.next_last_at) / 28800).ceil()
    # Planned for fewer days than the audit lasted: the others were the person's own.
    shared = inside.planned_days.notnull() & (inside.planned_days + other <= span)
    rows = inside.filter(~shared)
    return _proof(rows, "other_audit", rows.next_plan_id, rows.next_first_at, rows.distance_m)
