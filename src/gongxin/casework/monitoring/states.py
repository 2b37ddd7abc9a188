"""The states of a warning and the only ways between them. Diagram, pages, actions and tests follow from this table.

A warning cannot be disposed of before an explanation was asked for and weighed; silence past the due day is weighed
as silence. Disposal is a decision of people: letter, inspection and case are drafts for other rooms.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.state_diagram import state_diagram
from gongxin.i18n import Text


@dataclass(frozen=True)
class State:
    """One state. `clock` counts from the day it was entered; explanation requests have clocks of their own."""

    id: str
    label: Text
    clock: str = ""
    open: bool = True


@dataclass(frozen=True)
class Transition:
    """One way. `who` is the permission it takes, None for the platform; `event` its entry in the audit trail."""

    verb: str
    label: Text
    frm: tuple[str, ...]
    to: str
    who: Permission | None
    event: str


STATES = {
    state.id: state
    for state in (
        State("raised", Text("已预警", "Raised"), "warning_first_step"),
        State("explanation_requested", Text("待说明", "Explanation requested")),
        State("explained", Text("已说明", "Explained"), "warning_weighing"),
        State("explanation_overdue", Text("逾期未说明", "Explanation overdue"), "warning_weighing"),
        State("weighed", Text("已核议", "Weighed"), "warning_disposal"),
        State("closed", Text("已关闭", "Closed"), open=False),
        State("letter_draft", Text("已拟函书", "Letter drafted"), open=False),
        State("inspection_draft", Text("已拟检查", "Inspection drafted"), open=False),
        State("case_draft", Text("已拟案件", "Case drafted"), open=False),
        State("confirmed", Text("反馈：属实", "Feedback: confirmed"), open=False),
        State("false_alarm", Text("反馈：误报", "Feedback: false alarm"), open=False),
    )
}
DISPOSED = ("closed", "letter_draft", "inspection_draft", "case_draft")
FED_BACK = ("confirmed", "false_alarm")
GROWING = ("raised", "explanation_requested", "explained", "explanation_overdue")  # new findings join these
OPEN = tuple(state.id for state in STATES.values() if state.open)

_WORK, _EXPLAIN = Permission.WORK_WARNINGS, Permission.EXPLAIN
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition(
            "request_explanation", Text("要求说明", "Ask for an explanation"),
            ("raised", "explanation_requested", "explained", "explanation_overdue"),
            "explanation_requested", _WORK, "explanation_requested",
        ),
        Transition(
            "explain", Text("作出说明", "Explain"),
            ("explanation_requested", "explanation_overdue"), "explained", _EXPLAIN, "explanation_complete",
        ),
        Transition(
            "expire", Text("说明期限届满", "The time to explain runs out"),
            ("explanation_requested",), "explanation_overdue", None, "explanation_expired",
        ),
        Transition(
            "weigh", Text("核议说明", "Weigh the explanation"),
            ("explained", "explanation_overdue"), "weighed", _WORK, "explanation_weighed",
        ),
        Transition("close", Text("关闭", "Close"), ("weighed",), "closed", _WORK, "warning_closed"),
        Transition(
            "draft_letter", Text("拟函书", "Draft a letter"), ("weighed",), "letter_draft", _WORK, "warning_drafted"
        ),
        Transition(
            "draft_inspection", Text("拟检查", "Draft an inspection"),
            ("weighed",), "inspection_draft", _WORK, "warning_drafted",
        ),
        Transition("draft_case", Text("拟案件", "Draft a case"), ("weighed",), "case_draft", _WORK, "warning_drafted"),
        Transition(
            "confirm", Text("反馈属实", "Confirm the warning"), DISPOSED, "confirmed", _WORK, "warning_confirmed"
        ),
        Transition(
            "deny", Text("反馈误报", "Call it a false alarm"), DISPOSED, "false_alarm", _WORK, "warning_denied"
        ),
        Transition(
            "reopen", Text("重新打开", "Open again"), (*DISPOSED, *FED_BACK), "raised", _WORK, "warning_reopened"
        ),
    )
}  # fmt: skip


def ways_from(state: str) -> list[Transition]:
    """The transitions that leave a state, in the order of the table."""
    return [each for each in TRANSITIONS.values() if state in each.frm]


def diagram(language: str) -> str:
    """The table as a Mermaid state diagram."""
    return state_diagram("raised", {state.id: state.label for state in STATES.values()}, TRANSITIONS.values(), language)
