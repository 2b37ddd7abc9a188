"""What every section of the report is made of, read from the result once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa

from gongxin.risk.rules import GRADES
from gongxin.supervision import Result


@dataclass(frozen=True)
class Material:
    """One result and the language of its reader."""

    result: Result
    language: str

    @property
    def as_of(self) -> date:
        """The day of the run."""
        return date.fromisoformat(self.result.facts["as_of"])

    @cached_property
    def findings(self) -> pa.Table:
        """Every finding."""
        return self.result.table("findings")

    @cached_property
    def grades(self) -> list[dict[str, Any]]:
        """Every grade, the riskiest body first."""
        rows = self.result.table("grades").to_pylist()
        return sorted(rows, key=lambda row: (-row["score"], row["body_id"]))

    @cached_property
    def bodies(self) -> dict[str, dict[str, Any]]:
        """Body id → its name, division and counts."""
        return {row["body_id"]: row for row in self.result.table("bodies").to_pylist()}

    @cached_property
    def coverage(self) -> list[dict[str, Any]]:
        """One line for each detector."""
        return list(self.result.table("coverage").to_pylist())

    @property
    def cuts(self) -> Mapping[str, float]:
        """Grade → its lowest score, as the run used it."""
        held: Mapping[str, float] = self.result.facts["parameters"]["risk.cut_points"]["value"]
        return held

    def grade_of(self, score: float) -> str:
        """The grade that a score gives by itself."""
        return [grade for grade in GRADES if score >= self.cuts[grade]][-1]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table of the result."""
        return list(self.result.table(table).to_pylist())
