"""Audits as an honest team holds them: planned, reported in time, signed at both ends, their results filed."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from tests.cases.drawing import Nation, Row, rows_of

DAY = ("08:30", "17:00")
HALF_DAYS = {"AM": ("08:30", "12:30"), "PM": ("13:30", "17:30")}
SCATTER_DEG = 0.0009  # about 100 m: nobody signs twice at exactly the same spot


def with_audits(nation: Nation, text: str) -> Nation:
    """`nation` and the audits drawn.

    Columns: plan, body, org, domains, stages, from and to (days; `2026-03-03 AM` is a morning), team (leader first),
    certs, application; further columns of `audit_plans` may follow. Each auditor signs the opening and the closing
    with his own phone, all are shown on every photo, and each has a result per stage.
    """
    for drawn in rows_of(text):
        nation = _with_audit(nation, drawn)
    return nation


def _with_audit(nation: Nation, drawn: Row) -> Nation:
    plan = _plan(nation, drawn)
    team = drawn["team"].split("；")
    members = [_member(nation, plan, person, leads=person == team[0]) for person in team]
    signs = [sign(plan, person, moment, team) for person in team for moment in ("opening", "closing")]
    results = [_result(plan, member, stage) for member in members for stage in drawn["stages"].split("；")]
    for table, rows in (
        ("audit_plans", [plan]),
        ("audit_team", members),
        ("sign_ins", signs),
        ("audit_results", results),
    ):
        nation = nation.with_rows(table, rows)
    return nation


def _plan(nation: Nation, drawn: Row) -> Row:
    """The plan as reported five days ahead, at the address of the organisation, for the persons it employs."""
    (org,) = (row for row in nation.rows["organisations"] if row["org_id"] == drawn["org"])
    start, end = _moment(drawn["from"], 0), _moment(drawn["to"], 1)
    plan = {
        "plan_id": drawn["plan"],
        "body_id": drawn["body"],
        "org_id": drawn["org"],
        "domain_codes": drawn["domains"],
        "stage_codes": drawn["stages"],
        "planned_start_at": start,
        "planned_end_at": end,
        "reported_at": _shifted(start, days=-5),
        "cancelled": "false",
        "remote": "false",
        "site_division": org["division"],
        "site_address": org["address"],
        "site_lat": org["lat"],
        "site_lon": org["lon"],
        "cert_nos": drawn.get("certs", ""),
        "application_no": drawn.get("application", ""),
        "effective_personnel": org["employees"],
    }
    told = {"plan", "body", "org", "domains", "stages", "from", "to", "team", "certs", "application"}
    return plan | {column: cell for column, cell in drawn.items() if column not in told}


def _member(nation: Nation, plan: Row, person: str, *, leads: bool) -> Row:
    """A member of the team with the registration in the first domain of the plan that he has."""
    numbers = [
        row["registration_no"]
        for domain in plan["domain_codes"].split("；")
        for row in nation.rows["registrations"]
        if (row["person_id"], row["domain_code"]) == (person, domain)
    ]
    hours = _at(plan["planned_end_at"]) - _at(plan["planned_start_at"])
    days = hours.days + (1 if hours.seconds > 4 * 3600 else 0.5)
    return {
        "plan_id": plan["plan_id"],
        "person_id": person,
        "role": "leader" if leads else "auditor",
        "registration_no": numbers[0] if numbers else "",
        "planned_days": str(days),
    }


def sign(plan: Row, person: str, moment: str, team: list[str]) -> Row:
    """One sign-in on site: a few minutes after the start or before the end, a photo of the whole team."""
    mark = hashlib.sha256(f"{plan['plan_id']} {person} {moment}".encode()).digest()
    at = {
        "opening": _shifted(plan["planned_start_at"], minutes=mark[0] % 20),
        "closing": _shifted(plan["planned_end_at"], minutes=-(mark[0] % 20)),
    }[moment]
    return {
        "sign_in_id": f"{plan['plan_id']}-{person}-{moment}",
        "plan_id": plan["plan_id"],
        "person_id": person,
        "moment": moment,
        "at": at,
        "received_at": _shifted(at, minutes=1),
        "lat": _scattered(plan["site_lat"], mark[1]),
        "lon": _scattered(plan["site_lon"], mark[2]),
        "accuracy_m": "25",
        "device_id": f"PHONE-{person}",
        "photo_hash": mark[8:16].hex(),
        "present_ids": "；".join(team),
        "mock_location": "false",
    }


def _result(plan: Row, member: Row, stage: str) -> Row:
    return {
        "plan_id": plan["plan_id"],
        "person_id": member["person_id"],
        "stage_code": stage,
        "started_at": plan["planned_start_at"],
        "ended_at": plan["planned_end_at"],
        "role": member["role"],
        "registration_no": member["registration_no"],
    }


def _moment(day: str, end: int) -> str:
    date, _, half = day.partition(" ")
    return f"{date} {HALF_DAYS.get(half, DAY)[end]}:00"


def _scattered(degrees: str, byte: int) -> str:
    return degrees and f"{float(degrees) + (byte / 255 - 0.5) * SCATTER_DEG:.6f}"


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def _shifted(moment: str, **by: int) -> str:
    return str(_at(moment) + timedelta(**by))
