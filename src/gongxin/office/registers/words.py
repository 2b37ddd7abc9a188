"""The reader's language, for labels that are declared in both."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from gongxin.i18n import Text


def language() -> str:
    """`zh` or `en`."""
    return "zh" if (get_language() or "zh").startswith("zh") else "en"


def said(words: Any) -> str:
    """A `Text`, or anything declared with `zh` and `en` (a column, a table, a code), in the reader's language."""
    if isinstance(words, Text):
        return words.in_language(language())
    zh, en = getattr(words, "zh", None), getattr(words, "en", None)
    return str(words) if zh is None else zh if language() == "zh" else en
