"""The lists of the registers: one view for all of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.sheets import sheet
from gongxin.casework.trail.write import note
from gongxin.casework.views.actions import remove_view, save_view
from gongxin.casework.views.models import SavedView
from gongxin.errors import UserError
from gongxin.office.access import View, needs
from gongxin.office.language import language, said
from gongxin.office.registers.export import MOST, export_headings, export_rows
from gongxin.office.registers.form import fields
from gongxin.office.registers.links import dates_of
from gongxin.office.registers.listing import Listing
from gongxin.office.registers.listings import LISTINGS
from gongxin.office.registers.paging import COUNTED, count_of
from gongxin.office.registers.request import Wanted, address, filters_used, wanted
from gongxin.office.registers.table import cells, headings
from gongxin.records.model import Access


def list_view(listing: Listing) -> View:
    """The view of one list."""

    @needs(listing.permission)
    def view(request: HttpRequest) -> HttpResponse:
        asked = wanted(request, listing)
        return render(request, "office/registers/list.html", shown(request, asked))

    return view


def export_view(listing: Listing) -> View:
    """The view that gives the list as a workbook, with an entry in the audit trail."""

    @needs(listing.permission)
    def view(request: HttpRequest) -> HttpResponseBase:
        asked = wanted(request, listing)
        rows = list(export_rows(asked, request.when))
        with transaction.atomic():
            note("list_exported", by=request.user, subject=("list", listing.name), list=listing.name, rows=len(rows))
        return sheet("xlsx", f"{said(listing.title)} {request.when.on}", export_headings(asked.columns), rows)

    return view


def save(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Keep the list as it is shown under a name."""
    query = request.POST.get("query", "")
    try:
        save_view(by=request.user, listing=listing.name, name=request.POST.get("name", ""), query=query)
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
    return redirect(f"{reverse(listing.name)}?{query}" if query else reverse(listing.name))


def keep_view(listing: Listing) -> View:
    """The view that saves or removes a view of the list."""

    @needs(listing.permission)
    @require_POST
    def view(request: HttpRequest) -> HttpResponse:
        if request.POST.get("remove", "").isdigit():
            remove_view(by=request.user, pk=int(request.POST["remove"]))
            return redirect(reverse(listing.name))
        return save(request, listing)

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
        "narrowed": filters_used(request, listing),
        "next": address(request.GET, page=page.next) if page.next else "",
        "previous": address(request.GET, page=page.previous) if page.previous else "",
        "export": f"{reverse(listing.name + '_export')}{address(request.GET, page='')}",
        "most": MOST,
        "query": address(request.GET, page="", on="", known="")[1:],
        "views": SavedView.objects.filter(account=request.user, listing=listing.name),
        "keep": reverse(f"{listing.name}_views"),
        "hides_people": request.user.may(Permission.READ_PERSONAL)
        and any(column.access is Access.PERSONAL for column in listing.columns),
        "lists": [(each.name, said(each.title)) for each in LISTINGS.values() if request.user.may(each.permission)],
    }
