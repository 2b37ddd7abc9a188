"""What holds of an audit at a moment: the rows of the detectors, and the two things that exist only while it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import pyarrow as pa
from django.utils import timezone

from gongxin.casework.presence.checks import CHECKS
from gongxin.detection.catalogue import detectors
from gongxin.detection.in_memory import runner_over
from gongxin.detection.runner import Runner
from gongxin.law.parameters import parameter


@dataclass(frozen=True)
class Seen:
    """One check that holds of one audit."""

    plan_id: str
    check: str
    person_id: str = ""
    other_plan_id: str = ""


def judged(tables: dict[str, pa.Table], moment: datetime) -> set[Seen]:
    """Everything the checks see in `tables` at `moment`.

    The detectors speak of audits that have ended, so they are asked as of the day on which the last one ends; that the
    closing is missing is told only once the time to sign it is over.
    """
    now = timezone.localtime(moment).replace(tzinfo=None)
    ends = dict(zip(*(tables["audit_plans"][name].to_pylist() for name in ("plan_id", "planned_end_at")), strict=True))
    as_of = max((end.date() for end in ends.values() if end is not None), default=now.date())
    with runner_over(tables, as_of) as runner:
        seen = {*_of_detectors(runner), *_late(runner, now, as_of)}
    over = now - timedelta(seconds=parameter("sign_in.late_signing").on(as_of).value)
    return {each for each in seen if each.check != "missing" or (ends.get(each.plan_id) or now) < over}


def _of_detectors(runner: Runner) -> Iterator[Seen]:
    for check in CHECKS.values():
        for name in check.detectors:
            for row in runner.offences(detectors()[name]).to_pylist():
                yield Seen(row["plan_id"], check.id, row.get("person_id") or "", other_plan_of(row))


def other_plan_of(row: Mapping[str, Any]) -> str:
    """The second audit that a detector's row names; nothing where it names one only."""
    return row.get("other_plan_id") or row.get("owner_plan_id") or ""


def _late(runner: Runner, now: datetime, as_of: date) -> Iterator[Seen]:
    """Audits that must be signed whose opening was not signed in time, or not yet though the time is over."""
    limit = ibis.interval(seconds=parameter("sign_in.late_signing").on(as_of).value)
    due = runner.table("audits").semi_join(runner.table("sign_in_fields"), "plan_key")
    both = due.filter(~due.explained).left_join(runner.table("plan_presence"), "plan_key")
    last = both.started_at + limit
    late = both.filter((both.opening_at > last) | (both.opening_at.isnull() & (last < ibis.literal(now))))
    for row in runner.engine.fetch(late.select("plan_id")).to_pylist():
        yield Seen(row["plan_id"], "late")
