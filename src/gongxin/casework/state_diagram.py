"""A table of states as a picture: the docs draw every state machine from its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from gongxin.i18n import Text


class Way(Protocol):
    """One way of a table of states."""

    @property
    def frm(self) -> tuple[str, ...]:
        """Where it may begin; nowhere for the one that makes the record."""

    @property
    def to(self) -> str:
        """Where it leads."""

    @property
    def label(self) -> Text:
        """What the step is called."""


def state_diagram(first: str, labels: Mapping[str, Text], ways: Iterable[Way], language: str) -> str:
    """The states and ways as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {first}"]
    lines += [f'    state "{label.in_language(language)}" as {state}' for state, label in labels.items()]
    for each in ways:
        lines += [f"    {frm} --> {each.to} : {each.label.in_language(language)}" for frm in each.frm]
    return "\n".join(lines)
