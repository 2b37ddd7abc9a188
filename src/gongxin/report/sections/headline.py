"""Headline figures."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.compute as pc

from gongxin.report.material import Material


@dataclass(frozen=True)
class Figure:
    """One number, what it counts, and a remark."""

    label: str
    value: int
    remark: str = ""
    of: int = 0


def headline(m: Material) -> list[Figure]:
    """How much was read, how much was found, and how the bodies stand. Labels are sentences of the catalogue."""
    rows, findings = m.result.facts["rows"], m.findings
    high = pc.sum(pc.equal(findings["severity"], "high")).as_py() or 0
    assessed = sum(line["status"] == "assessed" for line in m.coverage)
    risky = sum(row["grade"] in ("C", "D") for row in m.grades)
    return [
        Figure("Certification bodies", len(m.grades)),
        Figure("Certificates", rows.get("certificates", 0)),
        Figure("Audit plans", rows.get("audit_plans", 0)),
        Figure("Sign-ins", rows.get("sign_ins", 0)),
        Figure("Findings", findings.num_rows),
        Figure("Findings of high severity", high),
        Figure("Bodies graded C or D", risky, of=len(m.grades)),
        Figure("Detectors that could be put", assessed, of=len(m.coverage)),
    ]
