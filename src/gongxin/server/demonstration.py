"""An empty embedded database is filled with a simulated nation, supervised, so that there is something to look at."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from gongxin import simulate
from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.models import Body, Certificate
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.runs.actions import ask_for_run, carry_out, result_folder
from gongxin.casework.runs.models import Finding
from gongxin.i18n import LANGUAGES
from gongxin.report import write_report
from gongxin.supervision import Result, open_result

Progress = Callable[[str, str], None]
DAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Subjects:
    """Whom the demonstration accounts stand for: a body with findings, one of its auditors and holders, a region."""

    body_id: str
    person_id: str
    org_id: str
    division: str


def is_empty() -> bool:
    """Whether nothing has been taken in yet."""
    return not Body.objects.exists()


def fill(scale: float, seed: int, progress: Progress) -> tuple[Result, dict[str, Path]]:
    """Simulate a nation, take it into the registers, supervise it; the result, and its report in each language."""
    with tempfile.TemporaryDirectory() as work:
        nation = Path(work) / "nation"
        simulate.simulate(nation, scale=scale, seed=seed, as_of=DAY, progress=progress)
        take_dataset(nation, progress=progress)
    result = open_result(result_folder(carry_out(ask_for_run(as_of=DAY), progress)))
    reports = {language: Path(settings.HOME) / f"report.{language}.html" for language in LANGUAGES}
    for language, file in reports.items():
        progress("report", file.name)
        write_report(result, file, language)
    return result, reports


def subjects() -> Subjects | None:
    """The body with the most findings, and people and places around it; None where there is none."""
    named = Finding.objects.exclude(body_id=None).exclude(person_id=None)
    row = named.values_list("body_id", "person_id", "body_division").order_by("-score", "finding_id").first()
    if row is None:
        return None
    body_id, person_id, division = row
    certificate = Certificate.objects.known().filter(body_id=body_id).order_by("cert_no").first()
    if certificate is None or not division:
        return None
    return Subjects(body_id, person_id, certificate.org_id, division)


def has_accounts() -> bool:
    """Whether anyone can sign in."""
    return Account.objects.exists()
