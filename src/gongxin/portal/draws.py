"""A draw as the public page shows it: five steps, each with its proof; visits with what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from gongxin.casework.draws.models import Draw, DrawVisit
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.registry.models import Body, Organisation
from gongxin.casework.registry.when import now
from gongxin.codes.supervision_codes import INSPECTION_OUTCOMES
from gongxin.i18n import Text
from gongxin.ledger.entries import read_entry

TITLES = {
    "draw-committed": Text("名单、概率和检查人员已封存", "List, chances and inspectors were sealed"),
    "draw-drawn": Text("随机数公布后抽取", "Drawn when the randomness was out"),
    "inspector-substituted": Text("更换检查人员", "An inspector was replaced"),
    "draw-aborted": Text("抽查中止", "The draw was given up"),
    "draw-replaced": Text("抽查重做", "The draw was replaced"),
    "draw-closed": Text("抽查结束，盲抽部分公开", "Closed; the blind share was opened"),
}
OUT = ("published", "closed")
CALLED_OFF = Text("检查已终止，未实施完毕", "the inspection was called off")
GIVEN_UP = Text("抽查已中止，不再检查", "not inspected: the draw was given up")


@dataclass(frozen=True)
class Step:
    """A fact of the ledger. `index` is None while it is being written."""

    title: Text
    index: int | None
    entry: Mapping[str, Any]

    @property
    def at(self) -> datetime:
        """When it happened."""
        return datetime.fromisoformat(self.entry["at"])


@dataclass(frozen=True)
class VisitOut:
    """A visit as anyone may see it: no names of people. `outcome` is None while nothing came of it."""

    visit: DrawVisit
    name: str
    chance: float
    outcome: Text | None
    told: str


def steps_of(draw: Draw) -> list[Step]:
    """The entries of the ledger about a draw, in their order."""
    rows = Outgoing.objects.filter(subject=f"draw {draw.number}")
    read = ((row.index, read_entry(bytes(row.entry))) for row in rows)
    return [Step(TITLES[entry["kind"]], index, entry) for index, entry in read if entry["kind"] in TITLES]


def visits_of(draw: Draw) -> list[VisitOut]:
    """The visits that were drawn; the outcome as soon as it is public."""
    visits = list(draw.visits.select_related("inspection"))
    names = _names([visit.key for visit in visits])
    return [_told(draw, visit, names.get(visit.key, "")) for visit in visits]


def _names(keys: Sequence[str]) -> dict[str, str]:
    """The public names of bodies and organisations; people are not named."""
    bodies = Body.objects.at(now()).filter(body_id__in=keys).values_list("body_id", "name")
    firms = Organisation.objects.at(now()).filter(org_id__in=keys).values_list("org_id", "name")
    return {key: name or "" for key, name in (*bodies, *firms)}


def _told(draw: Draw, visit: DrawVisit, name: str) -> VisitOut:
    inspection = visit.inspection
    told = inspection.told if inspection is not None and inspection.state in OUT else ""
    return VisitOut(visit, name, float(Fraction(visit.chance)), _outcome(draw, inspection), told)


def _outcome(draw: Draw, inspection: Inspection | None) -> Text | None:
    if inspection is None:
        return GIVEN_UP if draw.state == "aborted" else None
    if inspection.state in OUT:
        code = INSPECTION_OUTCOMES[inspection.outcome]
        return Text(code.zh, code.en)
    return CALLED_OFF if inspection.state == "aborted" else None
