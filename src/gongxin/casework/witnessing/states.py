"""The states of a witnessed audit and the only ways between them, in one table; and what may come of it."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail.words import OUTCOMES
from gongxin.i18n import Text

STATES = {
    "planned": Text("已安排", "planned"),
    "called_off": Text("已取消", "called off"),
    "reported": Text("已录入结果", "result entered"),
}

__all__ = ["OUTCOMES", "STATES", "TRANSITIONS", "Transition"]


@dataclass(frozen=True)
class Transition:
    """One way. An empty `frm` begins; `who` is the permission it takes, None for the inspector who was assigned."""

    verb: str
    frm: tuple[str, ...]
    to: str
    who: Permission | None
    event: str


TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("plan", (), "planned", Permission.WORK_WARNINGS, "witness_planned"),
        Transition("call_off", ("planned",), "called_off", Permission.WORK_WARNINGS, "witness_called_off"),
        Transition("report", ("planned",), "reported", None, "witness_reported"),
    )
}
