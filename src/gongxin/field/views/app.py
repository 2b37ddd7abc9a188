"""The app as it is loaded: one page, its worker, and what a phone needs to install it."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongxin.field.access import for_everyone
from gongxin.field.assets import FOLDER, IN_WORKER, SCRIPTS, in_both_languages, kept, version
from gongxin.field.words import WORDS

MAY = "camera=(), geolocation=(self), microphone=()"  # the place is asked for; photos come by way of a file


@require_safe
@for_everyone
def app(request: HttpRequest) -> HttpResponse:
    """The page. It holds words and scripts only, the same for everyone, so that it can be kept on the phone."""
    told = {"words": in_both_languages(), "scripts": SCRIPTS, "version": version(), "host": settings.FIELD_HOST}
    page = render(request, "field/app.html", told)
    page.headers["Permissions-Policy"] = MAY
    return page


@require_safe
@for_everyone
def worker(request: HttpRequest) -> HttpResponse:
    """The worker, told what to keep and under which version."""
    told = {"version": version(), "kept": kept(), "app": reverse("field"), "parts": [*map(_static, IN_WORKER)]}
    script = (FOLDER / "static" / "field" / "worker.js").read_text(encoding="utf-8")
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(f"const FIELD = {json.dumps(told)};\n{script}", content_type="text/javascript", headers=headers)


@require_safe
@for_everyone
def manifest(request: HttpRequest) -> JsonResponse:
    """Name, colours and icons for the home screen."""
    icons = [
        {"src": static("field/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("field/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("field/icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": static("field/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]
    told = {
        "name": WORDS["app"].zh, "short_name": WORDS["short"].zh, "lang": "zh-Hans", "start_url": reverse("field"),
        "scope": reverse("field"), "id": reverse("field"), "display": "standalone", "background_color": "#ffffff",
        "theme_color": "#1f5fa8", "icons": icons,
    }  # fmt: skip
    return JsonResponse(told, content_type="application/manifest+json")


def _static(name: str) -> str:
    return static(f"field/{name}")
