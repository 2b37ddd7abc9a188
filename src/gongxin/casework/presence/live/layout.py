"""The audits at hand as tables of the dataset contract, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pyarrow as pa
from django.utils import timezone

from gongxin.casework.presence.judging import is_place
from gongxin.casework.presence.live.neighbours import Opened, beside, registered_beside
from gongxin.casework.registry.columns import arrow_schema
from gongxin.casework.registry.models import AuditPlan, Explanation, SignIn, TeamMember
from gongxin.casework.registry.version import Version
from gongxin.codes.coordinates import bd09_to_wgs84, gcj02_to_wgs84
from gongxin.records import TABLES

TO_WGS84 = {"GCJ-02": gcj02_to_wgs84, "BD-09": bd09_to_wgs84}
SEPARATOR = "；"


def lay_out(plan_ids: set[str], taken: Iterable[Opened], registered: Iterable[SignIn]) -> dict[str, pa.Table]:
    """Plans, teams, explanations and sign-ins of `plan_ids`, in the schemas of the contract."""
    signs = {each.row.sign_in_id: sign_in_record(each) for each in taken}
    for version in registered:
        signs.setdefault(version.sign_in_id, _plain(version))
    return {
        "audit_plans": latest_of(AuditPlan, plan_id__in=sorted(plan_ids)),
        "audit_team": latest_of(TeamMember, plan_id__in=sorted(plan_ids)),
        "explanations": latest_of(Explanation, plan_id__in=sorted(plan_ids)),
        "sign_ins": pa.Table.from_pylist(list(signs.values()), arrow_schema(TABLES["sign_ins"])),
    }


def lay_around(plan_ids: set[str], own: list[Opened]) -> dict[str, pa.Table]:
    """The audits `plan_ids`, whose sign-ins are `own`, and those beside them, as far as the detectors must see them."""
    others, registered = beside(own), registered_beside(plan_ids, own)
    involved = plan_ids | {each.row.plan_id for each in others} | {each.plan_id for each in registered}
    return lay_out(involved, [*own, *others], registered)


def latest_of(model: type[Version], **condition: Any) -> pa.Table:
    """What we hold true, each record that fulfils the condition once: the version that was true last."""
    rows = model.objects.known().filter(**condition).order_by("true_from", "pk")
    latest = {tuple(version.key.values()): _plain(version) for version in rows}
    return pa.Table.from_pylist(list(latest.values()), arrow_schema(model.TABLE))


def _plain(version: Version) -> dict[str, Any]:
    return {name: _china(value) if isinstance(value, datetime) else value for name, value in version.values.items()}


def sign_in_record(each: Opened) -> dict[str, Any]:
    """A taken sign-in as the contract has it; of a forgotten one only what stands in the clear."""
    row, said = each.row, each.said
    known = {
        "sign_in_id": row.sign_in_id,
        "plan_id": row.plan_id,
        "person_id": row.person_id,
        "moment": row.moment,
        "at": _china(row.at),
        "received_at": _china(row.received_at),
    }
    if said is None:
        return known
    lat, lon = place_in_wgs84(said.lat, said.lon, said.grid)
    return {
        **known,
        "lat": lat,
        "lon": lon,
        "accuracy_m": said.accuracy_m,
        "device_id": said.device_id or None,
        "photo_hash": next((photo.look for photo in said.photos if photo.look), None),
        "present_ids": SEPARATOR.join(said.present_ids) or None,
        "mock_location": said.mock_location,
    }


def place_in_wgs84(lat: float | None, lon: float | None, grid: str) -> tuple[float | None, float | None]:
    """Degrees of the satellites, from whichever grid they were said in; nothing where they are no place."""
    if lat is None or lon is None or not is_place(lat, lon):
        return None, None
    return TO_WGS84[grid](lat, lon) if grid in TO_WGS84 else (lat, lon)


def _china(moment: datetime) -> datetime:
    """China Standard Time without a zone, whole seconds."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)
