"""The profile of an auditor: only with a purpose, each look written down."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.profiles.reading.people import is_known
from gongxin.casework.trail.look import may_look, purpose_given
from gongxin.office.access import needs
from gongxin.office.profiles.person_page import person_page


@needs(Permission.READ_REGISTERS)
def person_profile(request: HttpRequest, person_id: str) -> HttpResponse:
    """The days of one person, whom the reader sees by way of a registration or an audit in the own jurisdiction."""
    subject = ("person", person_id)
    if not may_look(request.user, subject) or not is_known(request.user, person_id, request.when):
        raise Http404
    if not purpose_given(request, subject):
        return render(request, "office/profiles/purpose.html", {"subject_kind": "person", "subject_id": person_id})
    return render(request, "office/profiles/person.html", person_page(request, person_id))
