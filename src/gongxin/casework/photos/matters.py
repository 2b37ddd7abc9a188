"""When a matter is open about an audit, so that its photos and places may be looked at. The only place that says so."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from gongxin.casework.days import midnight
from gongxin.casework.monitoring.models import Joined
from gongxin.casework.monitoring.states import DISPOSED, OPEN
from gongxin.casework.presence.models import LiveFinding, PresenceRequest
from gongxin.casework.registry.models import AuditPlan
from gongxin.i18n import Text

IN_WORK = tuple(state for state in (*OPEN, *DISPOSED) if state != "closed")  # until someone has fed back


@dataclass(frozen=True)
class Matter:
    """One ground. `of` gives those of some audits of which it holds at a moment."""

    id: str
    label: Text
    of: Callable[[Collection[str], datetime], set[str]]


def _running(plan_ids: Collection[str], now: datetime) -> set[str]:
    start = midnight(timezone.localdate(now))
    today = Q(planned_start_at__lt=start + timedelta(days=1), planned_end_at__gte=start)
    plans = AuditPlan.objects.known().filter(today, plan_id__in=sorted(plan_ids)).exclude(cancelled=True)
    return set(plans.values_list("plan_id", flat=True))


def _seen(plan_ids: Collection[str], now: datetime) -> set[str]:
    standing = LiveFinding.objects.filter(plan_id__in=plan_ids, gone_at=None)
    return set(standing.values_list("plan_id", flat=True))


def _asked(plan_ids: Collection[str], now: datetime) -> set[str]:
    waiting = PresenceRequest.objects.filter(plan_id__in=plan_ids).exclude(state="explained")
    return set(waiting.values_list("plan_id", flat=True))


def _warned(plan_ids: Collection[str], now: datetime) -> set[str]:
    joined = Joined.objects.filter(finding__plan_id__in=plan_ids, warning__state__in=IN_WORK)
    return set(joined.values_list("finding__plan_id", flat=True))


MATTERS = (
    Matter("running", Text("审核今天进行", "the audit runs today"), _running),
    Matter("seen", Text("现场核查发现线索", "a live check sees something of it"), _seen),
    Matter("asked", Text("已要求说明，尚未说明", "an explanation is asked for and not given yet"), _asked),
    Matter("warned", Text("有未办结的预警涉及该审核", "a warning about it is being worked"), _warned),
)


def open_matters(plan_ids: Collection[str], now: datetime) -> dict[str, list[Matter]]:
    """What is open about each of these audits; an audit of which nothing is open is left out."""
    found: dict[str, list[Matter]] = {}
    for matter in MATTERS:
        for plan_id in matter.of(plan_ids, now):
            found.setdefault(plan_id, []).append(matter)
    return found


def ever_touched(plan_ids: Collection[str]) -> set[str]:
    """Those of the audits that were once seen by a live check, asked about, or named in a warning."""
    touched = set(LiveFinding.objects.filter(plan_id__in=plan_ids).values_list("plan_id", flat=True))
    touched |= set(PresenceRequest.objects.filter(plan_id__in=plan_ids).values_list("plan_id", flat=True))
    named = Joined.objects.filter(finding__plan_id__in=plan_ids)
    return touched | set(named.values_list("finding__plan_id", flat=True))
