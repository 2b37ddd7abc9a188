"""A command line that is not understood, in the reader's words: Typer has only English ones.

Typer keeps its errors in a private module, so they are told apart by name; one that is not known here is shown in
Typer's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from typer.exceptions import TyperException

from gongxin.i18n import translate

NO_DAY = re.compile(r"'(.*)' does not match the formats?", re.DOTALL)
NO_COMMAND = re.compile(r"No such command '(.*?)'(?:\. Did you mean (.*)\?|$)", re.DOTALL)
TOO_MANY = re.compile(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
NO_VALUE = re.compile(r"Option '(.*)' requires an argument", re.DOTALL)
CLOSE = 0.75  # of a word's letters; Typer itself finds --out in --colour
TAKES_NONE = re.compile(r"Option '(.*)' does not take a value", re.DOTALL)


def in_words(mistake: TyperException) -> str:
    """One sentence: what is missing, unknown or not understood, and where to look."""
    kind, said = type(mistake).__name__, mistake.format_message().rstrip(".")
    name = _name(getattr(mistake, "param", None))
    if kind == "MissingParameter" and name:
        return translate("%(name)s is missing from the command; see `gongxin --help`.", name=name)
    if kind == "NoSuchOption":
        return _no_option(getattr(mistake, "option_name", ""), getattr(mistake, "possibilities", None) or ())
    if kind == "BadParameter" and name:
        return _of_value(name, mistake.message.rstrip("."), mistake.__cause__)
    if found := NO_COMMAND.search(said):
        return _no_command(found[1], (found[2] or "").replace("'", ""))
    if found := TOO_MANY.search(said):
        return translate("%(name)s is more than the command takes; see `gongxin --help`.", name=found[1])
    if found := NO_VALUE.search(said):
        return translate("%(name)s needs a value after it; see `gongxin --help`.", name=found[1])
    if found := TAKES_NONE.search(said):
        return translate("%(name)s takes no value; leave out what stands behind it.", name=found[1])
    return translate("The command is not understood: %(why)s. See `gongxin --help`.", why=said)


def _no_option(name: str, known: Sequence[str]) -> str:
    if like := ", ".join(get_close_matches(name, known, cutoff=CLOSE)):
        return translate("There is no option %(name)s; did you mean %(like)s?", name=name, like=like)
    return translate("There is no option %(name)s; see `gongxin --help`.", name=name)


def _no_command(name: str, like: str) -> str:
    if like:
        return translate("There is no command %(name)s; did you mean %(like)s?", name=name, like=like)
    return translate("There is no command %(name)s; see `gongxin --help`.", name=name)


def _of_value(name: str, why: str, cause: BaseException | None) -> str:
    """What is wrong with the value of an option; `cause` is the error of Pydantic, which checks it for Typer."""
    errors = getattr(cause, "errors", None)
    found = errors()[0] if errors else {}
    kind, value, bound = found.get("type", ""), found.get("input"), found.get("ctx", {})
    if kind.startswith("float"):
        return translate("%(name)s: %(value)s is not a number; write one such as 0.5.", name=name, value=value)
    if kind.startswith("int"):
        return translate("%(name)s: %(value)s is not a whole number; write one such as 7.", name=name, value=value)
    if kind == "greater_than_equal":
        return translate("%(name)s: %(value)s is too small; write %(bound)s or more.",
                         name=name, value=value, bound=bound["ge"])  # fmt: skip
    if kind == "less_than_equal":
        return translate("%(name)s: %(value)s is too large; write %(bound)s or less.",
                         name=name, value=value, bound=bound["le"])  # fmt: skip
    if found := NO_DAY.search(why):
        return translate("%(name)s: %(value)s is not a day; write it like 2026-06-30.", name=name, value=found[1])
    return translate("%(name)s is not understood (%(why)s); see `gongxin --help`.", name=name, why=why)


def _name(parameter: Any) -> str:
    """`--out` or `DATASET`, as the help calls it."""
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    return options[0] if options else str(getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "")
