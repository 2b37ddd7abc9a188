"""P04: the sign-ins span far less time than was planned."""

import ibis.expr.types as ir

from gongxin.detection.expressions import seconds_between
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P04",
    subject="plan",
    severity="medium",
    score=0.6,
    question=Text(
        zh="从首次会议到末次会议的时间是否远短于计划？",
        en="Was the time from opening to closing far shorter than planned?",
    ),
    law=(Citation("certification-regulations", "2023", "59"), Citation("iaf-md5", "2019", "")),
    reads={
        "audits": ("plan_key", "plan_id", "body_id", "org_id", "started_at", "ended_at", "started_on", "explained"),
        "plan_presence": ("plan_key", "opening_at", "closing_at"),
    },
    parameters={
        "shortest_share": "presence.shortest_share",
        "late_s": "sign_in.late_signing",
        "meeting_s": "sign_in.closing_meeting",
    },
    returns=("opening_at", "closing_at", "planned_minutes", "present_minutes", "share"),
    explanation=Text(
        zh="审核%(plan_id)s计划%(planned_minutes)s分钟，签到从%(opening_at)s到%(closing_at)s仅%(present_minutes)s分钟。",
        en="Audit %(plan_id)s was planned for %(planned_minutes)s minutes; its sign-ins from %(opening_at)s to "
        "%(closing_at)s span %(present_minutes)s.",
    ),
)
def short_presence(t: Tables, p: Values) -> ir.Table:
    """The first opening to the last closing of the team against planned start to planned end, as shares of clock time.

    An opening may be signed up to two hours late and a closing when the closing meeting begins, so an audit opened and
    closed within these is never short: they are much of half a day.
    Nights of an audit of several days stand on both sides, so the share is fair to it. A missing opening or closing
    belongs to `p01_no_sign_in`; an explained audit is left to a person.
    """
    seen = t.audits.join(t.plan_presence, "plan_key")
    seen = seen.filter(seen.opening_at.notnull(), seen.closing_at.notnull(), ~seen.explained)
    planned_s = seconds_between(seen.started_at, seen.ended_at)
    present_s = seconds_between(seen.opening_at, seen.closing_at)
    late = seconds_between(seen.started_at, seen.opening_at) > p.late_s
    early = seconds_between(seen.closing_at, seen.ended_at) > p.meeting_s
    short = seen.filter(planned_s > 0, present_s < planned_s * p.shortest_share, late | early)
    return short.select(
        "plan_id",
        "body_id",
        "org_id",
        "opening_at",
        "closing_at",
        occurred_on=short.started_on,
        planned_minutes=(seconds_between(short.started_at, short.ended_at) / 60).round().cast("int64"),
        present_minutes=(seconds_between(short.opening_at, short.closing_at) / 60).round().cast("int64"),
        share=(
            seconds_between(short.opening_at, short.closing_at) / seconds_between(short.started_at, short.ended_at)
        ).round(6),
    )
