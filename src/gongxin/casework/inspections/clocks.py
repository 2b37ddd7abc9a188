"""The clocks of an inspection: what runs now, the earliest due day, and every day as it was counted."""

from __future__ import annotations

from datetime import date

from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import STATES
from gongxin.casework.monitoring.clocks import Shown
from gongxin.i18n import Text
from gongxin.law.clocks import clock

DUE = Text("检查应当在此日前实施", "the check is to be made by this day")
BY_DAY = ("opened", "allowed", "issued", "on_site", "postponed")  # the day of the check itself is due


def counts_of(inspection: Inspection) -> list[Shown]:
    """Every clock that runs in the present state, and those that ended with the publication."""
    done_on = inspection.published_on
    wanted = list(STATES[inspection.state].clocks)
    if inspection.state in ("published", "closed"):
        wanted += [("random_check_publication", "ended_on")]
    shown = []
    for name, column in wanted:
        start, counted = getattr(inspection, column), clock(name)
        if start is not None:
            ended = done_on if column == "ended_on" else None
            shown.append(Shown(counted.label, counted.count(start, done_on=ended)))
    return shown


def next_due(inspection: Inspection) -> date | None:
    """The day by which the next step must be taken, None once nothing runs."""
    days = [
        clock(name).count(getattr(inspection, column)).due_on
        for name, column in STATES[inspection.state].clocks
        if getattr(inspection, column) is not None
    ]
    if inspection.state in BY_DAY:
        days.append(inspection.due_on)
    return min((day for day in days if day is not None), default=None)
