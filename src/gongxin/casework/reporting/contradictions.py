"""A certificate is held against plan, team, sign-ins, days and decision as soon as it is reported.

Nothing is defined here: the detectors of the nightly run are put to the certificate and what lies beside it. It is
taken in all the same; the run of the night has the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
from django.utils import timezone

from gongxin.casework.reporting.beside import lay_beside
from gongxin.detection.catalogue import detectors, tables_required
from gongxin.detection.certificate_terms import cert_key
from gongxin.detection.findings import findings_of
from gongxin.detection.in_memory import runner_over
from gongxin.detection.model import Detector
from gongxin.detection.runner import Runner
from gongxin.i18n import Text
from gongxin.law.parameters import parameter

Told = dict[str, str]
PATTERNS = ("P01", "P04", "P05", "P06", "P09", "P10", "P14")  # what one certificate and its audits can show
EXPIRES_FIRST = Text("有效期届满早于颁证", "expires before it was issued")
SHOWN = ("detector", "pattern", "severity", "plan_id", "person_id")


@cache
def asked() -> tuple[Detector, ...]:
    """The detectors that are put to a certificate when it is reported."""
    return tuple(one for one in detectors().values() if one.pattern in PATTERNS)


def contradictions(certificates: pa.Table) -> list[Told]:
    """For each of `certificates` what contradicts it, one entry per finding, in words of both languages."""
    if not certificates.num_rows:
        return []
    tables = lay_beside(certificates)
    able = [one for one in asked() if tables_required(one) <= tables.keys()]
    with runner_over(tables, timezone.localdate()) as runner:
        numbers = set(certificates["cert_no"].to_pylist())
        audited = _audits_of(runner, numbers) if "audit_plans" in tables else {}
        found = [told for one in able for told in _told(one, runner.offences(one), numbers, audited)]
    return sorted([*found, *_expired_first(certificates)], key=lambda told: (told["cert_no"], told["detector"]))


def _audits_of(runner: Runner, numbers: set[str]) -> Mapping[str, list[str]]:
    """Plan → those of the certificates that rest on it: initial audits and recertifications near the grant."""
    audits, held = runner.table("certificate_audits"), runner.table("certificates")
    before, after = (parameter(f"certificate.grant_{way}_days").on(runner.as_of).value for way in ("before", "after"))
    given = held.select("cert_no", cert_key=cert_key(held.cert_no), on=held.decided_on.coalesce(held.issued_on))
    pairs = audits.filter(audits.plan_id.notnull()).join(given, "cert_key")
    near = pairs.filter(
        (pairs.held_from.delta(pairs.on, unit="day") <= after).fill_null(True),
        (pairs.on.delta(pairs.held_to, unit="day") <= before).fill_null(True),
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in runner.engine.fetch(near.select("plan_id", "cert_no").distinct()).to_pylist():
        if row["cert_no"] in numbers:
            found[row["plan_id"]].append(row["cert_no"])
    return found


def _told(one: Detector, rows: pa.Table, numbers: set[str], audited: Mapping[str, list[str]]) -> Iterator[Told]:
    """The rows of a detector that concern the certificates, each told of every certificate it concerns."""
    by_certificate = one.subject == "certificate"
    column, wanted = ("cert_no", numbers) if by_certificate else ("plan_id", audited.keys())
    if column not in rows.column_names:
        return
    about = rows.filter(pc.is_in(rows[column], pa.array(sorted(wanted), pa.string())))
    for finding in findings_of(one, about).to_pylist():
        for number in [finding["cert_no"]] if by_certificate else audited[finding["plan_id"]]:
            shown = {name: finding[name] for name in SHOWN if finding[name]}
            yield {"cert_no": number, "zh": finding["explanation_zh"], "en": finding["explanation_en"], **shown}


def _expired_first(certificates: pa.Table) -> Iterator[Told]:
    """What is a question of data quality and no detector's."""
    for row in certificates.select(["cert_no", "issued_on", "expires_on"]).to_pylist():
        issued, expires = row["issued_on"], row["expires_on"]
        if isinstance(issued, date) and isinstance(expires, date) and expires < issued:
            yield {"cert_no": row["cert_no"], "detector": "", "zh": EXPIRES_FIRST.zh, "en": EXPIRES_FIRST.en}
