"""The phones that a body's people have bound, and the act that releases one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.presence.actions.release_device import release_device
from gongxin.casework.presence.models import DeviceBinding
from gongxin.casework.trail.look import needs_purpose, purpose_given
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language

MOST = 300


@needs(Permission.REPORT)
def phones(request: HttpRequest) -> HttpResponse:
    """Bound ones first, then released ones with their reason; whose they are for a purpose."""
    subject = ("body", request.user.body_id)
    asked = request.GET.get("person", "").strip()
    rows = visible(request.user, DeviceBinding.objects.all())
    named = purpose_given(request, subject)
    if named and asked:
        rows = rows.filter(person_id=asked)
    rows = rows.order_by(Case(When(state="bound", then=0), default=1), "-bound_at", "-pk")[: MOST + 1]
    told = {
        "rows": rows[:MOST], "more": len(rows) > MOST, "most": MOST, "named": named, "asked": asked,
        "asks_purpose": needs_purpose(request, subject), "body_id": request.user.body_id,
    }  # fmt: skip
    return render(request, "office/live/phones.html", told)


@require_POST
@needs(Permission.REPORT)
def release_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Release one, with a reason."""
    try:
        release_device(pk=pk, reason=request.POST.get("reason", ""), by=request.user)
        messages.success(request, _("Released. Its owner can bind another phone now."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("phones")
