"""The steps a warning offers to a reader: those of the table from its state, each with its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms

from gongxin.casework.accounts.models import Account
from gongxin.casework.monitoring.actions.dispose import close, draft
from gongxin.casework.monitoring.actions.feed_back import feed_back
from gongxin.casework.monitoring.actions.reopen import reopen
from gongxin.casework.monitoring.actions.request_explanation import request_explanation
from gongxin.casework.monitoring.actions.weigh import weigh
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.monitoring.policies import may_work
from gongxin.casework.monitoring.states import Transition, ways_from
from gongxin.office.monitoring.forms import RequestForm, StepForm, WeighForm, hidden

ACTIONS: dict[str, Callable[..., Any]] = {
    "request_explanation": request_explanation,
    "weigh": weigh,
    "close": close,
    "draft_letter": partial(draft, kind="letter"),
    "draft_inspection": partial(draft, kind="inspection"),
    "draft_case": partial(draft, kind="case"),
    "confirm": partial(feed_back, verb="confirm"),
    "deny": partial(feed_back, verb="deny"),
    "reopen": reopen,
}


@dataclass(frozen=True)
class Offered:
    """One step that may be taken now."""

    way: Transition
    form: forms.Form
    open: bool


def form_for(
    verb: str, warning: RiskWarning, people: list[str], answered: bool, sent: Any = None, mistake: str = ""
) -> forms.Form:
    """The form of a step: fresh, or as it was sent, then standing on the version that is shown now."""
    kinds: dict[str, tuple[type[forms.Form], dict[str, Any]]] = {
        "request_explanation": (RequestForm, {"people": people}),
        "weigh": (WeighForm, {"answered": answered}),
    }
    kind, more = kinds.get(verb, (StepForm, {}))
    prefix = f"id_{verb}_%s"
    if sent is None:
        return kind(initial=hidden(warning.version), auto_id=prefix, **more)
    kept = sent.copy()
    if mistake:  # seen on this page, so the next attempt stands on what is shown
        for name, value in hidden(warning.version).items():
            kept[name] = str(value)
    form = kind(kept, auto_id=prefix, **more)
    if mistake:
        form.add_error(None, mistake)
    return form


def offered(
    account: Account, warning: RiskWarning, people: list[str], answered: bool, refused: dict[str, forms.Form]
) -> list[Offered]:
    """The steps of the table from the state of the warning, for those who may take them."""
    if not may_work(account, warning):
        return []
    ways = [way for way in ways_from(warning.state) if way.verb in ACTIONS]
    return [
        Offered(way, refused.get(way.verb) or form_for(way.verb, warning, people, answered), way.verb in refused)
        for way in ways
    ]
