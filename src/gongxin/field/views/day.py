"""What the phone fetches when there is a network: the audits of its owner, its pass, its bound passkey."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongxin.casework.presence.day import Task, day_of
from gongxin.casework.presence.models import DeviceBinding
from gongxin.casework.presence.passes import LONGEST_S, make_pass
from gongxin.field.access import answered, for_auditors
from gongxin.law.parameters import parameter


@require_safe
@for_auditors(by_pass=True)
def day(request: HttpRequest) -> HttpResponse:
    """The day of the auditor. A new pass is given to whoever has signed in, not to another pass."""
    account, moment = request.auditor, timezone.now()
    told = {
        "now": moment.isoformat(),
        "me": {"person_id": account.person_id, "name": str(account), "language": account.language[:2]},
        "limits": _limits(),
        "bound": _bound(account.person_id),
        "audits": [_audit(task) for task in day_of(account.person_id, moment)],
    }
    if request.user.is_authenticated:
        told |= {"pass": make_pass(account), "pass_s": LONGEST_S, "csrf": get_token(request)}
    return answered(told)


def _limits() -> dict[str, int]:
    """Seconds: how late an opening, how long a closing meeting, how far off a clock may be; and bytes of a photo."""
    today = timezone.localdate()
    return {
        "late_s": parameter("sign_in.late_signing").on(today).value,
        "closing_s": parameter("sign_in.closing_meeting").on(today).value,
        "clock_s": parameter("sign_in.clock_tolerance").on(today).value,
        "photo_bytes": parameter("photo.largest").on(today).value,
    }


def _bound(person_id: str) -> dict[str, str] | None:
    held = DeviceBinding.objects.filter(person_id=person_id, state="bound").first()
    return held and {"credential_id": held.credential_id, "label": held.label, "at": held.bound_at.isoformat()}


def _audit(task: Task) -> dict[str, Any]:
    plan = task.plan
    return {
        "plan_id": plan.plan_id,
        "organisation": task.organisation,
        "address": plan.site_address or "",
        "lat": plan.site_lat,
        "lon": plan.site_lon,
        "start": plan.planned_start_at.isoformat(),
        "end": plan.planned_end_at.isoformat(),
        "remote": bool(plan.remote),
        "remote_reason": plan.remote_reason or "",
        "team": [{"person_id": one.person_id, "name": one.name, "role": one.role} for one in task.team],
        "signs": [{"person_id": one.person_id, "moment": one.moment, "at": one.at.isoformat()} for one in task.signs],
        "challenges": [
            {"id": one.pk, "issued_at": one.issued_at.isoformat(), "due_at": one.due_at.isoformat()}
            for one in task.challenges
        ],
    }
