"""The page behind a one-time link."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gongxin.casework.accounts.actions.set_first_password import set_first_password
from gongxin.casework.accounts.links import account_of_link


@sensitive_post_parameters()
@never_cache
def first_password(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Set the password; a link that no longer holds says so and nothing else."""
    account = account_of_link(who, token)
    if account is None:
        return render(request, "office/signin/link_gone.html", status=404)
    form = SetPasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_first_password(who=who, token=token, password=form.cleaned_data["new_password1"])
        messages.success(request, _("The password is set. Sign in with it now."))
        return redirect("account_login")
    return render(request, "office/signin/first_password.html", {"form": form, "account": account})
