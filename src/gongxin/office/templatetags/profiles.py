"""What the templates of profiles need beyond Django's own filters."""

from __future__ import annotations

from typing import Any

from django import template

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail.look import may_look
from gongxin.office.profiles.tables import figure, html
from gongxin.office.registers.links import page

register = template.Library()


@register.simple_tag
def page_of(name: str, key: Any, dates: str = "") -> str:
    """The address of the page of one record; empty where there is none."""
    return page(name, str(key), dates) if name and key else ""


@register.simple_tag
def profile_of(account: Any, table: str, key: Any, dates: str = "") -> str:
    """The address of the profile of a body or a person, for accounts that may open it; empty otherwise."""
    if table == "bodies" and account.may(Permission.READ_FINDINGS):
        return page("body_profile", str(key), dates)
    if table == "people" and may_look(account, ("person", str(key))):
        return page("person_profile", str(key), dates)
    return ""


register.filter("figure", figure)
register.filter("table", html)
