"""P04: opening and closing were signed in time, and the team came late and left early day by day."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import seconds_between
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

HOUR = 3600
PERSON_DAY = ("plan_id", "person_id", "day")


@detector(
    pattern="P04",
    subject="plan",
    severity="medium",
    score=0.6,
    question=Text(
        zh="多日审核中人员是否逐日迟到早退？",
        en="Did the people of an audit of several days come late and leave early day by day?",
    ),
    law=(Citation("certification-regulations", "2023", "59"), Citation("iaf-md5", "2019", "")),
    reads={
        "sign_ins": ("plan_id", "person_id", "moment", "at"),
        "audits": ("plan_id", "body_id", "org_id", "started_at", "ended_at", "started_on", "explained"),
        "audit_team": ("plan_id", "person_id", "planned_days"),
    },
    optional=("audit_team",),
    parameters={
        "shortest_share": "presence.shortest_share",
        "day_hours": "audit_time.auditor_day_hours",
        "hours": "presence.working_hours",
    },
    returns=("days", "planned_minutes", "present_minutes", "share"),
    explanation=Text(
        zh="审核%(plan_id)s人员在%(days)s天签到签离，应在场%(planned_minutes)s人分钟，实际%(present_minutes)s人分钟。",
        en="On %(days)s days of audit %(plan_id)s people signed when they came and went: for %(planned_minutes)s planned "
        "minutes of all of them they were present %(present_minutes)s.",
    ),
)
def short_days(t: Tables, p: Values) -> ir.Table:
    """From the first arrival to the last departure of each person and day, summed, against the hours planned for them.

    A day holds eight hours, the first no more than from the planned start to the end of working hours, the last no more
    than from their beginning to the planned end; and a person no more than the days planned for him. Only days on
    which a person signed both ways count, and only audits with two such days at least: those of one day are judged by
    `p04_short_presence`. An explained audit is left to a person.
    """
    signs = t.sign_ins.filter(t.sign_ins.moment.isin(["arrive", "leave"]), t.sign_ins["at"].notnull())
    signs = signs.filter(signs.person_id.notnull()).mutate(day=signs["at"].cast("date"))
    days = signs.group_by(PERSON_DAY).aggregate(
        came_at=signs["at"].min(where=signs.moment == "arrive"), left_at=signs["at"].max(where=signs.moment == "leave")
    )
    audits = t.audits.filter(~t.audits.explained, t.audits.started_at.cast("date") < t.audits.ended_at.cast("date"))
    rows = days.filter(days.came_at < days.left_at).join(audits, "plan_id")
    rows = rows.filter(rows.day.between(rows.started_at.cast("date"), rows.ended_at.cast("date")))
    rows = rows.mutate(present_s=seconds_between(rows.came_at, rows.left_at), planned_s=_planned_s(rows, p))
    people = rows.group_by(["plan_id", "person_id"]).aggregate(
        present_s=rows.present_s.sum(), planned_s=rows.planned_s.sum()
    )
    team = t.audit_team.filter(t.audit_team.planned_days > 0)
    team = team.select("planned_days", of_plan="plan_id", member="person_id")
    people = people.left_join(team, [people.plan_id == team.of_plan, people.person_id == team.member])
    room = (people.planned_days * p.day_hours * HOUR).round().cast("int64")
    people = people.mutate(planned_s=ibis.least(people.planned_s, room.fill_null(people.planned_s)))
    sums = people.group_by("plan_id").aggregate(present_s=people.present_s.sum(), planned_s=people.planned_s.sum())
    counted = rows.group_by(["plan_id", "body_id", "org_id", "started_on"]).aggregate(days=rows.day.nunique())
    both = counted.filter(counted.days > 1).join(sums, "plan_id")
    short = both.filter(both.planned_s > 0, both.present_s < both.planned_s * p.shortest_share)
    return short.select(
        "plan_id",
        "body_id",
        "org_id",
        "days",
        occurred_on=short.started_on,
        planned_minutes=(short.planned_s / 60).round().cast("int64"),
        present_minutes=(short.present_s / 60).round().cast("int64"),
        share=(short.present_s / short.planned_s).round(6),
    )


def _planned_s(rows: Any, p: Any) -> ir.IntegerValue:
    """Seconds that the plan gives to the day of a row."""
    whole, first_h, last_h = int(p.day_hours * HOUR), int(p.hours["from"] * HOUR), int(p.hours["to"] * HOUR)
    midnight = rows.day.cast("timestamp(6)")
    begins, ends = seconds_between(midnight, rows.started_at), seconds_between(midnight, rows.ended_at)
    start = ibis.ifelse(rows.day == rows.started_at.cast("date"), begins, first_h)
    end = ibis.ifelse(rows.day == rows.ended_at.cast("date"), ends, last_h)
    return ibis.greatest(ibis.least(end - start, whole), 0).cast("int64")
