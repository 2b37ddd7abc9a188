"""Random records that crowd together: few ids, many nulls, every code. No nation looks like this, and that is the point:

nearly every branch of every query is taken within a few thousand rows, ties and empty cells among them.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.detection.schemas import schema_of
from gongxin.records import TABLES, Column, Kind

LIST = "；"
FIRST_DAY, DAYS = date(2024, 9, 1), 680
NULL_SHARE = 0.06
ROWS = {"bodies": 12, "organisations": 60, "people": 40, "sign_ins": 3000, "audit_plans": 500, "audit_team": 1200,
        "audit_results": 1200, "certificates": 800, "registrations": 160, "approved_scopes": 50}  # fmt: skip
OTHER_ROWS = 300
POOLS = {
    "body_id": [f"CNCA-R-2002-{n:03d}" for n in range(1, 13)],
    "org_id": [f"ORG{n:04d}" for n in range(60)],
    "person_id": [f"A{n:03d}" for n in range(40)],
    "plan_id": [f"P{n:05d}" for n in range(500)],
    "cert_no": [f"0{n:05d}q{n % 7}R0M" for n in range(800)],
    "registration_no": [f"2024-n1QMS-{n:04d}" for n in range(160)],
    "rule_no": ["CNCA-QMS-01", "CNCA-N-004", "CNCA-RF-01", *(f"CNCA-R-2002-{n:03d}-1" for n in range(1, 13))],
    "domain_code": ["A01", "A0101", "a0201", "A0301", "A0501", "A020101", "B01", "B0101", "C01", "C0102"],
    "scope_code": ["01", "17.12", "29", "35.01"],
    "device_id": [f"D{n:03d}" for n in range(45)],
    "application_no": [f"AP{n:04d}" for n in range(250)],
    "division": ["110101", "310104", "440305", "460100", "650102", "820000", "990000"],
    "address": ["南京路１号 3室", "南京路1号3室", "人民路 88 号", "工业园区", "解放路12-3", "BLOCK A 1202"],
    "legal_person": ["王小明", "李 明", "Zhao", "陈晨"],
    "phone": ["010-12345678", "01012345678", "13800000000", "11111111", "86-1", "021 5555 6666"],
    "standard": ["GB/T 19001", "GB/T 24001"],
    "reason_code": ["01", "02", "08", "13", "99"],
    "name": ["甲", "乙", "丙 Co."],
    "industry": ["1311", "3912", "6510"],
}  # fmt: skip
ALIASES = {
    "decided_by": "person_id",
    "transferred_from": "body_id",
    "main_cert_no": "cert_no",
    "cert_nos": "cert_no",
    "domain_codes": "domain_code",
    "scope_codes": "scope_code",
    "present_ids": "person_id",
    "site_division": "division",
    "site_address": "address",
    "status_reason": "reason_code",
    "subject_id": "body_id",
    "about_id": "body_id",
}


def write(folder: Path, seed: int) -> dict[str, tuple[Path, ...]]:
    """Every table of the contract as Parquet in `folder`."""
    random = np.random.default_rng(seed)
    files = {}
    for name in TABLES:
        files[name] = (folder / f"{name}.parquet",)
        pq.write_table(_table(name, random), files[name][0])
    return files


def _table(name: str, random: np.random.Generator) -> pa.Table:
    table = TABLES[name]
    records = [_record(name, number, random) for number in range(ROWS.get(name, OTHER_ROWS))]
    once = {tuple(str(record[column]) for column in (*table.key, *table.also_by)): record for record in records}
    return pa.Table.from_pylist(list(once.values()), schema=schema_of(table).to_pyarrow())


def _record(name: str, number: int, random: np.random.Generator) -> dict[str, Any]:
    table = TABLES[name]
    anchor = FIRST_DAY + timedelta(days=int(random.integers(DAYS)))
    record: dict[str, Any] = {}
    for column in table.columns:
        if column.name in table.required and len(table.key) == 1:
            record[column.name] = _own_key(column, number)
        elif column.name not in table.required and random.random() < NULL_SHARE:
            record[column.name] = None
        else:
            record[column.name] = _cell(column, anchor, random)
    return record


def _own_key(column: Column, number: int) -> str:
    pool = POOLS.get(column.name, [])
    return pool[number] if number < len(pool) else f"{column.name}-{number:05d}"


def _cell(column: Column, anchor: date, random: np.random.Generator) -> Any:
    match column.kind:
        case Kind.DATE:
            return anchor + timedelta(days=_shift(random))
        case Kind.TIMESTAMP:
            minutes = int(random.integers(16, 40)) * 30
            return datetime.combine(anchor, datetime.min.time()) + timedelta(minutes=minutes, days=_hours(random))
        case Kind.BOOLEAN:
            return bool(random.random() < 0.15)
        case Kind.INTEGER:
            return int(random.choice([0, 1, 5, 10, 11, 25, 26, 45, 60, 120, 800, 5000]))
        case Kind.NUMBER:
            return _number(column, random)
        case Kind.LIST:
            return LIST.join(_text(column, random) for _ in range(int(random.integers(1, 4))))
    return _text(column, random)


def _number(column: Column, random: np.random.Generator) -> float:
    if column.unit == "degree":
        middle = 31.2 if column.name.endswith("lat") else 121.4
        return float(np.round(middle + random.choice([0, 0, 0.001, 0.02, 0.3, 4.0]) * random.normal(), 6))
    top = 1.0 if column.maximum == 1 else 20.0
    return float(random.choice([np.round(random.random() * top, 1), np.round(random.random() * top, 6)]))


def _text(column: Column, random: np.random.Generator) -> str:
    if column.codes is not None:
        return str(random.choice(column.codes.values))
    if column.name == "photo_hash":
        return f"{_photo(random):016x}"
    pool = POOLS.get(ALIASES.get(column.name, column.name))
    return str(random.choice(pool)) if pool else str(random.choice(["甲", "B ", "", "c；d"]))


def _photo(random: np.random.Generator) -> int:
    """One of a few hundred photos with up to four bits turned."""
    bits = int(np.random.default_rng(int(random.integers(300))).integers(2**63)) * 2 + 1
    for _ in range(int(random.integers(5))):
        bits ^= 1 << int(random.integers(64))
    return bits


def _shift(random: np.random.Generator) -> int:
    return int(random.choice([0, 0, 0, -1, 1, 2, -3, 7, 20, -30, 90, 200, 365, -400, 1095]))


def _hours(random: np.random.Generator) -> int:
    return int(random.choice([0, 0, 0, 0, 1, 1, 2, -1, 30]))
