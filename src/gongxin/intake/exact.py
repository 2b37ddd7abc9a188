"""Is a Parquet column already what the contract asks for? One cheap test per cell, so that a nation-year is not copied.

The tests are stricter than the rules: a cell that fails is looked at again with the full rules; one that passes is
clean.
"""

from __future__ import annotations

from gongxin.intake import sql
from gongxin.intake.cells import PHYSICAL, bounds, closed_form
from gongxin.intake.forms import Form, form_of
from gongxin.intake.rejected import LONGEST_CELL
from gongxin.records import Column, Kind

MEMBER = {  # visible ASCII, without capitals' small letters or the two separators where they would matter
    (Form.CAPITALS, Kind.TEXT): "[!-`{-~]+",
    (Form.AS_GIVEN, Kind.TEXT): "[!-~]+",
    (Form.CAPITALS, Kind.LIST): "[!-:<-`{-~]+",
    (Form.AS_GIVEN, Kind.LIST): "[!-:<-~]+",
}
EDGES = r"^[\s\x{3000}\x{a0}\x{feff}\x{200b}]|[\s\x{3000}\x{a0}\x{feff}\x{200b}]$|\x00"
LOOSE_LIST = r"^；|；$|；；|;|；\s|\s；|" + EDGES


def is_exact(column: Column, c: str, physical: str) -> str | None:
    """A condition that holds for clean cells (null counts as clean), or None where every cell must be read."""
    if physical != PHYSICAL[column.kind]:
        return None
    if column.kind in (Kind.TEXT, Kind.LIST):
        return _text(column, c)
    rules = [rule for _, rule in bounds(column, c)]
    if column.kind is Kind.NUMBER:
        rules.insert(0, f"isfinite({c})")
    return " AND ".join(rules) or "true"


def _text(column: Column, c: str) -> str:
    if column.codes is not None and column.kind is Kind.TEXT:
        return f"{c} IN {sql.texts(column.codes.values)}"
    short = f"strlen({c}) BETWEEN 1 AND {LONGEST_CELL}"
    form, closed = form_of(column), closed_form(column)
    if closed:
        capitals = f" AND {c} = upper({c})" if form is Form.CAPITALS else ""
        return f"{short} AND regexp_full_match({c}, {sql.text(closed)}){capitals}"
    if form is Form.FREE:
        loose = LOOSE_LIST if column.kind is Kind.LIST else EDGES
        return f"{short} AND NOT regexp_matches({c}, {sql.text(loose)})"
    member = MEMBER[form, column.kind]
    whole = f"{member}(?:；{member})*" if column.kind is Kind.LIST else member
    return f"{short} AND regexp_full_match({c}, {sql.text(whole)})"
