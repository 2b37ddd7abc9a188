"""What a page tells of visits: the plans bound, what binding hides, and what the reader may do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.visits.models import Visit, VisitPlan
from gongxin.casework.visits.states import STATES, TRANSITIONS
from gongxin.detection.catalogue import detectors
from gongxin.i18n import Text

DAYS = 30
MOST = 100


@dataclass(frozen=True)
class Shown:
    """One visit on a page. `hidden` holds the question of each detector and how many findings it has."""

    visit: Visit
    plans: list[str] = field(default_factory=list)
    hidden: list[tuple[str, Text, int]] = field(default_factory=list)
    verb: str = ""  # what the reader may do

    @property
    def state(self) -> Text:
        """The state in words."""
        return STATES[self.visit.state]


def visits_page(account: Account) -> dict[str, Any]:
    """The visits of the last days that the reader sees, what binding hides in them first."""
    since = timezone.localdate() - timedelta(days=DAYS)
    rows = visible(account, Visit.objects.filter(day__gte=since))
    total = rows.filter(state="bound").aggregate(n=Sum("hidden_total"))["n"] or 0
    found = list(rows.order_by("-hidden_total", "-day", "pk")[: MOST + 1])
    return {
        "rows": _shown(account, found[:MOST]), "more": len(found) > MOST, "most": MOST, "days": DAYS, "hidden": total,
    }  # fmt: skip


def visit_of(account: Account, plan_id: str) -> Shown | None:
    """The visit of an audit, where it is bound with another one."""
    found = list(
        visible(account, Visit.objects.filter(pk__in=VisitPlan.objects.filter(plan_id=plan_id).values("visit")))
    )
    return _shown(account, found)[0] if found else None


def _shown(account: Account, visits: Iterable[Visit]) -> list[Shown]:
    visits = list(visits)
    plans: dict[int, list[str]] = {visit.pk: [] for visit in visits}
    for visit_id, plan_id in visible(account, VisitPlan.objects.filter(visit__in=visits)).values_list(
        "visit_id", "plan_id"
    ):
        plans[visit_id].append(plan_id)
    return [Shown(visit, plans[visit.pk], _questions(visit), _verb(account, visit)) for visit in visits]


def _questions(visit: Visit) -> list[tuple[str, Text, int]]:
    known = detectors()
    counted = Counter({name: number for name, number in visit.hidden.items() if name in known})
    return [(known[name].pattern, known[name].question, number) for name, number in counted.most_common()]


def _verb(account: Account, visit: Visit) -> str:
    offered = (step for step in TRANSITIONS.values() if visit.state in step.frm)
    return next((step.verb for step in offered if any(account.may(permission) for permission in step.who)), "")
