"""How well a run found what was planted: recall and precision by pattern, and how well bodies were told apart.

    python -m gongxin.simulate.evaluate RESULT TRUTH

RESULT is the folder of `gongxin supervise`, TRUTH the folder `truth` of the simulated dataset.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table as Sheet

from gongxin.errors import InputRefused, UserError

RECORD_IDS = ("org_id", "plan_id", "cert_no", "person_id")
WORD = re.compile(r"[^\s；;,，\[\]\"]+")


@dataclass(frozen=True)
class Score:
    """One pattern: how much of the truth was found, and how much of what was found is true."""

    pattern: str
    planted: int
    found: int
    findings: int
    right: int

    @property
    def recall(self) -> float:
        """Share of planted facts that some finding names."""
        return self.found / self.planted if self.planted else float("nan")

    @property
    def precision(self) -> float:
        """Share of findings that name a planted fact; undefined without findings."""
        return self.right / self.findings if self.findings else float("nan")


@dataclass(frozen=True)
class Evaluation:
    """All patterns, planted facts missed by variant, and the area under the curve of body scores."""

    scores: tuple[Score, ...]
    by_variant: Mapping[tuple[str, str], tuple[int, int]] = field(repr=False)
    auc: float | None

    @property
    def recall(self) -> float:
        """Macro mean over the patterns that were planted."""
        return _mean([score.recall for score in self.scores if score.planted])

    @property
    def precision(self) -> float:
        """Macro mean over the patterns that were planted; a pattern without findings counts as 0."""
        return _mean([score.precision if score.findings else 0.0 for score in self.scores if score.planted])


def evaluate(findings: pa.Table, truth_folder: Path, grades: pa.Table | None = None) -> Evaluation:
    """Hold findings against the truth.

    A finding is right when its pattern was planted on one of the records it names, in its ids or in its evidence.
    Facts planted on a whole body are known by the body alone; facts that only follow from others count for precision.
    """
    planted = _read(truth_folder / "planted.parquet").to_pylist()
    truth: dict[str, set[str]] = defaultdict(set)
    for row in planted:
        truth[row["pattern"]] |= _marks(row)
    facts = [(row["pattern"], row["variant"], _marks(row)) for row in planted if not row["secondary"]]
    named: dict[str, set[str]] = defaultdict(set)
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for row in findings.select(["pattern", "body_id", *RECORD_IDS, "evidence"]).to_pylist():
        ids = set(_named(row))
        total[row["pattern"]] += 1
        right[row["pattern"]] += bool(ids & truth[row["pattern"]])
        named[row["pattern"]] |= ids
    variants = _by_variant(facts, named)
    scores = tuple(_score(pattern, variants, total, right) for pattern in sorted({*truth, *total}))
    bodies = _read(truth_folder / "bodies.parquet")
    return Evaluation(scores, variants, None if grades is None else body_auc(bodies, grades))


def body_auc(bodies: pa.Table, grades: pa.Table) -> float:
    """Chance that a fraudulent body scores higher than an honest one; ties count half."""
    score = dict(zip(grades["body_id"].to_pylist(), grades["score"].to_pylist(), strict=True))
    known = [(score.get(row["body_id"]), row["fraudulent"]) for row in bodies.to_pylist()]
    bad = np.array([value for value, fraudulent in known if fraudulent and value is not None])
    good = np.array([value for value, fraudulent in known if not fraudulent and value is not None])
    if not len(bad) or not len(good):
        return float("nan")
    above = (bad[:, None] > good).mean()
    return float(above + (bad[:, None] == good).mean() / 2)


def _marks(row: Mapping[str, Any]) -> set[str]:
    """The records a fact is known by: plan, certificate and person; else the firm; else the whole body."""
    exact = {row[name] for name in ("plan_id", "cert_no", "person_id") if row[name]}
    return exact or {row["org_id"] or row["body_id"]}


def _named(row: Mapping[str, Any]) -> Iterable[str]:
    """Every id and every word of the evidence of a finding."""
    yield from (row[name] for name in (*RECORD_IDS, "body_id") if row[name])
    evidence = json.loads(row["evidence"] or "{}")
    for value in evidence.values():
        parts = value if isinstance(value, list) else [value]
        yield from (word for part in parts for word in WORD.findall(str(part)))


def _by_variant(
    facts: list[tuple[str, str, set[str]]], named: Mapping[str, set[str]]
) -> dict[tuple[str, str], tuple[int, int]]:
    """Planted and found by pattern and variant."""
    counted: dict[tuple[str, str], tuple[int, int]] = {}
    for pattern, variant, marks in facts:
        planted, found = counted.get((pattern, variant), (0, 0))
        counted[pattern, variant] = (planted + 1, found + bool(marks & named[pattern]))
    return dict(sorted(counted.items()))


def _score(
    pattern: str,
    variants: Mapping[tuple[str, str], tuple[int, int]],
    total: Mapping[str, int],
    right: Mapping[str, int],
) -> Score:
    own = [counts for (name, _), counts in variants.items() if name == pattern]
    planted, found = sum(count for count, _ in own), sum(count for _, count in own)
    return Score(pattern, planted, found, total.get(pattern, 0), right.get(pattern, 0))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _read(path: Path) -> pa.Table:
    if not path.is_file():
        raise InputRefused("%(file)s is missing; name the folders of a result and of a truth.", file=path)
    return pq.read_table(path)


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the table of patterns, the variants not wholly found, and the means."""
    sheet = Sheet("pattern", "planted", "found", "recall", "findings", "right", "precision")
    for s in evaluation.scores:
        counts = (str(s.planted), str(s.found), f"{s.recall:.3f}", str(s.findings), str(s.right), f"{s.precision:.3f}")
        sheet.add_row(s.pattern, *counts)
    console.print(sheet)
    for (pattern, variant), (planted, found) in evaluation.by_variant.items():
        if found < planted:
            console.print(f"{pattern} {variant}: {found} of {planted}")
    auc = "–" if evaluation.auc is None else f"{evaluation.auc:.4f}"
    console.print(f"macro recall {evaluation.recall:.4f} · macro precision {evaluation.precision:.4f} · AUC {auc}")


def main(arguments: list[str]) -> int:
    """Evaluate the two folders named on the command line."""
    console = Console()
    if len(arguments) != 2:
        console.print("usage: python -m gongxin.simulate.evaluate RESULT TRUTH", style="red")
        return 2
    result, truth = map(Path, arguments)
    try:
        grades = pq.read_table(result / "grades.parquet") if (result / "grades.parquet").is_file() else None
        show(evaluate(_read(result / "findings.parquet"), truth, grades), console)
    except UserError as error:
        console.print(str(error), style="red", highlight=False)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
