"""Findings counted: for each body and indicator how many subjects are named, how strongly, and by which findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from gongxin.risk.indicators import counting
from gongxin.risk.settings import Settings

COLUMNS = ("finding_id", "detector", "subject_kind", "subject_id", "body_id", "severity", "score")


@dataclass
class Tally:
    """The findings one indicator counts for one body. A subject counts once, with its strongest finding."""

    by_subject: dict[tuple[str, str], tuple[float, str]] = field(default_factory=dict)

    def add(self, subject: tuple[str, str], strength: float, finding_id: str) -> None:
        """Take in one finding."""
        held = self.by_subject.get(subject)
        if held is None or (-strength, finding_id) < (-held[0], held[1]):
            self.by_subject[subject] = (strength, finding_id)

    @property
    def subjects(self) -> int:
        """Distinct subjects named."""
        return len(self.by_subject)

    @property
    def strength(self) -> float:
        """Equivalent solid findings: the sum over the subjects."""
        return round(sum(sorted(strength for strength, _ in self.by_subject.values())), 6)

    @property
    def traced(self) -> tuple[str, ...]:
        """One finding for each subject, the strongest first."""
        strongest = sorted(self.by_subject.values(), key=lambda held: (-held[0], held[1]))
        return tuple(finding_id for _, finding_id in strongest)


def tallies(findings: pa.Table, settings: Settings) -> Mapping[str, Mapping[str, Tally]]:
    """Body id → indicator id → tally. Findings of severity info and findings without a body are left out."""
    held: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    weights, whole = settings["severity_weights"], settings["whole_body_weight"]
    columns = [findings[name].to_pylist() for name in COLUMNS]
    for finding_id, detector, kind, subject, body_id, severity, score in zip(*columns, strict=True):
        of_body = body_id or (subject if kind == "body" else None)
        if not of_body or not weights[severity]:
            continue
        strength = weights[severity] * score * (whole if kind == "body" else 1)
        held[of_body][counting(detector)].add((kind, subject or finding_id), strength, finding_id)
    return held
