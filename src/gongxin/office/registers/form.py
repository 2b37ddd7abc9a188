"""The filters of a list as form fields."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongxin.office.language import said
from gongxin.office.registers.filters import Asked
from gongxin.office.registers.listing import Listing


@dataclass(frozen=True)
class Field:
    """One input: `kind` is text, day, choice (a list of code and label) or typed (free, with suggestions)."""

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


def fields(listing: Listing, asked: Asked) -> list[Field]:
    """The inputs of all filters, with what was asked."""
    found = []
    for each in listing.filters:
        label = said(listing.label(each.column))
        choices = tuple((code.value, said(code)) for code in getattr(each, "choices", ()))
        if each.kind == "days":
            for name, end in zip(each.fields, (_("from"), _("to")), strict=True):
                found.append(Field(name, f"{label} {end}", "day", asked.get(name, "")))
        elif each.kind == "yes_no":
            options = (("yes", _("Yes")), ("no", _("No")))
            found.append(Field(each.column, label, "choice", asked.get(each.column, ""), options))
        else:
            kind = {"choice": "choice", "domain": "typed", "place": "typed"}.get(each.kind, "text")
            found.append(Field(each.column, label, kind, asked.get(each.column, ""), choices))
    return found
