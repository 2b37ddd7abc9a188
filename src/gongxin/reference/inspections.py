"""The page of the states of an inspection, and that of the checklists."""

from __future__ import annotations

from gongxin.casework.inspections.states import STATES, TRANSITIONS, Transition, diagram
from gongxin.law.checklists import ANSWERS, EVIDENCE, Checklist, checklists
from gongxin.law.clocks import clock
from gongxin.reference.markdown import table


def states_page() -> str:
    """The table of states as two diagrams, a table of the ways and one of the clocks."""
    about = (
        "One table in `src/gongxin/casework/inspections/states.py`. Nobody goes before somebody else has allowed "
        "it, and whoever entered a result does not approve it."
    )
    drawn = [f"```mermaid\n{diagram(language)}\n```" for language in ("en", "zh")]
    ways = table(
        ("from", "to", "step", "步骤", "who", "not by"), [row for way in TRANSITIONS.values() for row in _rows(way)]
    )
    clocks = [
        (_told(state.id), clock(name).label.en, f"`clocks.{name}`", f"`{column}`")
        for state in STATES.values()
        for name, column in state.clocks
    ]
    running = table(("state", "to be done", "parameter", "counted from"), clocks)
    return "\n\n".join(["# States of an inspection 检查状态", about, *drawn, ways, "## Clocks", running])


def _rows(way: Transition) -> list[tuple[str, ...]]:
    who = "an inspector who is sent" if way.who is None else f"`{way.who}`"
    return [(_told(frm), _told(way.to), way.label.en, way.label.zh, who, way.not_by) for frm in way.frm]


def _told(state: str) -> str:
    return f"{STATES[state].label.en} {STATES[state].label.zh}"


def checklists_page() -> str:
    """Every checklist with its items, their law and what proves an answer."""
    about = (
        f"{len(checklists())} checklists, each a file in `src/gongxin/law/checklists/`. The questions follow from the "
        "law cited; their wording is a default of this project."
    )
    return "\n\n".join(["# Checklists 检查清单", about, *(_checklist(one) for one in checklists().values())])


def _checklist(one: Checklist) -> str:
    parts = [f"## {one.matter}\n\n{one.label.zh} · {one.label.en}"]
    for version in one.history:
        rows = [
            (
                f"`{item.id}`", item.question.zh, item.question.en, item.law.in_language("zh"),
                "；".join(each.zh for each in ANSWERS[item.answer].values()) or item.answer,
                "；".join(EVIDENCE[each].zh for each in item.evidence),
            )
            for item in version.items
        ]  # fmt: skip
        headings = ("item", "检查内容", "question", "law", "answers", "evidence")
        parts.append(f"From {version.from_on}\n\n{table(headings, rows)}")
    return "\n\n".join(parts)
