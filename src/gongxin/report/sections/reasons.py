"""Why a body has its grade, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reasons:
    """The rule that fixed the grade (or nothing), the reasons, and the nearest change, in the reader's language."""

    direct: str
    points: list[str]
    change: str


def reasons(row: Mapping[str, Any], language: str) -> Reasons:
    """The JSON of a grade as sentences."""
    points = json.loads(row["reasons"] or "[]")
    change = json.loads(row["nearest_change"] or "null")
    return Reasons(str(row["direct_rule"] or ""), [_words(one, language) for one in points], _words(change, language))


def _words(said: Any, language: str) -> str:
    if isinstance(said, Mapping):
        return str(said.get(language) or said.get(f"sentence_{language}") or said)
    return "" if said is None else str(said)
