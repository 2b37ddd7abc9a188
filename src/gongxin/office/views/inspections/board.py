"""The list of inspections, and opening one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.inspections.actions.open_inspection import open_inspection
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.states import STATES
from gongxin.casework.name_lists.inspectors import people_of
from gongxin.casework.registry.when import now
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.inspections.forms import OpenForm
from gongxin.office.inspections.listing import MOST, chosen
from gongxin.office.language import language

ASKED = ("state", "kind", "mine", "about")


@needs(Permission.READ_FINDINGS)
def inspecting(request: HttpRequest) -> HttpResponse:
    """Those the reader sees, by the day on which something must be done."""
    asked = {name: request.GET[name] for name in ASKED if name in request.GET}
    told = {
        "rows": chosen(request.user, asked), "asked": {"state": "open", **asked}, "states": STATES, "kinds": KINDS,
        "most": MOST, "may_open": request.user.may(Permission.WORK_WARNINGS),
        "sends": request.user.may(Permission.READ_PERSONAL),
    }  # fmt: skip
    return render(request, "office/inspections/inspections.html", told)


@needs(Permission.WORK_WARNINGS)
def new_inspection(request: HttpRequest) -> HttpResponse:
    """Open one; a refusal says which rule stands in the way."""
    people = people_of(request.user.division, now())
    first = {name: request.GET[name] for name in ("kind", "object_id", "origin") if name in request.GET}
    form = OpenForm(request.POST or None, people=people, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_inspection(by=request.user, **form.cleaned_data)
            messages.success(request, _("Opened. Somebody else has to allow it before anybody goes."))
            return redirect("inspection", made.pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    left_out = [one for one in people if one.why != "on"]
    return render(request, "office/inspections/new.html", {"form": form, "left_out": left_out})
