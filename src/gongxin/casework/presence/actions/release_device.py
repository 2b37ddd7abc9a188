"""Release a bound phone, so that its owner can bind another. Done by the body, with a reason."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.presence.models import DeviceBinding
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.presence.step import check_may, in_turn
from gongxin.casework.steps import needed
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def release_device(*, pk: int, reason: str, by: Any) -> DeviceBinding:
    """The passkey signs no more from now on; what it signed stays as it was."""
    step = TRANSITIONS["release_device"]
    check_may(step.verb, by)
    reason = needed(reason, UserError("Write why the phone is released: lost, broken, replaced."))
    binding: DeviceBinding = in_turn(step.verb, visible(by, DeviceBinding.objects.all()), pk)
    binding.state, binding.released_at = step.to, timezone.now()
    binding.released_by, binding.reason = str(by)[:60], reason
    binding.save(update_fields=["state", "released_at", "released_by", "reason"])
    note(
        step.event,
        by=by,
        subject=("person", binding.person_id),
        device=binding.label or binding.credential_id[:12],
        reason=binding.reason,
    )
    return binding
