"""What fills the documents: the data of an inspection as plain text, nothing of the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from gongxin.casework.inspections.answers import Asked, asked
from gongxin.casework.inspections.kinds import ROLES
from gongxin.casework.inspections.models import Inspection, ItemPhoto, Signature
from gongxin.casework.inspections.photos import photos_of
from gongxin.casework.inspections.public import authority_of, public_record
from gongxin.casework.inspections.strokes import svg_of
from gongxin.casework.inspections.team import least_inspectors, standing
from gongxin.codes.supervision_codes import INSPECTION_ORIGINS
from gongxin.law.checklists import ANSWERS, checklist
from gongxin.law.citation import Citation


def notice(inspection: Inspection) -> dict[str, Any]:
    """What is handed over before the check."""
    allowed = inspection.steps.filter(verb="allow").last()
    return {
        **_common(inspection),
        "due_on": _day(inspection.due_on),
        "matters": [checklist(matter).label.zh for matter in sorted(inspection.matters)],
        "origin": INSPECTION_ORIGINS[inspection.origin].zh,
        "laws": _laws(inspection),
        "allowed": f"本机关已于{_day(allowed.on)}批准" if allowed and inspection.allowed_by else "",
        "issued_on": _day(inspection.issued_on),
        "least": least_inspectors(inspection.due_on),
    }


def record(inspection: Inspection) -> dict[str, Any]:
    """What was seen and signed on site."""
    hands = list(inspection.signatures.all())
    photos = photos_of(inspection)
    parts: dict[str, list[dict[str, Any]]] = {}
    for one in asked(inspection):
        parts.setdefault(one.matter.label.zh, []).append(_item(one, photos.get((one.matter.matter, one.item.id), [])))
    begun = timezone.localtime(inspection.begun_at).strftime("%Y年%m月%d日 %H:%M") if inspection.begun_at else ""
    shown = [one.name for one in standing(inspection) if one.shown_at]
    return {
        **_common(inspection),
        "time": f"{begun} 至 {_day(inspection.ended_on)}" if begun else "",
        "shown": "、".join(shown) + "已出示" if shown else "",
        "parts": [{"label": label, "items": items} for label, items in parts.items()],
        "comment": inspection.comment,
        "refused": inspection.refused,
        "inspectors": [_hand(one) for one in hands if one.who == "inspector"],
        "firm": next((_hand(one) for one in hands if one.who == "firm"), None),
        "witness": next((_hand(one) for one in hands if one.who == "witness"), None),
    }


def publicity(inspection: Inspection) -> dict[str, Any]:
    """What anybody may know."""
    columns = [{"name": label.zh, "value": str(value)} for label, value in public_record(inspection).told_in_order()]
    return {**_common(inspection), "columns": columns, "published_on": _day(inspection.published_on)}


def _laws(inspection: Inspection) -> list[str]:
    """Every law of the checklists once, with its articles: 认证认可条例（2023）第26、59条."""
    articles: dict[tuple[str, str], set[str]] = {}
    for one in asked(inspection):
        held = articles.setdefault((one.item.law.instrument, one.item.law.version), set())
        held.update({one.item.law.article} - {""})
    return [
        Citation(*law, "、".join(sorted(named, key=lambda each: (len(each), each)))).in_language("zh")
        for law, named in articles.items()
    ]


def _common(inspection: Inspection) -> dict[str, Any]:
    stamp = inspection.published_on or inspection.ended_on or inspection.issued_on
    return {
        "number": inspection.number,
        "authority": authority_of(inspection),
        "object": inspection.object_name,
        "object_id": inspection.object_id,
        "address": inspection.address,
        "team": [
            {"name": one.name, "credential": one.credential_no, "role": ROLES[one.role].zh}
            for one in standing(inspection)
        ],
        "stamp": stamp.isoformat() if stamp else "",
    }


def _item(one: Asked, photos: list[ItemPhoto]) -> dict[str, Any]:
    answer = one.reply.answer if one.reply else ""
    words = ANSWERS[one.item.answer]
    return {
        "question": one.item.question.zh,
        "law": one.item.law.in_language("zh"),
        "answer": words[answer].zh if answer in words else answer,
        "remark": one.reply.remark if one.reply else "",
        "photos": [each.sha256 for each in photos],
        "fails": answer == "no" and bool(words),
    }


def _hand(one: Signature) -> dict[str, str]:
    day = _day(timezone.localtime(one.at).date())
    return {"name": one.name, "post": one.post, "day": day, "svg": svg_of(one.strokes)}


def _day(day: date | None) -> str:
    return day.strftime("%Y年%m月%d日") if day else ""
