"""`gongxin parameters`: every number of the law and of the project on a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from gongxin.commands.options import AsJson, AsOf
from gongxin.commands.screen import say, show_json, show_table
from gongxin.errors import UnknownName
from gongxin.i18n import language_of_environment, translate
from gongxin.law.parameters import Parameter
from gongxin.law.parameters import parameters as known_parameters
from gongxin.supervision.parameters_used import record, shown_value

LONGEST = 60  # characters of a value in the list
EXAMPLE = "gongxin parameters --as-of 2026-06-30"


def parameters(
    beginning: Annotated[str, typer.Argument(metavar="NAME", help="Only names that begin so, like sign_in.")] = "",
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List every parameter with its value on a day, its unit and its source."""
    day = as_of.date() if as_of else date.today()  # a look-up, not a run: nothing is decided by it
    chosen = {name: held for name, held in known_parameters().items() if name.startswith(beginning)}
    if not chosen:
        raise UnknownName("No parameter is called %(name)s; see `gongxin parameters`.", name=beginning)
    if as_json:
        show_json({name: record(held, day) for name, held in chosen.items()})
        return
    rows = [_row(held, day) for held in chosen.values()]
    show_table("Parameters", ("Name", "Meaning", "Value", "Unit", "Source"), rows)
    say("* marks a default of this project that no authority has confirmed.")


def _row(held: Parameter, day: date) -> tuple[str, str, str, str, str]:
    language = language_of_environment()
    dated = held.on(day)
    value = shown_value(dated.value, language, LONGEST) + ("" if dated.confirmed else " *")
    return (
        held.name,
        held.label.in_language(language),
        value,
        translate(held.unit),
        dated.citation.in_language(language),
    )
