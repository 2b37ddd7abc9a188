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
        "off_site": ("plan_id", "person_id", "moment", "at", "off_m"),
        "sign_ins": ("plan_id", "person_id", "moment", "at"),
        "meetings": MEETING_COLUMNS,
    },
    optional=("audit_team",),
    parameters={"longest_absence_s": "presence.longest_absence"},
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
                 by road and back; a member planned for only part of a long audit may do another on days in
                 between on which he did not begin or end this one
    departure    a sign of departure hours before the same day's closing was signed, with no arrival in between
    """
    audits = t.audits.filter(~t.audits.explained, ~t.audits.remote)
    proofs = _challenges(t).union(_other_audits(t)).union(_departures(t, p))
    told = proofs.join(audits, "plan_id")
    return told.select("plan_id", "body_id", "org_id", "person_id", *EVIDENCE, occurred_on=told.started_on)


def _proof(rows: ir.Table, how: str, other: ir.Value, at: ir.Value, away: ir.Value) -> ir.Table:
    return rows.select(
        "plan_id", "person_id", how=ibis.literal(how), other_plan_id=other, elsewhere_at=at, distance_m=away
    )


def _challenges(t: Tables) -> ir.Table:
    far = t.off_site.filter(t.off_site.moment == "challenge")
    farthest = far.group_by(["plan_id", "person_id"]).aggregate(at=far["at"].min(), off_m=far.off_m.max())
    return _proof(farthest, "challenge", ibis.null("string"), farthest["at"], farthest.off_m)


def _departures(t: Tables, p: Values) -> ir.Table:
    signs = t.sign_ins.filter(t.sign_ins["at"].notnull()).mutate(day=t.sign_ins["at"].cast("date"))
    left = (
        signs.filter(signs.moment == "leave")
        .group_by(["plan_id", "person_id", "day"])
        .aggregate(leave_at=ibis._["at"].min())
    )
    rest = signs.semi_join(left, ["plan_id", "person_id", "day"]).join(left, ["plan_id", "person_id", "day"])
    later = rest.filter(rest["at"] > rest.leave_at).group_by(["plan_id", "person_id", "day", "leave_at"])
    after = later.aggregate(
        closing_at=ibis._["at"].max(where=ibis._.moment == "closing"),
        arrivals=ibis._.moment.isin(("arrive", "opening")).cast("int64").sum(),
    )
    gone = after.filter(after.arrivals == 0, seconds_between(after.leave_at, after.closing_at) > p.longest_absence_s)
    return _proof(gone, "departure", ibis.null("string"), gone.leave_at, ibis.null("int64"))


def _other_audits(t: Tables) -> ir.Table:
    inside = t.meetings.filter(t.meetings.kind == "left")
    days = t.audit_team.select("plan_id", "person_id", "planned_days")
    inside = inside.left_join(days, ["plan_id", "person_id"]).drop("plan_id_right", "person_id_right")
    span = inside.last_at.cast("date").delta(inside.first_at.cast("date"), unit="day") + 1
    other = (seconds_between(inside.next_first_at, inside.next_last_at) / 28800).ceil()
    # Planned for fewer days than the audit lasted: the others were the person's own, but not those he signed here on.
    between = (inside.next_first_at.cast("date") > inside.first_at.cast("date")) & (
        inside.next_last_at.cast("date") < inside.last_at.cast("date")
    )
    shared = between & inside.planned_days.notnull() & (inside.planned_days + other <= span)
    rows = inside.filter(~shared)
    return _proof(rows, "other_audit", rows.next_plan_id, rows.next_first_at, rows.distance_m)
