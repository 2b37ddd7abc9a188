"""Read a list as it was on a day, as we knew it at a moment: line by line, with the weight inputs of a draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Q

from gongxin.casework.name_lists.rule import ON, ListRule, rows_of
from gongxin.casework.registry.models import Body, KnownInspection, KnownPenalty
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Finding, Grade, Run
from gongxin.law.parameters import parameter

CHUNK = 5_000  # rows fetched at a time
PROBLEM = ("minor", "serious", "false")
KIND = {"body": "body", "organisation": "organisation", "laboratory": "body", "audit": "person"}  # in the penalties


@dataclass(frozen=True, slots=True)
class Line:
    """One object. `why` is "on" or the reason that keeps it off; the rest is what a draw may weigh.

    `grade` of the body concerned (A–D, empty where none was given), `since` the day its age counts from, `problems`
    inspections with a problem and penalties in the look-back, `warnings` findings of the run whose severity is high.
    """

    id: str
    name: str
    firm: str
    division: str
    stratum: str
    why: str
    grade: str
    since: date | None
    problems: int
    warnings: int

    @property
    def on(self) -> bool:
        """Whether it is on the list."""
        return self.why == ON


@dataclass
class _Past:
    """What is known of all objects, read once."""

    grades: dict[str, str] = field(default_factory=dict)
    problems: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # of bodies, where the list has no names of its own


def run_at(when: When) -> Run | None:
    """The last run that had ended by the moment, the same for whoever reads the list later."""
    runs = Run.objects.filter(state=Run.ENDED, repeats=None, as_of__lte=when.on)
    if when.known is not None:
        runs = runs.filter(ended_at__lte=when.known)
    return runs.order_by("-id").first()


def lines_of(rule: ListRule, division: str, when: When) -> Iterator[Line]:
    """Every object of the region in the order of its number, those that are off too. One object is one line."""
    past = _past(rule, when)
    rows = rows_of(rule, division, when).iterator(chunk_size=CHUNK)
    for _, parts in groupby(rows, key=itemgetter("id_")):
        yield _line(rule, list(parts), past)


def _line(rule: ListRule, parts: list[dict[str, Any]], past: _Past) -> Line:
    """The versions of one object (a holder has a row per class): on while any of them is."""
    standing = [one for one in parts if one["why_"] == ON]
    chosen, number = (standing or parts)[0], (standing or parts)[0]["id_"]
    name, place = past.names.get(number, (chosen["name_"], chosen["place_"]))
    strata = sorted({one["stratum_"] or "" for one in standing or parts})
    since = min((one["since_"] for one in standing or parts if one["since_"]), default=None)
    return Line(
        id=number, name=name or "", firm=chosen["firm_"] or "", division=place or "", stratum="；".join(strata),
        why=chosen["why_"], grade=past.grades.get(chosen["body_"] or "", ""), since=since,
        problems=past.problems[number], warnings=past.warnings[number],
    )  # fmt: skip


def _past(rule: ListRule, when: When) -> _Past:
    past, run = _Past(), run_at(when)
    days = parameter("inspections.look_back_days").on(when.on).value
    first = when.on - timedelta(days=days)
    column = {"certificates": "cert_no", "organisations": "org_id"}.get(rule.id, "body_id")
    found = KnownInspection.objects.at(when).filter(inspected_on__gt=first, outcome__in=PROBLEM)
    past.problems = _counted(found.exclude(**{column: None}), column)
    fined = KnownPenalty.objects.at(when).filter(decided_on__gt=first, subject_kind=KIND.get(rule.about, ""))
    if rule.id != "certificates":
        past.problems += _counted(fined, "subject_id")
    if run is not None:
        graded = Grade.objects.filter(run=run).values_list("body_id", "grade")
        past.grades = dict(graded) if rule.body else {}
        high = Finding.objects.filter(Q(first_run__lte=run.pk, last_run__gte=run.pk), severity="high")
        past.warnings = _counted(high.exclude(**{column: None}), column)
    if rule.key == "holder_id":
        past.names = {one: (name, place) for one, name, place in _bodies(when)}
    return past


def _bodies(when: When) -> Iterator[tuple[str, str, str]]:
    return Body.objects.at(when).values_list("body_id", "name", "division").iterator()


def _counted(rows: Any, column: str) -> Counter[str]:
    return Counter(dict(rows.order_by().values_list(column).annotate(Count("pk"))))
