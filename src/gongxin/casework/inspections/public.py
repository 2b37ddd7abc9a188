"""The public record of an inspection (检查结果公示): these columns and no other, and never before the publication.

The same columns go to the national enterprise credit information system (国家企业信用信息公示系统); no grade, no name
of a person, no text of the file. What was found is told in the words that were approved for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongxin.casework.inspections.models import Inspection
from gongxin.casework.public_log.public_holder import public_holder
from gongxin.codes.divisions import divisions
from gongxin.codes.supervision_codes import INSPECTION_ORIGINS, INSPECTION_OUTCOMES
from gongxin.errors import UserError
from gongxin.i18n import Text
from gongxin.law.checklists import checklist

COLUMNS = {
    "number": Text("检查编号", "Inspection"),
    "object_name": Text("被检查对象", "Inspected"),
    "object_id": Text("统一社会信用代码或者批准号", "Credit code or approval number"),
    "authority": Text("检查机关", "Authority"),
    "origin": Text("检查类型", "Origin"),
    "plan": Text("抽查计划", "Plan of the draw"),
    "matters": Text("检查事项", "Matters"),
    "ended_on": Text("检查完成日期", "Checked on"),
    "outcome": Text("检查结果", "Result"),
    "told": Text("结果说明", "What was found"),
    "published_on": Text("公示日期", "Published on"),
}


@dataclass(frozen=True)
class PublicRecord:
    """One result as everybody reads it; values are in Chinese words, days as ISO."""

    number: str
    object_name: str
    object_id: str
    authority: str
    origin: str
    plan: str
    matters: str
    ended_on: date
    outcome: str
    told: str
    published_on: date

    def told_in_order(self) -> Iterator[tuple[Text, object]]:
        """Each column with its value."""
        return ((label, getattr(self, name)) for name, label in COLUMNS.items())


def published() -> QuerySet[Inspection]:
    """Every inspection whose result is public, the latest first."""
    return Inspection.objects.filter(state__in=("published", "closed")).order_by("-published_on", "-pk")


def public_record(inspection: Inspection) -> PublicRecord:
    """What everybody may know; refused before the result was published."""
    if inspection.published_on is None or inspection.ended_on is None:
        raise UserError("The result of this inspection is not published.")
    return PublicRecord(
        number=inspection.number, object_name=inspection.object_name, object_id=_public_id(inspection),
        authority=authority_of(inspection), origin=INSPECTION_ORIGINS[inspection.origin].zh, plan=inspection.plan,
        matters="；".join(checklist(matter).label.zh for matter in sorted(inspection.matters)),
        ended_on=inspection.ended_on, outcome=INSPECTION_OUTCOMES[inspection.outcome].zh, told=inspection.told,
        published_on=inspection.published_on,
    )  # fmt: skip


def _public_id(inspection: Inspection) -> str:
    """The number of what was inspected; of an organisation only a credit code that is no number of a person."""
    return public_holder(inspection.object_id) if inspection.kind == "organisation" else inspection.object_id


def authority_of(inspection: Inspection) -> str:
    """Who inspected, as documents and the public record say it."""
    if not inspection.owner_division:
        return "国家认证认可监督管理委员会"
    known = divisions().get(inspection.owner_division)
    return f"{known.full_name if known else inspection.owner_division}市场监督管理部门"
