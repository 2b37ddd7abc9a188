"""What happens to someone whose session has ended, or who never signed in.

A page that was asked for is shown after sign-in. Words that were being sent are given back, never lost in silence.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django_htmx.http import HttpResponseClientRedirect, retarget

SAFE = {"GET", "HEAD", "OPTIONS"}
NEVER_SHOWN = ("csrf", "password", "code", "secret", "credential", "token")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in; what was sent is given back first."""
    if request.method not in SAFE:
        return given_back(request, 401)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(_sign_in(_page_of(request)))
    return redirect_to_login(request.get_full_path())


def given_back(request: HttpRequest, status: int) -> HttpResponse:
    """The page that says nothing was kept, with the words that were sent."""
    words = [
        (name, value)
        for name in request.POST
        for value in request.POST.getlist(name)
        if value.strip() and not any(part in name.lower() for part in NEVER_SHOWN)
    ]
    back = _page_of(request)
    told = {"words": words, "sign_in": _sign_in(back), "back": back, "still_in": request.user.is_authenticated}
    if getattr(request, "htmx", False):  # htmx shows no answer that says 4xx
        return retarget(render(request, "office/expired.html", told), "body")
    return render(request, "office/expired.html", told, status=status)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came from elsewhere, or from before the last sign-in. Words are shown to our own pages only."""
    if not _from_ourselves(request):
        return render(request, "403.html", status=403)
    return given_back(request, 403)


def _sign_in(back: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': back})}"


def _page_of(request: HttpRequest) -> str:
    """The page that the form or the part of a page belongs to."""
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"


def _from_ourselves(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
