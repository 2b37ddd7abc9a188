"""Was the ranking right? Recall at the number of inspections a region can do, against what came out afterwards.

Only outcomes after the day of the run count: what the run already knew would flatter any ranking. Today's order and the
changed one are held against the same bodies and the same outcomes.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.monitoring.models import BackTest, RiskWarning
from gongxin.casework.monitoring.precision import wilson
from gongxin.casework.monitoring.ranking import Ranked, ranked, ranked_anew
from gongxin.casework.monitoring.trial import trial
from gongxin.casework.monitoring.trial_values import only_ranks
from gongxin.casework.registry.models import KnownInspection
from gongxin.casework.runs.actions import result_folder
from gongxin.casework.runs.models import Grade, Run
from gongxin.casework.runs.snapshot import snapshot
from gongxin.law.parameters import parameter
from gongxin.supervision.result import open_result

SERIOUS = ("serious", "false")
POINTS_OF_CURVE = 50


def measure(test: BackTest) -> dict[str, Any]:
    """The result of a back-test, ready to be kept."""
    bodies = bodies_of(test.run, test.division)
    until = test.run.as_of + timedelta(days=parameter("monitoring.back_test_days").on(test.run.as_of).value)
    wrong = confirmed_after(test.run.as_of, until) & bodies
    rankings = {"today": _todays(test.run), "changed": _changed(test)}
    return {
        "bodies": len(bodies),
        "wrong": len(wrong),
        "from_on": test.run.as_of.isoformat(),
        "until_on": until.isoformat(),
        **{name: at_k([row for row in order if row[0] in bodies], wrong, test.k) for name, order in rankings.items()},
    }


def bodies_of(run: Run, division: str) -> set[str]:
    """The bodies that `run` graded, of a region or of the nation."""
    graded = Grade.objects.filter(run=run)
    if division:
        graded = graded.filter(lies_in("body_division", division))
    return set(graded.values_list("body_id", flat=True))


def confirmed_after(day: date, until: date) -> set[str]:
    """Bodies where an inspection found something serious, or a warning was confirmed, after `day` up to `until`."""
    inspections = KnownInspection.objects.known().filter(
        outcome__in=SERIOUS, inspected_on__gt=day, inspected_on__lte=until
    )
    warnings = RiskWarning.objects.filter(
        outcome="confirmed", about_kind="body", outcome_on__gt=day, outcome_on__lte=until
    )
    found = {*inspections.values_list("body_id", flat=True), *warnings.values_list("about_id", flat=True)}
    return {body_id for body_id in found if body_id}


def at_k(order: Ranked, wrong: Collection[str], k: int) -> dict[str, Any]:
    """Recall and precision of the first `k`, the interval of the precision, the first bodies and the curve."""
    chosen = order[:k]
    hits = sum(body_id in wrong for body_id, _, _ in chosen)
    low, high = wilson(hits, len(chosen))
    curve, found = [], 0
    for at, (body_id, _, _) in enumerate(order[:POINTS_OF_CURVE], start=1):
        found += body_id in wrong
        curve.append([at, round(found / len(wrong), 6) if wrong else None])
    return {
        "hits": hits,
        "recall": round(hits / len(wrong), 6) if wrong else None,
        "precision": round(hits / len(chosen), 6) if chosen else None,
        "low": low,
        "high": high,
        "first": [[body_id, grade, score, body_id in wrong] for body_id, grade, score in chosen],
        "curve": curve,
    }


def _todays(run: Run) -> Ranked:
    return ranked(Grade.objects.filter(run=run).values("body_id", "grade", "score"))


def _changed(test: BackTest) -> Ranked:
    if only_ranks(test.changes):
        return ranked_anew(open_result(result_folder(test.run)).table("indicators"), test.changes)
    with trial(snapshot(test.run.snapshot), test.run.as_of, test.changes) as result:
        return ranked(result.table("grades").to_pylist())
