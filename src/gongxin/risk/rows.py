"""The table `indicators`: one row per body and indicator, with everything a grade is recomputed from."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from gongxin.detection import catalogue
from gongxin.risk.indicators import counting, indicators
from gongxin.risk.levels import Numbers, board_of_many, credited, in_turn, levels, own_points, shrunk
from gongxin.risk.model import Indicator, Measured, Shape
from gongxin.risk.months import months_before
from gongxin.risk.peers import peer_groups
from gongxin.risk.prior import priors
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings
from gongxin.risk.tally import Tally

DECIMALS = 6
INDICATORS_SCHEMA = pa.schema(
    [
        ("body_id", pa.string()),
        ("indicator", pa.string()),
        ("value", pa.float64()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("period_from", pa.date32()),
        ("period_to", pa.date32()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("peer_group", pa.string()),
        ("contribution", pa.float64()),
        # beyond the contract: what `regrade` needs
        ("dimension", pa.string()),
        ("shape", pa.string()),
        ("assessed", pa.bool_()),
        ("strength", pa.float64()),  # equivalent solid findings in the numerator
        ("expected", pa.float64()),  # records the peers' rate would give this body
        ("prior_alpha", pa.float64()),
        ("prior_beta", pa.float64()),
        ("scatter", pa.float64()),  # squared coefficient of variation of the peers' rates
        ("cap", pa.float64()),  # most points
        ("half", pa.float64()),  # where half the points are reached
        ("soft", pa.bool_()),
        ("records", pa.string()),  # JSON list: one finding id for each subject, or keys of the records that weigh
        ("parameters", pa.string()),  # JSON: parameter → day its value came into force
    ]
)
AGAINST_PEERS = (Shape.FINDINGS, Shape.SHARE)


@dataclass(frozen=True)
class _Counted:
    """One indicator over all bodies, in the order of the bodies."""

    declared: Indicator
    assessed: bool
    measured: list[Measured]
    strength: list[float]
    alpha: Numbers
    beta: Numbers
    scatter: Numbers


def indicator_rows(
    present: Collection[str],
    profiles: Mapping[str, Profile],
    found: Mapping[str, Mapping[str, Tally]],
    settings: Settings,
) -> dict[str, list[dict[str, Any]]]:
    """Body id → its rows in the order of the declarations, contributions filled in.

    `present` names the tables of the dataset: what rests on absent ones is not assessed.
    """
    groups, members = peer_groups(profiles, settings)
    counted = [_counted(one, present, profiles, found, groups, members, settings) for one in indicators().values()]
    in_force = json.dumps({name: day.isoformat() for name, day in settings.from_on.items()})
    since = months_before(settings.as_of, settings["decay"]["gone"])
    rows = {
        body_id: [_row(profile, groups[body_id], one, at, since, settings, in_force) for one in counted]
        for at, (body_id, profile) in enumerate(profiles.items())
    }
    _fill_in(list(rows.values()), settings)
    return rows


def _counted(
    one: Indicator,
    present: Collection[str],
    profiles: Mapping[str, Profile],
    found: Mapping[str, Mapping[str, Tally]],
    groups: Mapping[str, str],
    members: Mapping[str, list[str]],
    settings: Settings,
) -> _Counted:
    measured, strength = [], []
    for body_id, profile in profiles.items():
        base = one.measure(profile, settings)
        tally = found.get(body_id, {}).get(one.id) if one.shape is Shape.FINDINGS else None
        if tally:
            # more subjects than the denominator counts (an organisation's, another body's) widen it
            base = Measured(tally.subjects, max(base.denominator, tally.subjects), tally.traced)
        measured.append(base)
        strength.append(tally.strength if tally else 0.0)
    prior = _priors(one, measured, list(profiles), groups, members, settings)
    return _Counted(one, _is_assessed(one, present), measured, strength, *prior)


def _priors(
    one: Indicator,
    measured: list[Measured],
    bodies: list[str],
    groups: Mapping[str, str],
    members: Mapping[str, list[str]],
    settings: Settings,
) -> tuple[Numbers, Numbers, Numbers]:
    """Prior of every body, estimated pool by pool."""
    alpha, beta, scatter = np.zeros(len(bodies)), np.zeros(len(bodies)), np.zeros(len(bodies))
    if one.shape not in AGAINST_PEERS:
        return alpha, beta, scatter
    position = {body_id: at for at, body_id in enumerate(bodies)}
    numerators = np.array([m.numerator for m in measured], dtype=np.float64)
    denominators = np.maximum(np.array([m.denominator for m in measured], dtype=np.float64), numerators)
    for group, pool in members.items():
        at = np.array([position[body_id] for body_id in pool], dtype=np.int64)
        own = np.array([k for k, body_id in enumerate(pool) if groups[body_id] == group], dtype=np.int64)
        estimated = priors(numerators[at], denominators[at], own, settings)
        alpha[at[own]], beta[at[own]], scatter[at[own]] = estimated.alpha, estimated.beta, estimated.scatter
    return alpha, beta, scatter


def _is_assessed(one: Indicator, present: Collection[str]) -> bool:
    """Whether the tables are there: of what it reads, or of one of the detectors it counts.

    The indicator of last resort counts no detector of today: nothing is missing for it.
    """
    held = set(present)
    if one.shape is not Shape.FINDINGS:
        return set(one.reads) <= held
    counted = [d for d in catalogue.detectors().values() if counting(d.id) == one.id]
    return not counted or any(catalogue.tables_required(d) <= held for d in counted)


def _row(
    profile: Profile, group: str, one: _Counted, at: int, since: date, settings: Settings, in_force: str
) -> dict[str, Any]:
    declared, measured = one.declared, one.measured[at]
    n, alpha, beta = (round(float(x), DECIMALS) for x in (measured.numerator, one.alpha[at], one.beta[at]))
    d = round(float(measured.denominator), DECIMALS)
    d = max(d, n) if declared.shape in AGAINST_PEERS else d
    usual = one.alpha[at] / (one.alpha[at] + one.beta[at]) if one.alpha[at] else 0.0
    supervised = declared.dimension == "enforcement" and declared.shape is not Shape.FINDINGS
    return {
        "body_id": profile.body_id,
        "indicator": declared.id,
        "numerator": n,
        "denominator": d,
        "period_from": since if supervised else profile.first_on,
        "period_to": settings.as_of,
        "peer_group": group,
        "dimension": str(declared.dimension),
        "shape": str(declared.shape),
        "assessed": one.assessed,
        "strength": one.strength[at],
        "expected": round(float(usual * d), DECIMALS),
        "prior_alpha": alpha,
        "prior_beta": beta,
        "scatter": round(float(one.scatter[at]), DECIMALS),
        "cap": float(settings["points"].get(declared.id, 0)),
        "half": float(settings["halves"].get(declared.id, 0)),
        "soft": declared.soft,
        "records": json.dumps(measured.records, ensure_ascii=False) if measured.records else "[]",
        "parameters": in_force,
    }


def _fill_in(bodies: list[list[dict[str, Any]]], settings: Settings) -> None:
    """Values, intervals and contributions of all bodies, from the rounded numbers that are written."""
    if not bodies:
        return
    board = board_of_many(bodies, settings)
    now = levels(board, board.numerator)
    points = credited(board, own_points(board, now.level, now.evidence)).round(DECIMALS).tolist()
    together = in_turn(now.evidence).round(DECIMALS).tolist()
    rate = shrunk(board.numerator, board.denominator, board.alpha, board.beta)
    low, high = interval(rate, board.denominator + board.alpha + board.beta, settings["confidence"])
    rates = np.stack([rate, low, high], axis=2).round(DECIMALS).tolist()
    for at, rows in enumerate(bodies):
        for row, held, given in zip(rows, rates[at], points[at], strict=True):
            if row["shape"] == Shape.EVIDENCE:
                row["numerator"] = together[at]
            known = held if row["shape"] in AGAINST_PEERS else [_plain(row)] * 3
            row["value"], row["low"], row["high"] = known if row["assessed"] else (None, None, None)
            row["contribution"] = given


def _plain(row: Mapping[str, Any]) -> float:
    """The value of a row that has no rate: a part of a whole, or the number itself."""
    if row["shape"] == Shape.AMOUNT:
        return round(row["numerator"] / row["denominator"], DECIMALS) if row["denominator"] else 0.0
    return float(row["numerator"])


def interval(rate: Numbers, records: Numbers, quantile: float) -> tuple[Numbers, Numbers]:
    """Wilson's interval of a rate from so many records, the prior's among them; nothing known gives 0 to 1."""
    safe = np.maximum(records, 1e-12)
    squared = quantile * quantile / safe
    centre = (rate + squared / 2) / (1 + squared)
    reach = quantile * np.sqrt(np.maximum(0.0, rate * (1 - rate)) / safe + squared / (4 * safe)) / (1 + squared)
    return np.maximum(0.0, centre - reach), np.minimum(1.0, centre + reach)
