"""Addresses that keep the two dates of the page they stand on."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

DATES = ("on", "known")


def dates_of(request: HttpRequest) -> str:
    """`?on=…&known=…` as the page was asked, or nothing."""
    asked = {name: request.GET[name] for name in DATES if request.GET.get(name)}
    return f"?{urlencode(asked)}" if asked else ""


def page(name: str, key: str, dates: str = "") -> str:
    """The page of one record; empty for a key that no address can carry."""
    try:
        return reverse(name, args=[key]) + dates
    except NoReverseMatch:
        return ""
