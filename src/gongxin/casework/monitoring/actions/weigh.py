"""Weigh the explanation: accepted, in part, not; or note that there was none."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongxin.casework.monitoring.actions.expire import expire
from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.clocks import due_after
from gongxin.casework.monitoring.merging import levels_of
from gongxin.casework.monitoring.models import Answer, Concerned, Joined, RiskWarning, Weighing
from gongxin.casework.runs.models import Run
from gongxin.casework.steps import needed
from gongxin.casework.trail.words import WEIGHTS
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

SILENCE = "silence"


@transaction.atomic
def weigh(
    *, pk: int, by: Any, seen: int | None, weight: str, reason: str, token: uuid.UUID | None = None
) -> RiskWarning:
    """`weight` is one of `trail.words.WEIGHTS`; silence only where nobody said anything."""
    reason = needed(reason, UserError("Give the reason for your weighing."))
    if weight not in WEIGHTS:
        raise UserError("Choose how the explanation weighs.")
    seen = _after_expiry(pk, seen)

    def effect(warning: RiskWarning) -> dict[str, Any]:
        answered = Answer.objects.filter(request__warning=warning).exists()
        if answered == (weight == SILENCE):
            raise UserError("Silence is noted where nobody explained, and only there.")
        Weighing.objects.create(warning=warning, weight=weight, reason=reason, at=timezone.now(), by=str(by))
        return {"weight": weight, "reason": reason}

    warning = take_step("weigh", pk=pk, by=by, seen=seen, token=token, effect=effect)
    _split_off_unheard(warning)
    return warning


def _after_expiry(pk: int, seen: int | None) -> int | None:
    """A request that ran out has expired, whether or not the night's work has come by; that is nobody's change."""
    before = RiskWarning.objects.get(pk=pk).version
    expire(pk=pk, today=timezone.localdate())
    after = RiskWarning.objects.get(pk=pk).version
    return after if seen == before else seen


def _split_off_unheard(warning: RiskWarning) -> None:
    """What joined after the last request was put to nobody: it makes a warning of its own."""
    asked_at = warning.requests.aggregate(last=Max("at"))["last"]
    late = list(warning.joined.filter(at__gt=asked_at).values_list("pk", flat=True)) if asked_at else []
    if not late:
        return
    today = timezone.localdate()
    other = RiskWarning.objects.create(
        risk_point=warning.risk_point, about_kind=warning.about_kind, about_id=warning.about_id,
        state="raised", state_on=today, due_on=due_after("raised", today), level=0,
        owner_division=warning.owner_division, raised_at=timezone.now(), raised_by_run=warning.raised_by_run,
    )  # fmt: skip
    Joined.objects.filter(pk__in=late).update(warning=other)
    Concerned.objects.bulk_create(
        Concerned(warning=other, division=one.division, why=one.why) for one in warning.concerned.all()
    )
    _judge_both(warning, other)
    note("warning_split", subject=("warning", str(warning.pk)), findings=len(late), other=other.pk)
    note("warning_raised", subject=("warning", str(other.pk)), level="blue", findings=len(late))


def _judge_both(*warnings: RiskWarning) -> None:
    for pk, (level, count) in levels_of(list(warnings), Run.latest(), timezone.localdate()).items():
        RiskWarning.objects.filter(pk=pk).update(level=level.level, reasons=list(level.reasons), findings_count=count)
