"""The panoramic profile of a certification body."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.profiles.reading.bodies import body_at
from gongxin.office.access import needs
from gongxin.office.profiles.body_page import body_page


@needs(Permission.READ_FINDINGS)
def body_profile(request: HttpRequest, body_id: str) -> HttpResponse:
    """Everything that is known of a body, as it was on the day of the page."""
    body = body_at(request.user, body_id, request.when)
    if body is None:
        raise Http404
    return render(request, "office/profiles/body.html", body_page(request, body))
