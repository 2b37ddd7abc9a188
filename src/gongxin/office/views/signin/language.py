"""Choose the language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.i18n import set_language as set_cookie

from gongxin.casework.accounts.models import Account
from gongxin.office.account_language import KNOWN


def set_language(request: HttpRequest) -> HttpResponse:
    """In the browser, and for someone signed in also in the account."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in KNOWN:
        Account.objects.filter(pk=request.user.pk).update(language=chosen)
    return set_cookie(request)
