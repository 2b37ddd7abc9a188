"""What binding hides: the findings that hold when the plans of a visit are judged apart, and not as they are bound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from django.utils import timezone

from gongxin.casework.presence.live.judging import other_plan_of
from gongxin.casework.presence.live.layout import latest_of, lay_around
from gongxin.casework.presence.live.neighbours import signs_of
from gongxin.casework.registry.models import AuditResult, Registration, TeamMember
from gongxin.casework.visits.apart import Tables, apart
from gongxin.detection.catalogue import detectors, tables_required
from gongxin.detection.in_memory import runner_over
from gongxin.detection.model import Detector

PATTERNS = ("P01", "P02", "P03", "P04", "P10")  # what sign-ins, days and registrations of an audit can show
Row = tuple[str, str, str, str]  # detector, plan, person, other plan


def hidden_by(plan_ids: Collection[str]) -> dict[str, Counter[str]]:
    """Plan → detector → how many findings binding hides of it. The audits count as over, whatever the hour."""
    tables = _tables(set(plan_ids))
    ends = [end.date() for end in tables["audit_plans"]["planned_end_at"].to_pylist() if end is not None]
    as_of = max(ends, default=timezone.localdate())
    seen = set(_rows(apart(tables, plan_ids), as_of)) - set(_rows(tables, as_of))
    told: dict[str, Counter[str]] = {}
    for detector, plan_id, _, _ in seen:
        if plan_id in plan_ids:
            told.setdefault(plan_id, Counter())[detector] += 1
    return told


def _tables(plan_ids: set[str]) -> Tables:
    tables = lay_around(plan_ids, signs_of(plan_ids))
    involved = plan_ids.union(tables["sign_ins"]["plan_id"].to_pylist())
    people = TeamMember.objects.known().filter(plan_id__in=sorted(plan_ids)).values_list("person_id", flat=True)
    tables["audit_results"] = latest_of(AuditResult, plan_id__in=sorted(involved))
    tables["registrations"] = latest_of(Registration, person_id__in=sorted({each for each in people if each}))
    return {name: table for name, table in tables.items() if table.num_rows or name == "audit_plans"}


def _rows(tables: Tables, as_of: date) -> Iterator[Row]:
    with runner_over(tables, as_of) as runner:
        for one in _able(tables):
            for row in runner.offences(one).to_pylist():
                yield one.id, row.get("plan_id") or "", row.get("person_id") or "", other_plan_of(row)


def _able(tables: Tables) -> list[Detector]:
    return [one for one in detectors().values() if one.pattern in PATTERNS and tables_required(one) <= tables.keys()]
