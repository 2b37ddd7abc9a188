"""Put a detector to sleep in a region until a day, with a reason; wake it before its time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.models import Snooze
from gongxin.casework.monitoring.policies import answers_for
from gongxin.casework.steps import needed
from gongxin.casework.trail.write import note
from gongxin.codes.divisions import divisions
from gongxin.detection.catalogue import detectors
from gongxin.errors import UserError
from gongxin.law.parameters import parameter


@transaction.atomic
def snooze(*, by: Any, detector: str, division: str, reason: str, until_on: date) -> Snooze:
    """From today up to and including `until_on` findings of `detector` at bodies of `division` raise no warning."""
    today = timezone.localdate()
    reason = needed(reason, UserError("Give the reason for the sleep."))
    _check_may(by, division)
    if detector not in detectors():
        raise UserError("No detector is called %(detector)s.", detector=detector[:60])
    longest = today + timedelta(days=parameter("monitoring.longest_snooze_days").on(today).value)
    if not today <= until_on <= longest:
        raise UserError(
            "The sleep must end between %(first)s and %(last)s; give such a day.", first=today, last=longest
        )
    if any(one.is_on(today) for one in Snooze.objects.filter(detector=detector, division=division)):
        raise UserError("%(detector)s sleeps there already; end that sleep first.", detector=detector)
    made = Snooze.objects.create(
        detector=detector, division=division, reason=reason, from_on=today, until_on=until_on,
        at=timezone.now(), by=str(by),
    )  # fmt: skip
    note(
        "detector_snoozed", by=by, subject=("detector", detector), region=division or "000000",
        until_on=until_on, reason=reason,
    )  # fmt: skip
    return made


@transaction.atomic
def end_snooze(*, pk: int, by: Any) -> Snooze:
    """From today on the detector raises warnings again; what was hidden comes with the next run."""
    held = Snooze.objects.select_for_update().get(pk=pk)
    _check_may(by, held.division)
    today = timezone.localdate()
    if not held.is_on(today):
        raise UserError("This sleep has ended already.")
    held.ended_on, held.ended_by = today, str(by)
    held.save()
    note("snooze_ended", by=by, subject=("detector", held.detector), region=held.division or "000000")
    return held


def _check_may(by: Any, division: str) -> None:
    if not by.may(Permission.SNOOZE_RULES):
        raise UserError("Your role does not put detectors to sleep.")
    if division and division not in divisions():
        raise UserError("%(division)s is no division; give its six digits.", division=division[:20])
    if not answers_for(by, division):
        raise UserError("A detector can be put to sleep for your own region only.")
