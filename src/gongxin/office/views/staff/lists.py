"""The list of accounts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.managing import roles_to_give
from gongxin.casework.accounts.roles import Permission
from gongxin.office.access import needs
from gongxin.office.staff.listing import page_of


@needs(Permission.MANAGE_ACCOUNTS)
def staff(request: HttpRequest) -> HttpResponse:
    """The accounts that the reader manages."""
    page = page_of(request.user, request.GET)
    asked = request.GET.copy()
    asked["after"] = page.after
    told = {"page": page, "roles": roles_to_give(request.user), "given": request.GET, "next": f"?{asked.urlencode()}"}
    return render(request, "office/staff/list.html", told)
