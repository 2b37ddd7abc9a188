"""The filters of the board of warnings, read from the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.monitoring.level import NAMES
from gongxin.casework.monitoring.models import Concerned, ExplanationRequest, RiskWarning
from gongxin.casework.monitoring.risk_points import risk_points
from gongxin.casework.monitoring.states import OPEN, STATES
from gongxin.casework.trail.words import LEVELS
from gongxin.codes.provinces import PROVINCE_BY_CODE, PROVINCES
from gongxin.office.language import language, said

EXPLAINED = {
    "body": _("the body has explained"),
    "person": _("an auditor has explained"),
    "nobody": _("asked, nobody has explained"),
    "not_asked": _("nobody has been asked"),
}
OPEN_ONES, ALL = "open", "all"
ORDERS = {"due": ("due_on", False, _("by due day")), "level": ("level", True, _("gravest first"))}


@dataclass(frozen=True)
class Choice:
    """One filter with what may be chosen."""

    name: str
    label: Any
    options: list[tuple[str, Any]]
    chosen: str


def choices(asked: QueryDict) -> list[Choice]:
    """Every filter, with what the address has chosen."""
    states = [
        (OPEN_ONES, _("not disposed of")),
        (ALL, _("all")),
        *((one.id, said(one.label)) for one in STATES.values()),
    ]
    points = [("", _("any")), *((one.id, said(one.label)) for one in risk_points().values())]
    regions = [("", _("any")), *((one.code, one.zh if language() == "zh" else one.en) for one in PROVINCES)]
    levels = [("", _("any")), *((name, said(LEVELS[name])) for name in NAMES)]
    return [
        Choice("level", _("Level"), levels, asked.get("level", "")),
        Choice("state", _("State"), states, asked.get("state") or OPEN_ONES),
        Choice("region", _("Region concerned"), regions, asked.get("region", "")),
        Choice("point", _("Risk point"), points, asked.get("point", "")),
        Choice("explained", _("Who has explained"), [("", _("any")), *EXPLAINED.items()], asked.get("explained", "")),
        Choice("order", _("Order"), [(name, one[2]) for name, one in ORDERS.items()], asked.get("order") or "due"),
    ]


def narrowed(rows: QuerySet[RiskWarning], asked: QueryDict) -> QuerySet[RiskWarning]:
    """The warnings that answer every filter; a value that does not exist is passed over."""
    state, level, point = asked.get("state") or OPEN_ONES, asked.get("level", ""), asked.get("point", "")
    if state == OPEN_ONES:
        rows = rows.filter(state__in=OPEN)
    elif state in STATES:
        rows = rows.filter(state=state)
    if level in NAMES:
        rows = rows.filter(level=NAMES.index(level))
    if point in risk_points():
        rows = rows.filter(risk_point=point)
    if body := asked.get("body", "").strip():
        rows = rows.filter(about_id=body[:80])
    return _explained(_region(rows, asked.get("region", "")), asked.get("explained", ""))


def _region(rows: QuerySet[RiskWarning], region: str) -> QuerySet[RiskWarning]:
    if region not in PROVINCE_BY_CODE:
        return rows
    there = Concerned.objects.filter(lies_in("division", f"{region}0000"), warning=OuterRef("pk"))
    return rows.filter(lies_in("owner_division", f"{region}0000") | Exists(there))


def _explained(rows: QuerySet[RiskWarning], who: str) -> QuerySet[RiskWarning]:
    asked = ExplanationRequest.objects.filter(warning=OuterRef("pk"))
    answered = asked.exclude(answered_on=None)
    conditions = {
        "body": Exists(answered.exclude(body_id="")),
        "person": Exists(answered.exclude(person_id="")),
        "nobody": Exists(asked) & ~Exists(answered),
        "not_asked": ~Exists(asked),
    }
    return rows.filter(conditions[who]) if who in conditions else rows
