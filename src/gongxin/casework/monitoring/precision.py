"""Measured precision of each detector: of the warnings it had a part in, how many were confirmed.

The unit is the warning, not the finding: a hundred findings in one warning were judged once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from gongxin.casework.monitoring.models import Joined, RiskWarning
from gongxin.law.parameters import parameter
from gongxin.risk.rows import interval

DECIMALS = 6


@dataclass
class Measured:
    """One detector: warnings confirmed and false, findings in them, and both by the month of the feedback."""

    detector: str
    confirmed: int = 0
    false_alarms: int = 0
    findings: int = 0
    months: dict[date, tuple[int, int]] = field(default_factory=dict)  # confirmed, all

    @property
    def judged(self) -> int:
        """Warnings with feedback."""
        return self.confirmed + self.false_alarms

    @property
    def precision(self) -> float | None:
        """Share confirmed; None where nothing was judged."""
        return round(self.confirmed / self.judged, DECIMALS) if self.judged else None

    @property
    def low(self) -> float:
        """Lower end of Wilson's interval."""
        return wilson(self.confirmed, self.judged)[0]

    @property
    def high(self) -> float:
        """Upper end of Wilson's interval."""
        return wilson(self.confirmed, self.judged)[1]


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; 0 to 1 where nothing is known."""
    quantile = parameter("risk.confidence").on(timezone.localdate()).value
    low, high = interval(np.array([hits / of if of else 0.5]), np.array([float(of)]), quantile)
    return round(float(low[0]), DECIMALS), round(float(high[0]), DECIMALS)


def by_detector(warnings: QuerySet[RiskWarning]) -> list[Measured]:
    """Every detector with a part in a judged warning among `warnings`, the least precise first."""
    judged = Joined.objects.filter(warning__in=warnings.exclude(outcome="").order_by())
    rows = (
        judged.annotate(month=TruncMonth("warning__outcome_on"))
        .values("finding__detector", "warning__outcome", "month")
        .annotate(warnings=Count("warning", distinct=True), findings=Count("pk"))
        .order_by("finding__detector", "month", "warning__outcome")
    )
    found: dict[str, Measured] = {}
    for row in rows:
        one = found.setdefault(row["finding__detector"], Measured(row["finding__detector"]))
        hits = row["warnings"] if row["warning__outcome"] == "confirmed" else 0
        one.confirmed += hits
        one.false_alarms += row["warnings"] - hits
        one.findings += row["findings"]
        before = one.months.get(row["month"], (0, 0))
        one.months[row["month"]] = (before[0] + hits, before[1] + row["warnings"])
    return sorted(found.values(), key=lambda one: (one.precision or 0, -one.judged, one.detector))
