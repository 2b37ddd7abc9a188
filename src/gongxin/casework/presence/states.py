"""The states of what lives in this room and the only ways between them, in one table.

A sign-in itself has no states: it is taken once and never changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.i18n import Text


@dataclass(frozen=True)
class State:
    """One state of one kind of thing."""

    kind: str
    id: str
    label: Text


@dataclass(frozen=True)
class Transition:
    """One way. An empty `frm` begins; `who` is the permission it takes, None for the platform."""

    verb: str
    kind: str
    frm: tuple[str, ...]
    to: str
    who: Permission | None
    event: str


STATES = {
    (each.kind, each.id): each
    for each in (
        State("binding", "bound", Text("已绑定", "bound")),
        State("binding", "released", Text("已解除", "released")),
        State("challenge", "issued", Text("待应答", "waiting for an answer")),
        State("challenge", "answered", Text("已应答", "answered")),
        State("challenge", "missed", Text("未应答", "missed")),
        State("request", "asked", Text("待说明", "explanation asked for")),
        State("request", "overdue", Text("逾期未说明", "overdue")),
        State("request", "explained", Text("已说明", "explained")),
    )
}
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("bind_device", "binding", (), "bound", Permission.SIGN_IN, "device_bound"),
        Transition("release_device", "binding", ("bound",), "released", Permission.REPORT, "device_released"),
        Transition("issue_challenge", "challenge", (), "issued", None, "challenge_issued"),
        # Also from "missed": a phone that lost its network answers in time and sends later.
        Transition(
            "answer_challenge", "challenge", ("issued", "missed"), "answered", Permission.SIGN_IN, "challenge_answered"
        ),
        Transition("close_challenge", "challenge", ("issued",), "missed", None, "challenge_missed"),
        Transition("ask_explanation", "request", (), "asked", Permission.WORK_WARNINGS, "presence_questioned"),
        Transition("expire_request", "request", ("asked",), "overdue", None, "presence_overdue"),
        Transition("explain", "request", ("asked", "overdue"), "explained", Permission.EXPLAIN, "presence_explained"),
    )
}


def states_of(kind: str) -> list[str]:
    """The states of one kind of thing, in order."""
    return [state.id for state in STATES.values() if state.kind == kind]
