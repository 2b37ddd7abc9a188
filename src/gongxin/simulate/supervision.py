"""What supervision already knows: inspections, penalties, complaints. Fraud is seen more often, but not always."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.supervision_codes import COMPLAINT_KINDS, INSPECTION_ORIGINS, INSPECTION_OUTCOMES, SUBJECT_KINDS
from gongxin.simulate.columns import NONE, Array
from gongxin.simulate.nation import Nation
from gongxin.simulate.text import constant, days, numbered, numbers, pick

RANDOM_SHARE = 0.25  # of bodies a year, drawn by lot
PROVISIONS = ("认证认可条例第五十九条", "认证认可条例第六十条", "认证机构管理办法第三十七条")
PENALTIES = ("警告", "罚款", "罚款并没收违法所得")


def supervision_tables(nation: Nation) -> dict[str, pa.Table]:
    """The three tables."""
    chance = nation.frame.chance("supervision")
    return {
        "inspections": _inspections(nation, chance),
        "penalties": _penalties(nation, chance),
        "complaints": _complaints(nation, chance),
    }


def _inspections(nation: Nation, chance: np.random.Generator) -> pa.Table:
    count = len(nation.bodies)
    drawn = np.flatnonzero((chance.random(count) < RANDOM_SHARE) & (nation.bodies["status"] == 0))
    clients = nation.clients
    per_body = 4
    body = np.repeat(drawn, per_body)
    first = np.searchsorted(clients["body"], body)
    size = np.searchsorted(clients["body"], body, side="right") - first
    body, first, size = body[size > 0], first[size > 0], size[size > 0]
    client = first + (chance.random(len(body)) * size).astype(np.int64)
    held = nation.cert_first[client + 1] > nation.cert_first[client]
    day = nation.frame.window + chance.integers(20, nation.frame.today - nation.frame.window - 10, len(body))
    bad = np.isin(body, nation.fraudulent)
    outcome = np.where(
        bad,
        chance.choice(4, len(body), p=[0.45, 0.3, 0.2, 0.05]),
        chance.choice(4, len(body), p=[0.72, 0.24, 0.04, 0.0]),
    )
    extra_body = np.array([body for body, _ in nation.inspected], dtype=np.int64)
    extra_day = np.array([day for _, day in nation.inspected], dtype=np.int64)
    none = np.full(len(extra_body), NONE)
    body, day = np.concatenate([body, extra_body]), np.concatenate([day, extra_day])
    org = np.concatenate([clients["org"][client], none])
    cert = np.concatenate([np.where(held, nation.cert_first[client], NONE), none])
    origin = np.concatenate([np.zeros(len(client)), none * 0 + 1]).astype(np.int64)
    outcome = np.concatenate([outcome, none * 0 + 2])
    order = np.argsort(day, kind="stable")
    probability = np.where(origin == 0, RANDOM_SHARE, np.nan)
    return pa.table(
        {
            "inspection_id": numbered("JC", np.arange(1, len(order) + 1), 7),
            "body_id": pick(nation.body_ids, body[order]),
            "org_id": pick(nation.org_ids, org[order]),
            "cert_no": pick(nation.cert_ids, cert[order]),
            "inspected_on": days(day[order]),
            "origin": pick(INSPECTION_ORIGINS.values, origin[order]),
            "inclusion_probability": numbers(probability[order]),
            "outcome": pick(INSPECTION_OUTCOMES.values, outcome[order]),
        }
    )


def _penalties(nation: Nation, chance: np.random.Generator) -> pa.Table:
    dice = chance.random(len(nation.bodies))
    bad = np.isin(np.arange(len(nation.bodies)), nation.fraudulent)
    body = np.flatnonzero((dice < np.where(bad, 0.3, 0.05)) & (nation.bodies["status"] == 0))
    count = len(body)
    kind = chance.integers(0, len(PENALTIES), count)
    fine = np.where(kind == 0, np.nan, chance.integers(5, 20, count) * 10_000.0)
    return pa.table(
        {
            "decision_no": numbered("国市监罚", np.zeros(0), 4) if count == 0 else _decision_numbers(count),
            "subject_kind": constant(SUBJECT_KINDS.values[0], count, pa.string()),
            "subject_id": pick(nation.body_ids, body),
            "decided_on": days(nation.frame.today - chance.integers(30, 1000, count)),
            "provision": pick(PROVISIONS, chance.integers(0, len(PROVISIONS), count)),
            "kind": pick(PENALTIES, kind),
            "fine": numbers(fine),
            "confiscated": numbers(np.where(kind == 2, chance.integers(5, 80, count) * 1000.0, np.nan)),
        }
    )


def _decision_numbers(count: int) -> pa.Array:
    return pa.array([f"市监罚〔2025〕{number}号" for number in range(1, count + 1)])


def _complaints(nation: Nation, chance: np.random.Generator) -> pa.Table:
    size = np.bincount(nation.clients["body"], minlength=len(nation.bodies))
    bad = np.isin(np.arange(len(nation.bodies)), nation.fraudulent)
    received = chance.poisson(size * np.where(bad, 0.01, 0.002) + np.where(bad, 0.8, 0.05))
    received[nation.bodies["status"] != 0] = 0
    body = np.repeat(np.arange(len(nation.bodies)), received)
    count = len(body)
    days_ago: Array = chance.integers(2, 540, count)
    verified = chance.random(count) < np.where(bad[body], 0.45, 0.12)
    return pa.table(
        {
            "complaint_id": numbered("TS", np.arange(1, count + 1), 8),
            "kind": pick(COMPLAINT_KINDS.values, chance.integers(0, 2, count)),
            "about_kind": constant(SUBJECT_KINDS.values[0], count, pa.string()),
            "about_id": pick(nation.body_ids, body),
            "received_on": days(nation.frame.today - days_ago),
            "verified": pa.array(verified),
        }
    )
