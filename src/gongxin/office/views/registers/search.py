"""Search over everything: a page of results, and suggestions while typing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.office.access import needs
from gongxin.office.registers.purpose import asks_purpose, is_about, looked_at
from gongxin.office.registers.search import grouped, names_people, results

MOST, SUGGESTED = 60, 8


@needs(Permission.READ_REGISTERS)
def search(request: HttpRequest) -> HttpResponse:
    """Results grouped by kind, each with the reason why it is here."""
    typed = request.GET.get("q", "").strip()
    if typed:
        is_about(request, "search", typed[:80])
    found = results(request, typed, MOST) if typed else []
    if names_people(request, found):
        looked_at(request)
    told = {
        "typed": typed,
        "groups": grouped(found),
        "full": len(found) >= MOST,
        "asks_purpose": asks_purpose(request),
    }
    return render(request, "office/registers/search.html", told)


@needs(Permission.READ_REGISTERS)
def suggestions(request: HttpRequest) -> HttpResponse:
    """The best few, without people: a look at a person is written down, a key stroke is not."""
    typed = request.GET.get("q", "").strip()
    found = [each for each in results(request, typed, SUGGESTED) if each.kind != "registration"] if typed else []
    return render(request, "office/registers/suggestions.html", {"found": found, "typed": typed})
