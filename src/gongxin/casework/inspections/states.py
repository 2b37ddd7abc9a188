"""The states of an inspection and the only ways between them. Diagram, pages, actions and tests follow from this table.

No check without approval before it (国办发〔2024〕54号); no result without two signatures of inspectors and the firm's
word or its refusal before a witness (令101); whoever entered a result does not approve it (谁检查、谁录入、谁负责).
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.state_diagram import state_diagram
from gongxin.i18n import Text


@dataclass(frozen=True)
class State:
    """One state. `clocks` are counted, each from a column of the inspection; a state that is not open has none."""

    id: str
    label: Text
    clocks: tuple[tuple[str, str], ...] = ()
    open: bool = True


@dataclass(frozen=True)
class Transition:
    """One way. An empty `frm` begins.

    `who` is the permission it takes, None for an inspector who is sent; `not_by` the column that names who must not
    take it; `reason` says that one must be given.
    """

    verb: str
    label: Text
    frm: tuple[str, ...]
    to: str
    who: Permission | None
    event: str
    not_by: str = ""
    reason: bool = False


AFTER_CHECK = (("inspection_result_recording", "ended_on"), ("random_check_publication", "ended_on"))
STATES = {
    state.id: state
    for state in (
        State("opened", Text("已立项", "Opened"), (("inspection_allowing", "state_on"),)),
        State("allowed", Text("已批准实施", "Allowed")),
        State("issued", Text("已出具文书", "Documents issued")),
        State("on_site", Text("检查中", "On site")),
        State("signed", Text("已签字", "Signed"), AFTER_CHECK),
        State("entered", Text("已录入", "Result entered"), (("inspection_approving", "state_on"), *AFTER_CHECK)),
        State("approved", Text("已审批", "Approved"), AFTER_CHECK[1:]),
        State("published", Text("已公示", "Published"), (("inspection_closing", "state_on"),)),
        State("postponed", Text("已延期", "Postponed")),
        State("closed", Text("已办结", "Closed"), open=False),
        State("aborted", Text("已终止", "Aborted"), open=False),
    )
}
OPEN = tuple(state.id for state in STATES.values() if state.open)
BEFORE_SITE = ("opened", "allowed", "issued")
DONE = ("signed", "entered", "approved", "published", "closed")  # the check itself took place

_WORK = Permission.WORK_WARNINGS
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("open", Text("立项", "Open"), (), "opened", _WORK, "inspection_opened"),
        Transition(
            "allow", Text("批准实施", "Allow"), ("opened",), "allowed", _WORK, "inspection_allowed", not_by="opened_by"
        ),
        Transition(
            "issue", Text("出具文书", "Issue the documents"), ("allowed",), "issued", _WORK, "inspection_issued"
        ),
        Transition(
            "begin", Text("出示证件，开始检查", "Show credentials and begin"), ("issued",), "on_site", None,
            "inspection_begun",
        ),
        Transition(
            "sign", Text("结束检查并签字", "End the check and sign"), ("on_site",), "signed", None, "inspection_signed"
        ),
        Transition("enter", Text("录入结果", "Enter the result"), ("signed",), "entered", None, "inspection_entered"),
        Transition(
            "send_back", Text("退回", "Send back"), ("entered",), "signed", _WORK, "inspection_sent_back",
            not_by="entered_by", reason=True,
        ),
        Transition(
            "approve", Text("审批", "Approve"), ("entered",), "approved", _WORK, "inspection_approved",
            not_by="entered_by",
        ),
        Transition("publish", Text("公示", "Publish"), ("approved",), "published", _WORK, "inspection_published"),
        Transition("close", Text("办结", "Close"), ("published",), "closed", _WORK, "inspection_closed"),
        Transition(
            "postpone", Text("延期", "Postpone"), BEFORE_SITE, "postponed", _WORK, "inspection_postponed", reason=True
        ),
        Transition(
            "resume", Text("恢复，重新批准", "Take up again"), ("postponed",), "opened", _WORK, "inspection_resumed"
        ),
        Transition(
            "abort", Text("终止", "Abort"), (*BEFORE_SITE, "on_site", "postponed"), "aborted", _WORK,
            "inspection_aborted", reason=True,
        ),
    )
}  # fmt: skip


def ways_from(state: str) -> list[Transition]:
    """The transitions that leave a state, in the order of the table."""
    return [each for each in TRANSITIONS.values() if state in each.frm]


def diagram(language: str) -> str:
    """The table as a Mermaid state diagram."""
    return state_diagram("opened", {state.id: state.label for state in STATES.values()}, TRANSITIONS.values(), language)
