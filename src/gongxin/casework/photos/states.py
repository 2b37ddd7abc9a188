"""The states of a photo and the only ways between them, in one table. Time moves it, nobody's hand."""

from __future__ import annotations

from gongxin.casework.presence.states import State, Transition
from gongxin.i18n import Text

STATES = {
    state.id: state
    for state in (
        State("photo", "waiting", Text("等待其签到", "waiting for its sign-in")),
        State("photo", "kept", Text("已保存", "kept")),
        State("photo", "removed", Text("已按期删除", "deleted in time")),
    )
}
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("take_photo", "photo", (), "waiting", None, ""),  # the row says who sent it and when
        Transition("join_photo", "photo", ("waiting",), "kept", None, ""),
        Transition("remove_photo", "photo", ("kept",), "removed", None, "photos_removed"),
        # One that no sign-in ever named leaves no row behind: it is nobody's.
        Transition("let_go", "photo", ("waiting",), "", None, "photos_let_go"),
    )
}
