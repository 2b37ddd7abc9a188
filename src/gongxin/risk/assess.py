"""Assess all bodies of a run: profiles and findings in, indicators and grades out."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from gongxin.detection.runner import Runner
from gongxin.risk.grade import GRADES_SCHEMA, regrade
from gongxin.risk.profile import Profile
from gongxin.risk.profiles import profiles
from gongxin.risk.rows import INDICATORS_SCHEMA, indicator_rows
from gongxin.risk.settings import settings_on
from gongxin.risk.tally import tallies


@dataclass(frozen=True)
class Assessment:
    """Both tables of a run: `indicators` by body and indicator id, `grades` by body."""

    indicators: pa.Table
    grades: pa.Table


def assess(runner: Runner, findings: pa.Table) -> Assessment:
    """The indicators and grades of every body that the tables or the findings name."""
    settings = settings_on(runner.as_of)
    found = tallies(findings, settings)
    known = profiles(runner, settings)
    for body_id in found:
        known.setdefault(body_id, Profile(body_id))
    known = dict(sorted(known.items()))
    rows = indicator_rows(runner.files, known, found, settings)
    return Assessment(
        indicators=pa.Table.from_pylist(
            [row for body_id in known for row in sorted(rows[body_id], key=lambda row: row["indicator"])],
            schema=INDICATORS_SCHEMA,
        ),
        grades=pa.Table.from_pylist([regrade(rows[body_id]) for body_id in known], schema=GRADES_SCHEMA),
    )
