"""For accounts that can prove who they are in no other way than by signing in."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from gongxin.office.access import needs


@needs(None)
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Says why; on POST signs out and leads to the sign-in, and from there back to the page that was asked for."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = sent.get("next", "")
    back = asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else "/"
    if request.method != "POST":
        return render(request, "office/signin/sign_in_again.html", {"back": back})
    logout(request)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
