"""The page of the parameters."""

from __future__ import annotations

from itertools import groupby

from gongxin.law.parameters import Parameter
from gongxin.law.parameters import parameters as every
from gongxin.reference.markdown import table
from gongxin.supervision.parameters_used import shown_value

LONGEST = 100  # characters of a value; a table of the law is read in its file


def page() -> str:
    """Every parameter with its history, by group."""
    known = every()
    unconfirmed = sum(not held.history[-1].confirmed for held in known.values())
    about = (
        f"{len(known)} parameters, {unconfirmed} of them marked **unconfirmed**: defaults of this project, or texts "
        "that nobody has checked against the official publication. Each is a file under `src/gongxin/law/parameters/`."
    )
    groups = groupby(known.values(), key=lambda held: held.name.partition(".")[0])
    return "\n\n".join(["# Parameters 参数", about, *(_group(name, list(held)) for name, held in groups)])


def _group(name: str, held: list[Parameter]) -> str:
    headings = ("parameter", "参数", "meaning", "from", "value", "unit", "source")
    return f"## {name}\n\n" + table(headings, [row for one in held for row in _rows(one)])


def _rows(one: Parameter) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for dated in one.history:
        value = shown_value(dated.value, "en", LONGEST) + ("" if dated.confirmed else " **unconfirmed**")
        source = dated.citation.in_language("zh")
        rows.append((f"`{one.name}`", one.label.zh, one.label.en, str(dated.from_on), value, one.unit, source))
    return rows
