"""Which of the two languages the reader of this page has chosen, for words that are declared in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language


def language() -> str:
    """`zh` or `en`."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def said(words: Any) -> str:
    """What is declared in both languages, in the reader's: a `Text`, a column, table or code, or a mapping."""
    if isinstance(words, Mapping):
        return str(words.get(language(), ""))
    zh, en = getattr(words, "zh", None), getattr(words, "en", None)
    return str(words) if zh is None else zh if language() == "zh" else en
