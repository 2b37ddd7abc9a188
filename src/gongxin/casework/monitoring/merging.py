"""Analysis: the findings of a run are merged into warnings.

Findings of one risk point at one body make one warning; while it is not weighed it grows, afterwards new findings raise
another. Only findings that belong to no warning yet are looked at, so the same run twice changes nothing, and what
comes out depends on which findings there are, never on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.monitoring.clocks import due_after
from gongxin.casework.monitoring.level import NAMES, Level, Weighed, level_of
from gongxin.casework.monitoring.models import Concerned, Joined, RiskWarning
from gongxin.casework.monitoring.risk_points import point_of
from gongxin.casework.monitoring.setting_aside import set_aside
from gongxin.casework.monitoring.states import DISPOSED, GROWING
from gongxin.casework.runs.models import Finding, Grade, Run
from gongxin.casework.trail.write import note
from gongxin.law.parameters import parameter

Key = tuple[str, str, str]  # about_kind, about_id, risk_point
SUBJECT_OF_EVENT = ("plan_id", "cert_no", "person_id", "org_id")
BY_KEY = 2000  # rows at a time


@dataclass
class Group:
    """New findings of one key."""

    key: Key
    findings: list[Finding] = field(default_factory=list)

    @property
    def owner(self) -> str:
        """The province of the body; empty, for the national authority, where its seat is not known."""
        seat = next((one.body_division for one in self.findings if one.body_division), None)
        return f"{seat[:2]}0000" if seat else ""


@transaction.atomic
def merge(run: Run) -> int:
    """Join the findings of `run` that belong to no warning yet; how many were joined."""
    today = timezone.localdate()
    fresh = Finding.objects.filter(last_run=run.pk, joined=None).order_by("finding_id")
    groups = _grouped(set_aside(fresh.iterator(BY_KEY), run, today), today)
    held = {_key(one): one for one in RiskWarning.objects.select_for_update().filter(state__in=GROWING)}
    raised = _raise(sorted(groups.keys() - held.keys()), groups, run, today)
    warnings = held | raised
    _join(groups, warnings, run)
    _judge(warnings, {key: len(group.findings) for key, group in groups.items()}, set(raised), run, today)
    return sum(len(group.findings) for group in groups.values())


def event_of(finding: Finding) -> str:
    """What happened: two findings about the same audit, certificate or person tell of one event."""
    for name in SUBJECT_OF_EVENT:
        if value := getattr(finding, name):
            return f"{name}:{value}"[:120]
    return f"{finding.subject_kind}:{finding.subject_id}"[:120]


def levels_of(warnings: Sequence[RiskWarning], run: Run | None, today: date) -> dict[int, tuple[Level, int]]:
    """Number of the warning → its level and how many findings it holds, from all findings that were joined to it."""
    parts: dict[int, list[Weighed]] = {one.pk: [] for one in warnings}
    numbers = [one.pk for one in warnings]
    for at in range(0, len(numbers), 500):  # SQLite binds only so many values
        rows = Joined.objects.filter(warning__in=numbers[at : at + 500])
        for number, event, severity, score in rows.values_list(
            "warning_id", "event", "finding__severity", "finding__score"
        ):
            parts[number].append(Weighed(event, severity, score))
    grades = dict(Grade.objects.filter(run=run).values_list("body_id", "grade")) if run else {}
    return {
        one.pk: (
            level_of(parts[one.pk], day=today, grade=grades.get(one.body_id, ""), earlier=one.follows_id),
            len(parts[one.pk]),
        )
        for one in warnings
    }


def _key(warning: RiskWarning) -> Key:
    return warning.about_kind, warning.about_id, warning.risk_point


def _grouped(findings: Iterable[Finding], today: date) -> dict[Key, Group]:
    groups: dict[Key, Group] = {}
    for one in findings:
        point = point_of(one.detector, today)
        if point is None:  # found by an older version of this program
            continue
        about = ("body", one.body_id) if one.body_id else (one.subject_kind, one.subject_id)
        key = (about[0], about[1][:80], point)
        groups.setdefault(key, Group(key)).findings.append(one)
    return groups


def _raise(keys: Sequence[Key], groups: Mapping[Key, Group], run: Run, today: date) -> dict[Key, RiskWarning]:
    """New warnings, in the order of their keys."""
    earlier, now, due_on = _earlier(today), timezone.now(), due_after("raised", today)
    made = [
        RiskWarning(
            about_kind=key[0],
            about_id=key[1],
            risk_point=key[2],
            state="raised",
            state_on=today,
            level=0,
            owner_division=groups[key].owner,
            due_on=due_on,
            raised_at=now,
            raised_by_run=run.pk,
            follows_id=earlier.get(key),
        )
        for key in keys
    ]
    return {_key(one): one for one in RiskWarning.objects.bulk_create(made)}


def _earlier(today: date) -> dict[Key, int]:
    """Key → the latest warning that was disposed of lately and is no false alarm."""
    since = today - timedelta(days=parameter("monitoring.recurrence_days").on(today).value)
    done = RiskWarning.objects.filter(state__in=(*DISPOSED, "confirmed"), state_on__gte=since)
    return {_key(one): one.pk for one in done.order_by("state_on", "pk")}


def _join(groups: Mapping[Key, Group], warnings: Mapping[Key, RiskWarning], run: Run) -> None:
    now = timezone.now()
    joined: list[Joined] = []
    regions: dict[tuple[int, str, str], Concerned] = {}
    for key, group in groups.items():
        warning = warnings[key]
        for one in group.findings:
            joined.append(Joined(warning=warning, finding=one, event=event_of(one), at=now, run=run.pk))
            for division, why in ((one.body_division, Concerned.SEAT), (one.place_division, Concerned.SITE)):
                if division:
                    place = (warning.pk, division, why)
                    regions[place] = Concerned(warning=warning, division=division, why=why)
    Joined.objects.bulk_create(joined, batch_size=BY_KEY)
    Concerned.objects.bulk_create(regions.values(), batch_size=BY_KEY, ignore_conflicts=True)


def _judge(
    warnings: Mapping[Key, RiskWarning], added: Mapping[Key, int], raised: set[Key], run: Run, today: date
) -> None:
    """Levels anew, also of warnings that did not grow: the grade of the body may have changed."""
    found = levels_of(list(warnings.values()), run, today)
    changed: list[RiskWarning] = []
    for key, warning in warnings.items():
        level, count = found[warning.pk]
        before = (warning.level, warning.reasons, warning.findings_count)
        warning.level, warning.reasons, warning.findings_count = level.level, list(level.reasons), count
        if key in raised:
            changed.append(warning)
            _tell("warning_raised", warning, level=NAMES[level.level], findings=count)
        elif before != (warning.level, warning.reasons, warning.findings_count):
            warning.version += 1
            changed.append(warning)
            _tell_growth(warning, before[0], added.get(key, 0))
    RiskWarning.objects.bulk_update(changed, ["level", "reasons", "findings_count", "version"], batch_size=200)


def _tell_growth(warning: RiskWarning, level_before: int, added: int) -> None:
    if added:
        _tell("warning_grew", warning, added=added, findings=warning.findings_count)
    if warning.level != level_before:
        _tell("warning_level_changed", warning, frm=NAMES[level_before], to=NAMES[warning.level])


def _tell(code: str, warning: RiskWarning, **data: Any) -> None:
    note(code, subject=("warning", str(warning.pk)), **data)
