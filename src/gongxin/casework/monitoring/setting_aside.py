"""Findings that raise no warning: of a detector that sleeps in the region, or that stands in shadow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gongxin.casework.accounts.division_range import holds
from gongxin.casework.monitoring.models import HiddenFinding, Shadow, ShadowResult, Snooze
from gongxin.casework.runs.models import Finding, Run

SAMPLES = 5  # sentences kept of what a shadow found


def set_aside(findings: Iterable[Finding], run: Run, today: date) -> Iterator[Finding]:
    """The findings that count. What is held back is written down when all have been looked at."""
    asleep = [one for one in Snooze.objects.filter(until_on__gte=today) if one.is_on(today)]
    in_shadow = {one.detector: one for one in Shadow.objects.filter(ended_on=None).exclude(detector="")}
    hidden: list[HiddenFinding] = []
    shadowed: dict[str, list[Finding]] = {name: [] for name in in_shadow}
    for one in findings:
        snooze = next((each for each in asleep if _hides(each, one)), None)
        if one.detector in in_shadow:
            shadowed[one.detector].append(one)
        elif snooze is not None:
            hidden.append(HiddenFinding(snooze=snooze, finding=one))
        else:
            yield one
    HiddenFinding.objects.bulk_create(hidden, batch_size=2000, ignore_conflicts=True)
    for name, shadow in in_shadow.items():
        _keep(shadow, run, shadowed[name])


def _hides(snooze: Snooze, finding: Finding) -> bool:
    if snooze.detector != finding.detector:
        return False
    if not snooze.division:
        return True
    return holds(snooze.division, finding.body_division or "")


def _keep(shadow: Shadow, run: Run, found: list[Finding]) -> None:
    """A detector in shadow: nothing today, all of it in the shadow."""
    samples = [
        {"body_id": one.body_id, "zh": one.explanation_zh, "en": one.explanation_en, "only": "shadow"}
        for one in sorted(found, key=lambda one: (-one.score, one.finding_id))[:SAMPLES]
    ]
    ShadowResult.objects.update_or_create(
        shadow=shadow,
        run=run,
        defaults={
            "today": 0,
            "shadowed": len(found),
            "both": 0,
            "bodies_today": 0,
            "bodies_shadowed": len({one.body_id for one in found if one.body_id}),
            "samples": samples,
        },
    )
