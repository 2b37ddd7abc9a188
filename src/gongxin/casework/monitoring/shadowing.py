"""Another value of a parameter looked at beside today's: the same snapshot, both ways, counted and shown."""

from __future__ import annotations

from typing import Any

from gongxin.casework.monitoring.models import Shadow, ShadowResult
from gongxin.casework.monitoring.trial import trial
from gongxin.casework.runs.actions import result_folder
from gongxin.casework.runs.models import Run
from gongxin.casework.runs.snapshot import snapshot
from gongxin.supervision.result import Result, open_result

SAMPLES = 5


def compare(shadow: Shadow, run: Run) -> ShadowResult:
    """Supervise the snapshot of `run` with the value in shadow and keep how the findings differ."""
    with trial(snapshot(run.snapshot), run.as_of, {shadow.parameter: shadow.value}) as result:
        changed = _findings(result)
    today = _findings(open_result(result_folder(run)))
    kept, _ = ShadowResult.objects.update_or_create(
        shadow=shadow,
        run=run,
        defaults={
            "today": len(today),
            "shadowed": len(changed),
            "both": len(today.keys() & changed.keys()),
            "bodies_today": _bodies(today),
            "bodies_shadowed": _bodies(changed),
            "samples": _samples(today, changed, "today") + _samples(changed, today, "shadow"),
        },
    )
    return kept


def _findings(result: Result) -> dict[tuple[Any, ...], dict[str, Any]]:
    """By what a finding is about: its id would change with every compared value."""
    rows = result.table("findings").to_pylist()
    return {(row["detector"], row["subject_kind"], row["subject_id"], row["occurred_on"]): row for row in rows}


def _bodies(found: dict[tuple[Any, ...], dict[str, Any]]) -> int:
    return len({row["body_id"] for row in found.values() if row["body_id"]})


def _samples(
    these: dict[tuple[Any, ...], dict[str, Any]], others: dict[tuple[Any, ...], dict[str, Any]], name: str
) -> list[dict[str, Any]]:
    only = [these[key] for key in sorted(these.keys() - others.keys(), key=str)][:SAMPLES]
    return [
        {"body_id": row["body_id"], "zh": row["explanation_zh"], "en": row["explanation_en"], "only": name}
        for row in only
    ]
