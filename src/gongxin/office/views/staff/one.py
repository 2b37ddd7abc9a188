"""One account: make it, look at it, change it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gongxin.casework.accounts.actions.change import change_account
from gongxin.casework.accounts.actions.create import create_account
from gongxin.casework.accounts.actions.make_link import make_link
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.staff.form import AccountForm
from gongxin.office.staff.listing import managed
from gongxin.office.views.trail.trail import language

SHOWN = 20


@needs(Permission.MANAGE_ACCOUNTS)
def staff_new(request: HttpRequest) -> HttpResponse:
    """Make an account; the answer shows its one-time link, once."""
    form = AccountForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = create_account(by=request.user, **form.cleaned_data)
            return show_link(request, account, make_link(by=request.user, account=account))
        except UserError as mistake:
            form.add_error(None, mistake.in_language(language()))
    return render(request, "office/staff/new.html", {"form": form}, status=400 if form.errors else 200)


@needs(Permission.MANAGE_ACCOUNTS)
def staff_one(request: HttpRequest, username: str) -> HttpResponse:
    """One account with the last entries of the audit trail about it; a form changes it."""
    account = get_object_or_404(managed(request.user), username=username)
    form = AccountForm(request.user, request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            change_account(by=request.user, account=account, **form.cleaned_data)
            messages.success(request, _("The account was changed."))
            return redirect("staff_one", username)
        except UserError as mistake:
            form.add_error(None, mistake.in_language(language()))
    return render(request, "office/staff/one.html", {"account": account, "form": form, "entries": about(account)})


def about(account: Account) -> list[Entry]:
    """The last entries about an account, newest first."""
    return list(
        Entry.objects.filter(subject_kind="account", subject_id=account.username).order_by("-at", "-id")[:SHOWN]
    )


def show_link(request: HttpRequest, account: Account, parts: tuple[str, str]) -> HttpResponse:
    """The one-time link, to be handed to the holder of the account; it is shown here and nowhere else."""
    link = request.build_absolute_uri(reverse("first_password", args=parts))
    answer = render(request, "office/staff/link.html", {"account": account, "link": link})
    answer["Cache-Control"] = "no-store"
    return answer
