"""Say what personal information is needed for; kept for this sitting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail.words import PURPOSES
from gongxin.office.access import needs
from gongxin.office.registers.purpose import KEPT


@needs(Permission.READ_PERSONAL)
@require_POST
def say_purpose(request: HttpRequest) -> HttpResponse:
    """Keep the purpose and go back to the page that asked."""
    said = request.POST.get("purpose", "")
    if said in PURPOSES:
        request.session[KEPT] = said
    else:
        request.session.pop(KEPT, None)
    back = request.POST.get("next", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
