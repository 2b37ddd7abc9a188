"""What the specifications of the model are written with: settings whose numbers are fixed here, profiles, rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongxin.risk.indicators import indicators
from gongxin.risk.model import Measured
from gongxin.risk.profile import Profile
from gongxin.risk.rows import indicator_rows
from gongxin.risk.settings import Settings, settings_on
from gongxin.risk.tally import Tally

AS_OF = date(2026, 6, 30)
BODY = "CNCA-R-2002-001"
# Numbers for arithmetic that can be followed by hand, whatever the project's own are.
FIXED = {
    "new_body_term": 24,
    "least_staff": 10,
    "decay": {"full": 12, "gone": 36},
    "false_certification_term": 36,
    "suspension_term": 6,
    "suspension_return_term": 12,
    "outcome_weights": {"none": 0, "minor": 0.1, "serious": 0.6, "false": 1},
    "accreditation_weights": {"accredited": 0, "none": 0, "suspended": 0.6, "withdrawn": 1},
    "severity_weights": {"info": 0, "low": 0.4, "medium": 0.7, "high": 1},
    "whole_body_weight": 2,
    "cut_points": {"A": 0, "B": 25, "C": 50, "D": 75},
    "dimension_weights": {"basics": 10, "process": 40, "results": 20, "enforcement": 25, "publicity": 5},
    "size_classes": {"medium": 100, "large": 1000, "very_large": 10000},
    "main_domain_share": 0.7,
    "least_peers": 3,
    "prior_strength": {"least": 10, "most": 100},
    "rate_before_data": {"records": 0.5, "of": 50},
    "most_scatter": 4,
    "noise_margin": 1,
    "count_half": 5,
    "evidence_half": 3,
    "unsupported_share": 0.1,
    "confidence": 1.96,
    "explanation_allowance": 15,
}


def settings(**other: Any) -> Settings:
    """The settings of the specifications; `other` values in place of some."""
    project = settings_on(AS_OF)
    return Settings(AS_OF, {**project.values, **FIXED, **other}, project.from_on)


def measured(indicator: str, p: Settings | None = None, **known: Any) -> Measured:
    """What an indicator counts for a body of which just that is known."""
    return indicators()[indicator].measure(Profile(BODY, **known), p or settings())


def tally(*strengths: float, kind: str = "certificate") -> Tally:
    """Findings about as many subjects as there are strengths."""
    held = Tally()
    for number, strength in enumerate(strengths):
        held.add((kind, f"S-{number}"), strength, f"F-{number}")
    return held


def rows_of(
    found: dict[str, Tally], peers: int = 4, tables: frozenset[str] | None = None, **known: Any
) -> list[dict[str, Any]]:
    """The indicator rows of `BODY` with its tallies, among peers that are like it and blameless."""
    from gongxin.records import TABLES

    like = {"certificates": 400, "by_class": {"A": 400}, "plans": 400, "persons": 40}
    others = [Profile(f"PEER-{number}", **like) for number in range(peers)]
    own = Profile(BODY, **{**like, "valid_certificates": 350, **known})
    profiles = {one.body_id: one for one in (own, *others)}
    present = frozenset(TABLES) if tables is None else tables
    return indicator_rows(present, profiles, {BODY: found}, settings_on(AS_OF))[BODY]


def row_of(rows: list[dict[str, Any]], indicator: str) -> dict[str, Any]:
    """The one row of an indicator."""
    return next(row for row in rows if row["indicator"] == indicator)
