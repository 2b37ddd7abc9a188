"""Words and figures that are declared in code, as a template says them."""

from __future__ import annotations

from typing import Any

from django import template

from gongxin.codes.provinces import PROVINCE_BY_CODE
from gongxin.office.language import language, said
from gongxin.office.registers.cells import place

register = template.Library()
register.filter("said", said)


@register.filter
def region(code: str) -> str:
    """A division by name; provinces have one in English too."""
    if code.endswith("0000") and code[:2] in PROVINCE_BY_CODE and language() == "en":
        return PROVINCE_BY_CODE[code[:2]].en
    return place(code)


@register.filter
def percent(share: float | None) -> str:
    """A share in percent without decimals; a dash where there is none."""
    return "–" if share in (None, "") else f"{share:.0%}"


@register.filter
def sentence(entry: Any) -> str:
    """An entry of the audit trail in the reader's language."""
    return entry.sentence(language())


@register.filter
def item(held: dict[Any, Any], key: Any) -> Any:
    """One value of a mapping; nothing where it has none."""
    return held.get(key, "")


@register.filter
def law(citation: Any) -> str:
    """A citation in the reader's language."""
    return citation.in_language(language())
