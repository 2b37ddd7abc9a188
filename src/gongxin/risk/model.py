"""What an indicator declares.

An indicator is a question put to one body: how many records are wrong (numerator) of how many that could be
(denominator). Its function sees the body's profile only; its docstring is the public explanation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings


class Shape(StrEnum):
    """How a number becomes a level between 0 (no risk) and 1."""

    FINDINGS = "findings"  # subjects with findings, by count and by rate against the peers
    SHARE = "share"  # a rate against the peers
    COUNT = "count"  # a number that weighs by itself
    AMOUNT = "amount"  # a part of a whole
    EVIDENCE = "evidence"  # all findings of a body together
    RULE = "rule"  # a fact that fixes the grade and gives no points


class Dimension(StrEnum):
    """The five dimensions; their points are the parameter `risk.dimension_weights`."""

    BASICS = "basics"
    PROCESS = "process"
    RESULTS = "results"
    ENFORCEMENT = "enforcement"
    PUBLICITY = "publicity"


DIMENSIONS = {
    Dimension.BASICS: Text(zh="基础信息", en="Basic information"),
    Dimension.PROCESS: Text(zh="认证过程", en="Certification process"),
    Dimension.RESULTS: Text(zh="结果与证后", en="Results and follow-up"),
    Dimension.ENFORCEMENT: Text(zh="监管执法", en="Supervision and enforcement"),
    Dimension.PUBLICITY: Text(zh="规范与公开", en="Rules and publicity"),
}


@dataclass(frozen=True)
class Measured:
    """What was counted: how much is wrong, of how much, and the keys of the records it rests on."""

    numerator: float
    denominator: float
    records: tuple[str, ...] = ()


Measure = Callable[[Profile, Settings], Measured]


@dataclass(frozen=True)
class Indicator:
    """One question put to a body.

    id         name of its function
    of         what the denominator counts
    counts     detectors whose findings make the numerator, as patterns of ids; the first indicator that fits has them
    reads      tables without which the question cannot be put
    soft       a circumstance, no sign of misconduct: it counts little unless findings stand beside it
    """

    id: str
    dimension: Dimension
    shape: Shape
    label: Text
    of: Text
    law: tuple[Citation, ...]
    reads: tuple[str, ...]
    measure: Measure = field(compare=False)
    counts: tuple[str, ...] = ()
    soft: bool = False

    @property
    def method(self) -> str:
        """How it is measured: the docstring of its function."""
        return self.measure.__doc__ or ""


class IndicatorRefused(Exception):
    """An indicator whose declaration is incomplete. Our defect, found at load."""


def indicator(
    *,
    dimension: Dimension,
    shape: Shape,
    label: Text,
    of: Text,
    law: tuple[Citation, ...],
    reads: tuple[str, ...] = (),
    counts: tuple[str, ...] = (),
    soft: bool = False,
) -> Callable[[Measure], Indicator]:
    """Declare the decorated function as the indicator of its name."""

    def declare(measure: Measure) -> Indicator:
        name = getattr(measure, "__name__", "")
        if not (measure.__doc__ or "").strip() or not law or not re.fullmatch(r"[a-z0-9_]+", name):
            raise IndicatorRefused(f"indicator {name}: it needs a name, a docstring and a citation")
        if (shape is Shape.FINDINGS) != bool(counts):
            raise IndicatorRefused(f"indicator {name}: findings are counted by naming detectors, and only so")
        return Indicator(name, dimension, shape, label, of, law, reads, measure, counts, soft)

    return declare
