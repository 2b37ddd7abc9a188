"""The lists of the registers: one view for all of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.errors import UserError
from gongxin.office.access import View, needs
from gongxin.office.registers.form import fields
from gongxin.office.registers.links import dates_of
from gongxin.office.registers.listing import Listing
from gongxin.office.registers.listings import LISTINGS
from gongxin.office.registers.paging import COUNTED, count_of
from gongxin.office.registers.request import Wanted, address, is_narrowed, wanted
from gongxin.office.registers.table import cells, headings
from gongxin.office.registers.words import language, said


def list_view(listing: Listing) -> View:
    """The view of one list."""

    @needs(listing.permission)
    def view(request: HttpRequest) -> HttpResponse:
        asked = wanted(request, listing)
        return render(request, "office/registers/list.html", shown(request, asked))

    return view


def shown(request: HttpRequest, asked: Wanted) -> dict[str, Any]:
    """What the page shows of a list."""
    listing, mistake = asked.listing, asked.mistake
    try:
        page = asked.page(request.GET.get("page", ""))
    except UserError as error:
        mistake, page = error.in_language(language()), asked.page("")
    count = count_of(asked.rows)
    return {
        "listing": listing,
        "title": said(listing.title),
        "explanation": said(listing.explanation),
        "mistake": mistake,
        "columns": headings(asked.columns),
        "rows": cells(asked.columns, page.rows, request.when, dates_of(request), (listing.key, listing.page)),
        "count": min(count, COUNTED),
        "more": count > COUNTED,
        "fields": fields(listing, request.GET),
        "choices": [(column.name, said(column), column in asked.columns) for column in asked.offered],
        "sorts": [(name, said(listing.label(name))) for name in listing.sorts],
        "sort": asked.sort,
        "descending": asked.descending,
        "narrowed": is_narrowed(request, listing),
        "next": address(request.GET, page=page.next) if page.next else "",
        "previous": address(request.GET, page=page.previous) if page.previous else "",
        "export": address(request.GET, page=""),
        "lists": [(each.name, said(each.title)) for each in LISTINGS.values() if request.user.may(each.permission)],
    }
