"""Follow the gate: what was taken is checked at once, what has become due is checked when it is due."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.utils import timezone

from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.presence.models import PresenceChallenge, TakenSignIn
from gongxin.casework.registry.models import AuditPlan, Explanation
from gongxin.casework.schedule.running import run_due
from gongxin.casework.visits.actions.bind_visits import bind_visits, count_hidden
from gongxin.law.parameters import parameter

PAUSE_S, SWEEP = 0.2, timedelta(seconds=20)
BACK = timedelta(days=1)  # what is looked at again when the follower starts
OVERLAP = 1_000  # rows whose transaction may have ended after that of a later row
AT_ONCE = 200  # audits checked together


@dataclass
class Follower:
    """Remembers how far it has come; begins a day back."""

    seen: set[int] = field(default_factory=set)
    swept: datetime = field(default_factory=lambda: timezone.now() - BACK)
    begun: datetime = field(default_factory=lambda: timezone.now() - BACK)

    def step(self, now: datetime | None = None) -> int:
        """Check what is new or due; how many audits that were."""
        now = now or timezone.now()
        plans = self._fresh()
        sweeping = now - self.swept >= SWEEP
        if sweeping:
            plans |= self._due(now)
            self.swept = now
        ordered = sorted(plans)
        for start in range(0, len(ordered), AT_ONCE):
            part = ordered[start : start + AT_ONCE]
            check_live(plan_ids=part, moment=now)
            visits = bind_visits(plan_ids=part)
            if sweeping:  # takes a second, which nobody at the board should wait for
                count_hidden(visits=visits)
        return len(ordered)

    def _fresh(self) -> set[str]:
        """Audits with sign-ins not seen before."""
        rows = TakenSignIn.objects.filter(received_at__gte=self.begun)
        if self.seen:
            rows = rows.filter(pk__gt=max(self.seen) - OVERLAP)
        found = [(pk, plan_id) for pk, plan_id in rows.values_list("pk", "plan_id") if pk not in self.seen]
        self.seen |= {pk for pk, _ in found}
        if len(self.seen) > 4 * OVERLAP:
            last = max(self.seen)
            self.seen = {pk for pk in self.seen if pk > last - 2 * OVERLAP}
        return {plan_id for _, plan_id in found}

    def _due(self, now: datetime) -> set[str]:
        """Audits whose time to sign has run out since the last sweep, that were explained, or missed a challenge."""
        run_due(now)
        since = self.swept
        late = timedelta(seconds=parameter("sign_in.late_signing").on(timezone.localdate()).value)
        plans = AuditPlan.objects.known()
        due: set[str] = set()
        for column in ("planned_start_at", "planned_end_at"):
            span = {f"{column}__gt": since - late - SWEEP, f"{column}__lte": now - late}
            due |= set(plans.filter(**span).values_list("plan_id", flat=True))
        changed = plans.filter(known_from__gt=since, planned_end_at__gte=now - BACK)
        explained = Explanation.objects.known().filter(known_from__gt=since)
        missed = PresenceChallenge.objects.filter(state="missed", due_at__gt=since - SWEEP)
        for rows in (changed, explained, missed):
            due |= set(rows.values_list("plan_id", flat=True))
        return due


def follow(stop: threading.Event) -> None:
    """Until told to stop. An error of the database ends it; whoever started it starts it again."""
    follower = Follower()
    while not stop.wait(PAUSE_S):
        close_old_connections()
        follower.step()
