"""One simulation from first draw to last file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.errors import UserError
from gongxin.simulate import bodies, certificates, organisations, people, plans, results, rules, sign_ins
from gongxin.simulate.certificates import events
from gongxin.simulate.explanations import render as render_explanations
from gongxin.simulate.frame import Frame
from gongxin.simulate.misconduct.every import plant
from gongxin.simulate.nation import Nation, honest_nation
from gongxin.simulate.noise.every import add_noise
from gongxin.simulate.products import product_tables
from gongxin.simulate.supervision import supervision_tables
from gongxin.simulate.text import mixed
from gongxin.simulate.write import chunks, numbered_chunks, write_card, write_table

AS_OF = date(2026, 6, 30)
SMALLEST, LARGEST = 0.0005, 10.0  # below, some patterns find no room; above, names of bodies run out
FEWEST_BODIES = 20  # with fewer, nobody is left to plant anything in
Progress = Callable[[str, str], None]


def silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


@dataclass(frozen=True)
class Summary:
    """What was written: rows by table, and how many facts were planted by pattern."""

    folder: Path
    rows: dict[str, int]
    planted: dict[str, int]


def simulate(
    out: Path,
    scale: float,
    seed: int,
    as_of: date = AS_OF,
    minimum_bodies: int = 60,
    progress: Progress = silent,
    misconduct: bool = True,
) -> Summary:
    """Write a synthetic nation of size `scale` (1.0 = China) to `out`, and its truth to `out`/truth.

    The same scale, seed and versions give the same bytes. Without `misconduct` every record is lawful.
    """
    _refuse_out_of_range(scale, seed, minimum_bodies)
    frame = Frame(scale, seed, as_of, minimum_bodies)
    progress("build", "nation")
    nation = honest_nation(frame, misconduct)
    progress("build", "noise")
    add_noise(nation)
    if misconduct:
        progress("build", "misconduct")
        plant(nation)
    active = np.zeros(len(nation.persons), dtype=bool)
    active[nation.teams["person"][~nation.plans["dropped"][nation.teams["plan"]]]] = True
    people.settle_inactive(nation.persons, nation.registrations, active | nation.persons["kept"], frame)
    nation.events = events(frame, nation.certificates)
    nation.name_things()
    (out / "truth").mkdir(parents=True, exist_ok=True)
    rows = _write(nation, out, progress)
    _write_truth(nation, out / "truth")
    origin = f"simulated, seed {seed}, scale {scale}, version {version('gongxin')}"
    write_card(out, as_of.isoformat(), origin)
    patterns, counts = np.unique([word for part in nation.truth.parts for word in part["pattern"]], return_counts=True)
    return Summary(out, rows, dict(zip(patterns.tolist(), counts.tolist(), strict=True)))


def _refuse_out_of_range(scale: float, seed: int, bodies: int) -> None:
    if not SMALLEST <= scale <= LARGEST:
        raise UserError("The scale %(scale)s is out of range; give a number from 0.0005 to 10.", scale=scale)
    if seed < 0:
        raise UserError("The seed %(seed)s is out of range; give a whole number from 0.", seed=seed)
    if bodies < FEWEST_BODIES:
        raise UserError(
            "%(bodies)s bodies are too few for a nation; give at least %(least)s.", bodies=bodies, least=FEWEST_BODIES
        )


def _write(nation: Nation, out: Path, progress: Progress) -> dict[str, int]:
    n = nation
    plan_rows = np.argsort(n.plans["start_at"], kind="stable")
    plan_rows = plan_rows[~n.plans["dropped"][plan_rows]]
    kept_team = np.flatnonzero(~n.plans["dropped"][n.teams["plan"]])
    team_rows = kept_team[np.argsort(n.plan_serial[n.teams["plan"][kept_team]], kind="stable")]
    gone = n.sign_ins["dropped"] | n.plans["dropped"][n.sign_ins["plan"]]
    kept_signs = np.flatnonzero(~gone)
    sign_rows = kept_signs[np.argsort(n.sign_ins["at"][kept_signs], kind="stable")]
    cert_rows = np.lexsort((mixed(len(n.certificates)), n.certificates["issued_on"]))
    event_rows = np.argsort(n.events["day_on"], kind="stable")
    org_rows = np.arange(len(n.organisations))
    tables = {
        "bodies": [bodies.render(n.bodies, n.body_ids)],
        "approved_scopes": [rules.render_scopes(n.scopes, n.body_ids)],
        "rules": [rules.render_rules(n.rules, n.rule_ids, n.body_ids)],
        "people": [people.render_people(n.persons, n.person_ids).sort_by("person_id")],
        "registrations": [
            people.render_registrations(n.registrations, n.registration_ids, n.person_ids, n.body_ids).sort_by(
                "registration_no"
            )
        ],
        "organisations": chunks(org_rows, lambda rows: organisations.render(n.organisations, rows, n.org_ids)),
        "audit_plans": chunks(plan_rows, lambda rows: plans.render(n.plans, rows, n)),
        "audit_team": chunks(team_rows, lambda rows: plans.render_team(n.teams, rows, n)),
        "sign_ins": numbered_chunks(sign_rows, lambda rows, ids: sign_ins.render(n.sign_ins, rows, ids, n)),
        "explanations": [render_explanations(n)],
        "audit_results": chunks(team_rows, lambda rows: results.render(rows, n)),
        "certificates": chunks(cert_rows, lambda rows: certificates.render(n.certificates, rows, n)),
        "certificate_events": chunks(event_rows, lambda rows: certificates.render_events(n.events, rows, n)),
        **{name: [table] for name, table in supervision_tables(n).items()},
        **{name: [table] for name, table in product_tables(n).items()},
    }
    written = {}
    for name, parts in tables.items():
        progress("write", name)
        written[name] = write_table(out, name, parts)
    return written


def _write_truth(nation: Nation, folder: Path) -> None:
    pq.write_table(nation.truth.render(nation), folder / "planted.parquet", compression="zstd")
    patterns = nation.truth.bodies()
    every = range(len(nation.bodies))
    table = pa.table(
        {
            "body_id": nation.body_ids,
            "fraudulent": pa.array([body in patterns for body in every]),
            "patterns": pa.array(["；".join(patterns.get(body, [])) for body in every]),
        }
    )
    pq.write_table(table, folder / "bodies.parquet", compression="zstd")
