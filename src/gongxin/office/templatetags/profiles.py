"""What the templates of profiles need beyond Django's own filters."""

from __future__ import annotations

from typing import Any

from django import template

from gongxin.office.profiles.tables import figure, html
from gongxin.office.registers.links import page

register = template.Library()


@register.simple_tag
def page_of(name: str, key: Any, dates: str = "") -> str:
    """The address of the page of one record; empty where there is none."""
    return page(name, str(key), dates) if name and key else ""


register.filter("figure", figure)
register.filter("table", html)
