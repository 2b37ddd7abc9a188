"""The states of a yearly plan and the only ways between them, in one table; and what a plan may name."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.roles import Permission
from gongxin.i18n import Text

STATES = {
    "draft": Text("草案", "draft"),
    "approved": Text("已批准", "approved"),
    "published": Text("已发布", "published"),
}
KINDS = {
    "body": Text("认证机构检查", "inspections of bodies"),
    "organisation": Text("获证组织检查", "inspections of certified organisations"),
    "witness": Text("见证检查", "witnessed audits"),
}


@dataclass(frozen=True)
class Transition:
    """One way. An empty `frm` begins. `other` asks for somebody else than the one who drafted the plan."""

    verb: str
    frm: tuple[str, ...]
    to: str
    who: Permission
    event: str
    other: bool = False


_WORK = Permission.WORK_WARNINGS
TRANSITIONS = {
    each.verb: each
    for each in (
        Transition("draft", (), "draft", _WORK, "year_plan_drafted"),
        Transition("approve", ("draft",), "approved", _WORK, "year_plan_approved", other=True),
        Transition("send_back", ("approved",), "draft", _WORK, "year_plan_sent_back"),
        Transition("publish", ("approved",), "published", _WORK, "year_plan_published"),
    )
}
