"""Say what the personal data of a record are needed for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail.look import state_purpose
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.views.trail.trail import language


@needs(Permission.READ_PERSONAL)
@require_POST
def give_purpose(request: HttpRequest) -> HttpResponse:
    """Write it into the trail and go back to the page that asked."""
    sent = request.POST
    subject = (sent.get("subject_kind", "")[:40], sent.get("subject_id", "")[:80])
    try:
        state_purpose(request, subject=subject, purpose=sent.get("purpose", ""), reference=sent.get("reference", ""))
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
    back = sent.get("next", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")
