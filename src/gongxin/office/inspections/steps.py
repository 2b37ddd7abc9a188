"""The steps of an inspection as forms: which act each verb calls, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.inspections.actions import on_site, prepare, result
from gongxin.casework.inspections.actions.step import may
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import BEFORE_SITE, TRANSITIONS
from gongxin.casework.name_lists.inspectors import people_of
from gongxin.casework.registry.when import now
from gongxin.i18n import Text
from gongxin.office.inspections.forms import (
    BeginForm,
    EnterForm,
    MatterForm,
    ReasonForm,
    ReplaceForm,
    ResumeForm,
    SeenForm,
)

STEPS: dict[str, tuple[Callable[..., Inspection], type]] = {  # signing is done on the page of the check
    "allow": (prepare.allow, SeenForm),
    "issue": (prepare.issue, SeenForm),
    "begin": (on_site.begin, BeginForm),
    "enter": (result.enter, EnterForm),
    "send_back": (result.send_back, ReasonForm),
    "approve": (result.approve, SeenForm),
    "publish": (result.publish, SeenForm),
    "close": (result.close, SeenForm),
    "postpone": (prepare.postpone, ReasonForm),
    "resume": (prepare.resume, ResumeForm),
    "abort": (prepare.abort, ReasonForm),
    "add_matter": (prepare.add_matter, MatterForm),
    "replace": (prepare.replace_inspector, ReplaceForm),
}
BESIDE = {  # what changes no state
    "add_matter": Text("并入一个检查事项", "Add a matter to this visit"),
    "replace": Text("更换检查人员", "Send somebody else"),
}

ASIDE = ("send_back", "postpone", "abort", *BESIDE)  # what leads away from the usual way is folded on the page


def form_for(verb: str, inspection: Inspection, by: Account, data: Any = None) -> Any:
    """The form of a step, filled where `data` was sent."""
    form, more = STEPS[verb][1], {}
    if form is ReplaceForm:
        more["people"] = people_of(by.division, now())
    return form(data, inspection=inspection, auto_id=f"id_{verb}_%s", **more)


def offered(inspection: Inspection, by: Account) -> list[tuple[str, Text, Any]]:
    """The steps that the reader may take now: verb, words, form."""
    verbs = [(verb, TRANSITIONS[verb].label) for verb in STEPS if verb in TRANSITIONS and may(verb, inspection, by)]
    if inspection.owner_division == by.division and by.may(Permission.WORK_WARNINGS):
        if inspection.state == "opened" and MatterForm(inspection=inspection).fields["matter"].choices:
            verbs.append(("add_matter", BESIDE["add_matter"]))
        if inspection.state in BEFORE_SITE:
            verbs.append(("replace", BESIDE["replace"]))
    return [(verb, words, form_for(verb, inspection, by)) for verb, words in verbs]
