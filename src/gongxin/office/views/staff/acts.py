"""What is done to an account at one press of a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.actions.disable import disable_account
from gongxin.casework.accounts.actions.enable import enable_account
from gongxin.casework.accounts.actions.make_link import make_link
from gongxin.casework.accounts.actions.remove_factors import remove_factors
from gongxin.casework.accounts.roles import Permission
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.staff.listing import managed
from gongxin.office.views.staff.one import show_link
from gongxin.office.views.trail.trail import language


def _act(request: HttpRequest, username: str, act: Callable[[Any], Any], done: str) -> HttpResponse:
    account = get_object_or_404(managed(request.user), username=username)
    try:
        act(account)
        messages.success(request, done)
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
    return redirect("staff_one", username)


@needs(Permission.MANAGE_ACCOUNTS)
@require_POST
def staff_disable(request: HttpRequest, username: str) -> HttpResponse:
    """Take away the right to sign in."""
    reason = request.POST.get("reason", "")
    return _act(
        request, username, lambda account: disable_account(by=request.user, account=account, reason=reason),
        _("The account is disabled; its sessions have ended."),
    )  # fmt: skip


@needs(Permission.MANAGE_ACCOUNTS)
@require_POST
def staff_enable(request: HttpRequest, username: str) -> HttpResponse:
    """Give it back."""
    act = lambda account: enable_account(by=request.user, account=account)  # noqa: E731
    return _act(request, username, act, _("The account is enabled."))


@needs(Permission.MANAGE_ACCOUNTS)
@require_POST
def staff_factors(request: HttpRequest, username: str) -> HttpResponse:
    """Remove a lost second factor."""
    act = lambda account: remove_factors(by=request.user, account=account)  # noqa: E731
    return _act(request, username, act, _("The second factor was removed; its sessions have ended."))


@needs(Permission.MANAGE_ACCOUNTS)
@require_POST
def staff_link(request: HttpRequest, username: str) -> HttpResponse:
    """Make a one-time link, and show it once."""
    account = get_object_or_404(managed(request.user), username=username)
    try:
        return show_link(request, account, make_link(by=request.user, account=account))
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
        return redirect("staff_one", username)
