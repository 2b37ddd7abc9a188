"""The risk of a coming audit: one declared formula, 0 to 100 points.

    risk = Σ weight × share        over the parts below

    grade           the share of the body's grade of the latest run (`coming.grade_shares`)
    organisation    n / (n + half) for n open warnings whose findings name the organisation
    auditors        n / (n + half) for n open warnings whose findings name a member of the team

Weights are `coming.risk_weights`, `half` is `coming.warnings_half`, each of the day asked. What the reader may not see
gives no points and is told as unknown: the number never betrays what its parts would not show. It says where to look
first; it is no finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongxin.i18n import Text
from gongxin.law.parameters import parameter

PARTS = {
    "grade": Text("机构风险等级", "grade of the body"),
    "organisation": Text("受审核组织的未办结预警", "open warnings on the organisation"),
    "auditors": Text("审核组成员的未办结预警", "open warnings on the team"),
}


@dataclass(frozen=True)
class Known:
    """What is known of an audit; None for what the reader may not see or nobody knows."""

    grade: str | None = None
    organisation: int | None = None
    auditors: int | None = None


BANDS = {"low": Text("低", "low"), "middle": Text("中", "middle"), "high": Text("高", "high")}


@dataclass(frozen=True)
class Risk:
    """Points in all and by part; None for an unknown part. `band` is one of BANDS, by `coming.risk_bands`."""

    points: float
    parts: Mapping[str, float | None]
    band: str


@dataclass(frozen=True)
class Formula:
    """The formula with the values of one day."""

    weights: Mapping[str, float]
    grades: Mapping[str, float]
    half: float
    bands: Mapping[str, float]

    @classmethod
    def on(cls, day: date) -> Formula:
        """As it holds on `day`."""
        names = ("coming.risk_weights", "coming.grade_shares", "coming.warnings_half", "coming.risk_bands")
        return cls(*(parameter(name).on(day).value for name in names))

    def risk(self, known: Known) -> Risk:
        """The risk of one audit."""
        shares = {
            "grade": None if known.grade is None else self.grades.get(known.grade),
            "organisation": self._of_warnings(known.organisation),
            "auditors": self._of_warnings(known.auditors),
        }
        parts = {
            name: None if share is None else round(self.weights[name] * share, 1) for name, share in shares.items()
        }
        points = round(sum(each for each in parts.values() if each), 1)
        return Risk(points, parts, self._band(points))

    def _band(self, points: float) -> str:
        return next((name for name in ("high", "middle") if points >= self.bands[name]), "low")

    def _of_warnings(self, count: int | None) -> float | None:
        return None if count is None else count / (count + self.half)
