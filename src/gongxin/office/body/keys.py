"""API keys of the own body."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.reporting.keys import SCOPES, end_key, make_key
from gongxin.casework.reporting.models import ApiKey
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language, said


@needs(Permission.MANAGE_KEYS)
def keys(request: HttpRequest) -> HttpResponse:
    """The keys; a new one is shown once, on the page that answers its making."""
    token = ""
    if request.method == "POST":
        try:
            _, token = make_key(
                body_id=request.user.body_id, label=request.POST.get("label", ""), by=request.user,
                scopes=request.POST.getlist("scopes"), days=int(request.POST.get("days") or 0),
            )  # fmt: skip
        except (UserError, ValueError) as mistake:
            words = mistake.in_language(language()) if isinstance(mistake, UserError) else str(request.POST.get("days"))
            messages.error(request, words)
    page = {
        "keys": visible(request.user, ApiKey.objects.all()),
        "scopes": [(name, said(words)) for name, words in SCOPES.items()],
        "token": token,
    }
    return render(request, "office/body/keys.html", page)


@require_POST
@needs(Permission.MANAGE_KEYS)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a key out of use."""
    end_key(key=get_object_or_404(visible(request.user, ApiKey.objects.all()), pk=pk), by=request.user)
    return redirect("keys")
