"""Public pages: for everyone, and the same for everyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

View = Callable[..., Any]
HELD_S = 60  # seconds that a page may be kept on the way


def public(view: View) -> View:
    """The view shows nothing of anybody in particular. A test sees that each address says whom it is for."""
    view.needs = None  # type: ignore[attr-defined]
    return view


def may_be_kept(answer: HttpResponse, seconds: int = HELD_S) -> HttpResponse:
    """Let browsers and mirrors keep it for a while."""
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    return answer
