"""The page of a person: only with a purpose, each look written down."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.models import Person, Registration
from gongxin.office.access import needs
from gongxin.office.registers import sections
from gongxin.office.registers.columns import sees_personal
from gongxin.office.registers.purpose import is_about, looked_at, may_show_personal


@needs(Permission.READ_REGISTERS)
def person(request: HttpRequest, person_id: str) -> HttpResponse:
    """A person whom the reader sees by way of a registration in his jurisdiction."""
    seen = visible(request.user, Registration.objects.filter(person_id=person_id)).exists()
    if not seen or not sees_personal(request.user):
        raise Http404
    is_about(request, "person", person_id)
    if not may_show_personal(request):
        return render(request, "office/registers/purpose.html", {})
    looked_at(request)
    known = Person.objects.at(request.when).filter(person_id=person_id).first()
    told = {
        "name": known.name if known else "",
        "person_id": person_id,
        "sections": sections.of_person(request, person_id),
    }
    return render(request, "office/registers/person.html", told)
