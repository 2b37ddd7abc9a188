"""Put presence challenges at moments that nobody can foresee, to auditors who are on site with a phone of their own.

Each turn of the schedule draws anew for each of them, so that nothing is planned that could be known beforehand; the
chance is such that an auditor has as many on a whole day as the parameter says, and never more than its limit.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from gongxin.casework.days import midnight
from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.models import PresenceChallenge, TakenSignIn
from gongxin.casework.registry.models import AuditPlan
from gongxin.errors import UserError
from gongxin.law.parameters import parameter

USUAL, LONGEST = timedelta(minutes=2), timedelta(minutes=10)  # a turn; after a pause no more is made up for
HERE, GONE = {"opening", "arrive", "challenge"}, {"closing", "leave"}
CHANCE = secrets.SystemRandom().random  # a generator that foretells nothing
WITHOUT_OWN_PHONE = {"by_body", "by_colleague"}


@dataclass(frozen=True)
class Middle:
    """The part of today in which an audit may be asked."""

    start: datetime
    end: datetime

    def chance(self, span: timedelta, expected: float) -> float:
        """That one auditor is asked within `span`, so that over the whole middle `expected` are."""
        length = (self.end - self.start).total_seconds()
        return min(1.0, expected * span.total_seconds() / length) if length > 0 else 0.0


def issue_challenges(*, now: datetime, since: datetime | None = None, draw: Callable[[], float] = CHANCE) -> int:
    """How many were put. `since` is when it was last drawn; `draw` gives a number from 0 to 1."""
    span = min(now - since, LONGEST) if since else USUAL
    day = timezone.localdate(now)
    expected = parameter("presence.challenges_expected").on(day).value
    present = on_site(now)
    middles = middles_of({plan_id for plan_id, _ in present}, now)
    chosen = [
        (plan_id, person_id)
        for plan_id, person_id in present
        if plan_id in middles and draw() < middles[plan_id].chance(span, expected)
    ]
    return sum(_put(plan_id, person_id) for plan_id, person_id in _not_too_often(chosen, now))


def on_site(now: datetime) -> list[tuple[str, str]]:
    """Audit and person of those whose own phone said today that they are there, and not that they have left."""
    today = midnight(timezone.localdate(now))
    rows = TakenSignIn.objects.filter(received_at__gte=today, at__gte=today).order_by("at", "pk")
    there: dict[tuple[str, str], bool] = {}
    for plan_id, person_id, moment, marks in rows.values_list("plan_id", "person_id", "moment", "marks"):
        if moment in GONE:
            there[plan_id, person_id] = False
        elif moment in HERE and not WITHOUT_OWN_PHONE & set(marks.split(",")):
            there[plan_id, person_id] = True
    return [one for one, is_there in there.items() if is_there]


def middles_of(plan_ids: set[str], now: datetime) -> dict[str, Middle]:
    """The middle of today of those audits that are in it now."""
    running = AuditPlan.objects.known().filter(
        plan_id__in=sorted(plan_ids), planned_start_at__lte=now, planned_end_at__gte=now
    )
    found = {}
    for plan_id, start, end in running.exclude(cancelled=True).values_list(
        "plan_id", "planned_start_at", "planned_end_at"
    ):
        middle = middle_of(start, end, now)
        if middle.start <= now < middle.end:
            found[plan_id] = middle
    return found


def middle_of(start: datetime, end: datetime, now: datetime) -> Middle:
    """The working hours of today within an audit, without the margin at both ends."""
    day = timezone.localdate(now)
    hours = parameter("presence.working_hours").on(day).value
    margin = timedelta(seconds=parameter("presence.challenge_margin").on(day).value)
    today = midnight(timezone.localdate(now))
    first, last = today + timedelta(hours=hours["from"]), today + timedelta(hours=hours["to"])
    return Middle(max(start, first) + margin, min(end, last) - margin)


def _not_too_often(chosen: list[tuple[str, str]], now: datetime) -> list[tuple[str, str]]:
    """Without those who had as many today as are allowed, or who have one to answer."""
    most = parameter("presence.challenges_a_day").on(timezone.localdate(now)).value
    people = sorted({person_id for _, person_id in chosen})
    today = PresenceChallenge.objects.filter(person_id__in=people, issued_at__gte=midnight(timezone.localdate(now)))
    had = Counter(today.values_list("person_id", flat=True))
    busy = set(today.filter(state="issued").values_list("person_id", flat=True))
    kept = {}
    for plan_id, person_id in chosen:
        if had[person_id] < most and person_id not in busy:
            kept.setdefault(person_id, plan_id)  # one at a time, also where he is at two audits
    return [(plan_id, person_id) for person_id, plan_id in kept.items()]


def _put(plan_id: str, person_id: str) -> bool:
    try:
        issue_challenge(plan_id=plan_id, person_id=person_id)
    except UserError:  # not in the team, or the plan was changed in between
        return False
    return True
