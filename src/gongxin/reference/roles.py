"""The page of the roles."""

from __future__ import annotations

from gongxin.casework.accounts.roles import ROLES, Reach, Role
from gongxin.i18n import Text
from gongxin.reference.markdown import table

SEES = {
    Reach.NATION: Text("全国", "the nation"),
    Reach.DIVISION: Text("本辖区", "the own division and what lies in it"),
    Reach.BODY: Text("本机构", "the own body"),
    Reach.PERSON: Text("本人", "the own records"),
    Reach.ORGANISATION: Text("本组织", "the own organisation"),
    Reach.ACCREDITED: Text("获认可机构", "bodies that are or were accredited"),
    Reach.PUBLIC: Text("公开信息", "what anyone may know"),
    Reach.TRAIL: Text("审计日志", "the audit trail and nothing it points to"),
}


def page() -> str:
    """Every role: what it is for, how far it sees, what it may do, whether it needs a second factor."""
    headings = ("role", "角色", "what it is for", "sees", "second factor", "may")
    note = "Why it is so, and how to extend it: [Roles and jurisdiction](../explanation/roles-and-jurisdiction.md)."
    return "\n\n".join(["# Roles 角色", note, table(headings, map(_row, ROLES.values()))])


def _row(role: Role) -> tuple[str, ...]:
    sees = SEES[role.reach]
    return (
        f"`{role.id}`<br>{role.label.en}",
        f"{role.label.zh}：{role.description.zh}",
        role.description.en,
        f"{sees.zh} · {sees.en}",
        "must" if role.needs_second_factor else "may",
        ", ".join(f"`{permission}`" for permission in sorted(role.permissions)),
    )
