"""The clocks of a warning: when the next step is due, and the count of each day for those who ask why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongxin.casework.monitoring.models import ExplanationRequest, RiskWarning
from gongxin.casework.monitoring.states import STATES
from gongxin.i18n import Text
from gongxin.law.clocks import clock
from gongxin.law.count import Count

TO_EXPLAIN = "warning_explanation"


@dataclass(frozen=True)
class Shown:
    """One count with what it is about."""

    about: Text
    count: Count


def due_after(state: str, day: date) -> date | None:
    """When a warning that entered `state` on `day` must have left it; None where no clock runs."""
    name = STATES[state].clock
    return clock(name).count(day).due_on if name else None


def time_to_explain(today: date, statutory: str, audit_ended_on: date | None) -> tuple[str, date, date]:
    """Clock, first day and due day of a request of `today`.

    The five working days of the sign-in system run from the end of the audit by themselves. Where they still run they
    are the limit; where they have run out the one concerned is heard all the same, within the time for warnings.
    """
    if statutory and audit_ended_on is not None:
        due_on = clock(statutory).count(audit_ended_on).due_on
        if due_on is not None and due_on > today:
            return statutory, audit_ended_on, due_on
    due_on = clock(TO_EXPLAIN).count(today).due_on
    assert due_on is not None  # this clock knows no pauses
    return TO_EXPLAIN, today, due_on


def counts_of(warning: RiskWarning, requests: list[ExplanationRequest]) -> list[Shown]:
    """Every clock of a warning, day by day: its own step, then each request with the statutory one behind it."""
    shown: list[Shown] = []
    state = STATES[warning.state]
    if state.clock:
        counted = clock(state.clock)
        shown.append(Shown(counted.label, counted.count(warning.state_on)))
    for request in requests:
        shown.extend(counts_of_request(request))
    return shown


def counts_of_request(request: ExplanationRequest) -> list[Shown]:
    """The clock of a request; where the statutory one had run out before, that one too."""
    to = request.body_id or request.person_id
    about = Text(f"{to} 的说明", f"Explanation by {to}")
    shown = [Shown(about, clock(request.clock).count(request.start_on, done_on=request.answered_on))]
    if request.statutory_from and request.clock == TO_EXPLAIN:
        law = Text(f"{to}：审核结束后的法定期限", f"{to}: the statutory time after the audit")
        shown.append(
            Shown(law, clock("sign_in_explanation").count(request.statutory_from, done_on=request.answered_on))
        )
    return shown
