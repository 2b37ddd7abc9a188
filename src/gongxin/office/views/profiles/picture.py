"""The national picture, with its provinces, cities and counties."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.profiles.reading.picture import checked, start_of
from gongxin.errors import UnknownName
from gongxin.office.access import needs
from gongxin.office.profiles.picture_page import picture_page


@needs(Permission.READ_FINDINGS)
def picture(request: HttpRequest) -> HttpResponse:
    """What lies where. `within` is the division that is opened, `value` what is shown of each place."""
    try:
        within = checked(request.GET.get("within", start_of(request.user)))
    except UnknownName as unknown:
        raise Http404 from unknown
    return render(request, "office/profiles/picture.html", picture_page(request, within))
