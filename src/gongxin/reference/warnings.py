"""The page of the states of a warning, and that of the risk points."""

from __future__ import annotations

from gongxin.casework.monitoring.risk_points import risk_points
from gongxin.casework.monitoring.states import STATES, TRANSITIONS, Transition, diagram
from gongxin.law.clocks import clock
from gongxin.reference.markdown import table


def states_page() -> str:
    """The table of states as two diagrams and a table of the ways."""
    about = (
        "One table in `src/gongxin/casework/monitoring/states.py`. A warning is not disposed of before an explanation "
        "was asked for and weighed; letter, inspection and case are drafts, the machine decides none of them."
    )
    drawn = [f"```mermaid\n{diagram(language)}\n```" for language in ("en", "zh")]
    ways = table(("from", "to", "step", "步骤", "who"), [row for way in TRANSITIONS.values() for row in _rows(way)])
    clocks = [
        (f"{state.label.en} {state.label.zh}", clock(state.clock).label.en, f"`clocks.{state.clock}`")
        for state in STATES.values()
        if state.clock
    ]
    waiting = table(("state", "to be done", "parameter"), clocks)
    return "\n\n".join(["# States of a warning 预警状态", about, *drawn, ways, "## Clocks", waiting])


def _rows(way: Transition) -> list[tuple[str, ...]]:
    who = "the platform" if way.who is None else f"`{way.who}`"
    return [(_told(frm), _told(way.to), way.label.en, way.label.zh, who) for frm in way.frm]


def _told(state: str) -> str:
    return f"{STATES[state].label.en} {STATES[state].label.zh}"


def points_page() -> str:
    """Every risk point with its versions."""
    about = (
        f"{len(risk_points())} risk points, each a file in `src/gongxin/casework/monitoring/catalogue/`. Every "
        "detector watches exactly one. The catalogue is a default of this project; it maps to the law cited."
    )
    rows = [
        (
            f"`{point.id}`", version.label.zh, version.label.en, str(version.from_on), version.offence.en,
            "; ".join(citation.in_language("zh") for citation in version.law),
            ", ".join(f"[{name}](detectors.md#{name})" for name in version.detectors),
        )
        for point in risk_points().values()
        for version in point.history
    ]  # fmt: skip
    headings = ("risk point", "风险点", "meaning", "from", "legal definition", "law", "detectors")
    return "\n\n".join(["# Risk points 风险点", about, table(headings, rows)])
