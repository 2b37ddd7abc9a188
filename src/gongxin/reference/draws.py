"""The page of the states of a draw."""

from __future__ import annotations

from gongxin.casework.draws.states import STATES, TRANSITIONS, Transition, diagram
from gongxin.reference.markdown import table


def states_page() -> str:
    """The table of states as two diagrams and a table of the ways."""
    about = (
        "One table in `src/gongxin/casework/draws/states.py`. From the commitment on every step is an entry of the "
        "public ledger; a draw that is given up stays with its reason."
    )
    drawn = [f"```mermaid\n{diagram(language)}\n```" for language in ("en", "zh")]
    rows = [row for way in TRANSITIONS.values() for row in _rows(way)]
    ways = table(("from", "to", "step", "步骤", "who", "asks for"), rows)
    return "\n\n".join(["# States of a draw 抽查状态", about, *drawn, ways])


def _rows(way: Transition) -> list[tuple[str, ...]]:
    asks = "another person" if way.other else "a reason" if way.reason else ""
    return [(_told(frm), _told(way.to), way.label.en, way.label.zh, f"`{way.who}`", asks) for frm in way.frm]


def _told(state: str) -> str:
    return f"{STATES[state].en} {STATES[state].zh}"
