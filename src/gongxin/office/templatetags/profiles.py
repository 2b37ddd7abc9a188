"""What the templates of profiles need beyond Django's own filters."""

from __future__ import annotations

from typing import Any

from django import template

from gongxin.casework.trail.look import may_look
from gongxin.office.profiles.tables import figure, html
from gongxin.office.registers.links import page

register = template.Library()


@register.simple_tag
def page_of(name: str, key: Any, dates: str = "") -> str:
    """The address of the page of one record; empty where there is none."""
    return page(name, str(key), dates) if name and key else ""


@register.simple_tag
def person_profile_of(account: Any, person_id: Any, dates: str = "") -> str:
    """The address of the profile of a person, for accounts that may open it; empty otherwise."""
    return page("person_profile", str(person_id), dates) if may_look(account, ("person", str(person_id))) else ""


register.filter("figure", figure)
register.filter("table", html)
