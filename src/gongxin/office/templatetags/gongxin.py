"""Words and figures that are declared in code, as a template says them."""

from __future__ import annotations

from typing import Any

from django import template

from gongxin.office.registers.cells import place
from gongxin.office.registers.words import language, said

register = template.Library()
register.filter("said", said)
register.filter("place", place)


@register.filter
def percent(share: float | None) -> str:
    """A share in percent without decimals; a dash where there is none."""
    return "–" if share is None else f"{share:.0%}"


@register.filter
def sentence(entry: Any) -> str:
    """An entry of the audit trail in the reader's language."""
    return entry.sentence(language())


@register.filter
def item(held: dict[Any, Any], key: Any) -> Any:
    """One value of a mapping; nothing where it has none."""
    return held.get(key, "")
