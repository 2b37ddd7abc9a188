"""The states of a draw and the only ways between them, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.state_diagram import state_diagram
from gongxin.i18n import Text

STATES = {
    "draft": Text("草案", "draft"),
    "approved": Text("已批准", "approved"),
    "committed": Text("名单已封存", "list committed"),
    "drawn": Text("已抽取", "drawn"),
    "sent": Text("检查进行中", "inspections under way"),
    "closed": Text("已结束", "closed"),
    "aborted": Text("已中止", "aborted"),
}


@dataclass(frozen=True)
class Transition:
    """One way. An empty `frm` begins. `other` asks for somebody else than the drafter, `reason` for a reason."""

    verb: str
    frm: tuple[str, ...]
    to: str
    who: Permission
    event: str
    label: Text
    other: bool = False
    reason: bool = False


_WORK = Permission.WORK_WARNINGS
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("draft", (), "draft", _WORK, "draw_drafted", Text("起草", "Draft")),
        Transition("approve", ("draft",), "approved", _WORK, "draw_approved", Text("批准", "Approve"), other=True),
        Transition("send_back", ("approved",), "draft", _WORK, "draw_sent_back", Text("退回", "Send back")),
        Transition("commit", ("approved",), "committed", _WORK, "draw_committed", Text("封存名单", "Commit the list")),
        Transition("carry_out", ("committed",), "drawn", _WORK, "draw_carried_out", Text("抽取", "Draw")),
        Transition("send", ("drawn",), "sent", _WORK, "draw_sent", Text("派出检查组", "Send the inspectors")),
        Transition("close", ("sent",), "closed", _WORK, "draw_closed", Text("结束", "Close")),
        Transition(
            "abort", ("committed", "drawn"), "aborted", _WORK, "draw_aborted", Text("中止", "Abort"), reason=True
        ),
    )
}
OUT = ("committed", "drawn", "sent", "closed", "aborted")  # the public sees it from the commitment on, for ever


def diagram(language: str) -> str:
    """The table as a Mermaid state diagram."""
    return state_diagram("draft", STATES, TRANSITIONS.values(), language)
