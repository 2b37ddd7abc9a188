"""Live checks on a simulated nation: `python -m bench.live_detection [SCALE]`.

The days on which the simulator planted “signed and left” are lived once more: plans and teams lie in the registers,
each sign-in comes through the gate's action at its own moment, and on two thirds of the audits a member is asked by a
presence challenge, which those who left miss and all others answer. What the live checks then see is held against the
planted truth: caught, and by which check; and the share of audits without anything planted at which any check speaks.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

CHINA, TOGETHER, SEED, BESIDE = ZoneInfo("Asia/Shanghai"), 200, 11, timedelta(days=1)
LEFT = "variant LIKE 'signed_and_left%'"


def nation(scale: float, home: Path) -> Path:
    """A simulated nation, its sign-ins laid aside so that the registers do not know them."""
    from gongxin.simulate import simulate

    dataset = home / "nation"
    simulate(dataset, scale=scale, seed=SEED)
    (dataset / "sign_ins.parquet").rename(home / "sign_ins.parquet")
    return dataset


def lived(dataset: Path) -> tuple[list[str], set[str], set[str]]:
    """(audits of the days, those signed and left, those with anything planted on plan, people or day's neighbours)."""
    con = duckdb.connect()
    planted, plans = (f"'{dataset}/{name}.parquet'" for name in ("truth/planted", "audit_plans"))
    days = f"SELECT DISTINCT occurred_on FROM {planted} WHERE {LEFT}"
    audits = [
        plan
        for (plan,) in con.sql(
            f"SELECT plan_id FROM {plans} WHERE planned_start_at::DATE IN ({days}) AND NOT coalesce(cancelled, false)"
        ).fetchall()
    ]
    left = {plan for (plan,) in con.sql(f"SELECT plan_id FROM {planted} WHERE {LEFT}").fetchall()}
    touched = con.sql(
        f"""SELECT plan_id FROM {planted} WHERE plan_id IS NOT NULL UNION
        SELECT t.plan_id FROM '{dataset}/audit_team.parquet' t JOIN {planted} p USING (person_id)"""
    ).fetchall()
    return audits, left & set(audits), {plan for (plan,) in touched}


def signed(home: Path, audits: list[str]) -> list[dict[str, Any]]:
    """The sign-ins of these audits and of the same people around them, in the order in which they were made."""
    con = duckdb.connect()
    con.execute("CREATE TABLE lived AS SELECT unnest(?) AS plan_id", [audits])
    rows = con.sql(
        f"""WITH held AS (FROM '{home}/sign_ins.parquet'), span AS (
            SELECT person_id, min("at") - INTERVAL {BESIDE.days} DAY AS since,
                max("at") + INTERVAL {BESIDE.days} DAY AS until
            FROM held SEMI JOIN lived USING (plan_id) GROUP BY ALL)
        SELECT * FROM held WHERE plan_id IN (FROM lived) UNION
        SELECT held.* FROM held JOIN span ON held.person_id = span.person_id AND held."at" BETWEEN since AND until
        ORDER BY "at", sign_in_id"""
    )
    return rows.to_arrow_table().to_pylist()


def statement(row: dict[str, Any]) -> bytes:
    """A row of the contract as a phone would have sent it."""
    said = {name: row[name] for name in ("plan_id", "person_id", "moment", "lat", "lon", "accuracy_m", "mock_location")}
    said |= {
        "sign_in_id": f"sign-{row['sign_in_id']}",
        "at": row["at"].replace(tzinfo=CHINA).isoformat(),
        "device_id": row["device_id"] or "",
        "photos": [{"sha256": f"{int(row['photo_hash'], 16):064x}", "look": row["photo_hash"]}]
        if row["photo_hash"]
        else [],
        "present_ids": (row["present_ids"] or "").split("；") if row["present_ids"] else [],
    }
    return json.dumps({"statement": json.dumps(said)}).encode()


def sign(rows: list[dict[str, Any]]) -> None:
    """Each sign-in taken at its own moment, some hundreds in one transaction as the gate does it."""
    from gongxin.casework.presence.actions.take_sign_ins import take_sign_ins
    from gongxin.casework.presence.judging import Sender
    from gongxin.casework.presence.statement import read

    for start in range(0, len(rows), TOGETHER):
        part = rows[start : start + TOGETHER]
        moment = part[-1]["at"].replace(tzinfo=CHINA)
        take_sign_ins(
            sign_ins=[(read(statement(row)), Sender("field", row["person_id"])) for row in part], received_at=moment
        )


def challenge(audits: list[str], left: set[str], dataset: Path) -> None:
    """One member of two audits in three is asked in the middle; who left does not answer."""
    from gongxin.casework.presence.models import PresenceChallenge

    con = duckdb.connect()
    con.execute("CREATE TABLE lived AS SELECT unnest(?) AS plan_id", [audits])
    rows = con.sql(
        f"""SELECT plan_id, min(person_id), any_value(planned_start_at), any_value(body_id), any_value(site_division)
        FROM '{dataset}/audit_plans.parquet' p SEMI JOIN lived USING (plan_id)
        JOIN '{dataset}/audit_team.parquet' USING (plan_id)
        WHERE hash(plan_id) % 3 > 0 GROUP BY plan_id ORDER BY plan_id"""
    ).fetchall()
    PresenceChallenge.objects.bulk_create(
        PresenceChallenge(
            plan_id=plan, person_id=person, body_id=body, division=division or "", issued_at=_middle(start),
            due_at=_middle(start) + timedelta(minutes=20), state="missed" if plan in left else "answered",
            answered_by="" if plan in left else f"answer-{plan}",
        )
        for plan, person, start, body, division in rows
    )  # fmt: skip


def _middle(start: datetime) -> datetime:
    return (start + timedelta(hours=2, minutes=30)).replace(tzinfo=CHINA)


def checked(audits: list[str], moment: datetime) -> dict[str, set[str]]:
    """Audit → the checks that speak of it, once all of it is over."""
    from gongxin.casework.presence.actions.check_live import check_live
    from gongxin.casework.presence.models import LiveFinding

    for start in range(0, len(audits), TOGETHER):
        check_live(plan_ids=audits[start : start + TOGETHER], moment=moment)
    found: dict[str, set[str]] = {}
    for plan, check in LiveFinding.objects.filter(gone_at=None).values_list("plan_id", "check_id"):
        found.setdefault(plan, set()).add(check)
    return found


def main(arguments: list[str]) -> None:
    """Live the days, then hold what was seen against what was planted."""
    home = Path(tempfile.mkdtemp(prefix="gongxin-live-"))
    os.environ["GONGXIN_HOME"] = str(home)
    try:
        from gongxin.server.preparing import prepare_database

        prepare_database()
        from gongxin.casework.registry.taking import take_dataset

        dataset = nation(float(arguments[0]) if arguments else 0.02, home)
        take_dataset(dataset)
        audits, left, touched = lived(dataset)
        rows = signed(home, audits)
        sign(rows)
        challenge(audits, left, dataset)
        _told(
            audits, left, touched, checked(audits, rows[-1]["at"].replace(tzinfo=CHINA) + timedelta(days=3)), len(rows)
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _told(audits: list[str], left: set[str], touched: set[str], found: dict[str, set[str]], signs: int) -> None:
    honest = [plan for plan in audits if plan not in touched]
    alarms = [plan for plan in honest if plan in found]
    by_check = Counter(check for plan in left for check in found.get(plan, ()))
    false = Counter(check for plan in alarms for check in found[plan])
    caught = sum(plan in found for plan in left)
    without = sum(bool(found.get(plan, set()) - {"challenge_missed"}) for plan in left)
    print(
        f"{len(audits):,} audits, {signs:,} sign-ins; signed and left: {caught} of {len(left)} caught, {dict(by_check)}"
    )
    print(f"  without any challenge {without} of {len(left)}")
    print(
        f"honest audits {len(honest):,}: {len(alarms)} with a live finding "
        f"({len(alarms) / len(honest):.2%}) {dict(false)}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
