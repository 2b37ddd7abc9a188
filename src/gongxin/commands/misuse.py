"""A command line that is not understood, in the reader's words: Typer has only English ones.

Typer keeps its errors in a private module, so they are told apart by name; one that is not known here is shown in
Typer's own words.
"""

from __future__ import annotations

import re
from typing import Any

from typer.exceptions import TyperException

from gongxin.i18n import translate

NO_DAY = re.compile(r"'(.*)' does not match the formats?", re.DOTALL)
NO_COMMAND = re.compile(r"No such command '(.*)'", re.DOTALL)
TOO_MANY = re.compile(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
NO_VALUE = re.compile(r"Option '(.*)' requires an argument", re.DOTALL)


def in_words(mistake: TyperException) -> str:
    """One sentence: what is missing, unknown or not understood, and where to look."""
    kind, said = type(mistake).__name__, mistake.format_message().rstrip(".")
    name = _name(getattr(mistake, "param", None))
    if kind == "MissingParameter" and name:
        return translate("%(name)s is missing from the command; see `gongxin --help`.", name=name)
    if kind == "NoSuchOption":
        return translate("There is no option %(name)s; see `gongxin --help`.", name=getattr(mistake, "option_name", ""))
    if kind == "BadParameter" and name:
        return _of_value(name, mistake.message.rstrip("."))
    if found := NO_COMMAND.search(said):
        return translate("There is no command %(name)s; see `gongxin --help`.", name=found[1])
    if found := TOO_MANY.search(said):
        return translate("%(name)s is more than the command takes; see `gongxin --help`.", name=found[1])
    if found := NO_VALUE.search(said):
        return translate("%(name)s needs a value after it; see `gongxin --help`.", name=found[1])
    return translate("The command is not understood: %(why)s. See `gongxin --help`.", why=said)


def _of_value(name: str, why: str) -> str:
    if found := NO_DAY.search(why):
        return translate("%(name)s: %(value)s is not a day; write it like 2026-06-30.", name=name, value=found[1])
    return translate("%(name)s is not understood (%(why)s); see `gongxin --help`.", name=name, why=why)


def _name(parameter: Any) -> str:
    """`--out` or `DATASET`, as the help calls it."""
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    return options[0] if options else str(getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "")
