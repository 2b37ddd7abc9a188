"""The states of a visit and the only ways between them, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.i18n import Text

STATES = {
    "bound": Text("按一次审核处理", "bound as one visit"),
    "loosed": Text("已解绑", "taken apart"),
}


@dataclass(frozen=True)
class Transition:
    """One way. An empty `frm` begins; `who` are the permissions of which one suffices, none for the platform."""

    verb: str
    frm: tuple[str, ...]
    to: str
    who: tuple[Permission, ...]
    event: str


EITHER = (Permission.WORK_WARNINGS, Permission.REPORT)
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("bind", (), "bound", (), "visit_bound"),
        Transition("loosen", ("bound",), "loosed", EITHER, "visit_loosed"),
        Transition("bind_again", ("loosed",), "bound", EITHER, "visit_bound_again"),
    )
}
