"""Put a detector, or another value of a parameter, in shadow: it is looked at and raises no warning."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.models import Shadow
from gongxin.casework.monitoring.trial_values import checked_value
from gongxin.casework.steps import needed
from gongxin.casework.trail.write import note
from gongxin.detection.catalogue import detectors
from gongxin.errors import UserError


@transaction.atomic
def begin_shadow(*, by: Any, reason: str, detector: str = "", parameter: str = "", value: str = "") -> Shadow:
    """Either `detector`, or `parameter` with `value` as it would stand in its file (YAML)."""
    _check_may(by)
    reason = needed(reason, UserError("Give the reason for the shadow."))
    if bool(detector) == bool(parameter):
        raise UserError("Choose a detector or a parameter, one of them.")
    if detector and detector not in detectors():
        raise UserError("No detector is called %(detector)s.", detector=detector[:60])
    if detector and Shadow.objects.filter(detector=detector, ended_on=None).exists():
        raise UserError("%(detector)s stands in shadow already.", detector=detector)
    if parameter.startswith("risk."):
        raise UserError("%(name)s changes grades and no finding; try it in a back-test.", name=parameter)
    made = Shadow.objects.create(
        detector=detector, parameter=parameter, value=checked_value(parameter, value) if parameter else None,
        reason=reason, from_on=timezone.localdate(), at=timezone.now(), by=str(by),
    )  # fmt: skip
    note("shadow_begun", by=by, subject=("rule", detector or parameter), reason=reason)
    return made


@transaction.atomic
def end_shadow(*, pk: int, by: Any) -> Shadow:
    """The rule counts again as it stands; findings held back raise warnings with the next run."""
    _check_may(by)
    held = Shadow.objects.select_for_update().get(pk=pk)
    if held.ended_on is not None:
        raise UserError("This shadow has ended already.")
    held.ended_on, held.ended_by = timezone.localdate(), str(by)
    held.save()
    note("shadow_ended", by=by, subject=("rule", held.detector or held.parameter))
    return held


def _check_may(by: Any) -> None:
    if not by.may(Permission.RUN_SUPERVISION):
        raise UserError("Shadows are set for the whole nation, by the national authority.")
