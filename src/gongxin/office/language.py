"""Which of the two languages the reader of this page has chosen, for words that are declared in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from gongxin.i18n import Text


def language() -> str:
    """`zh` or `en`."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def said(words: Text | Mapping[str, Any]) -> str:
    """The words in the reader's language, from a `Text` or from a mapping with `zh` and `en`."""
    return words.in_language(language()) if isinstance(words, Text) else str(words.get(language(), ""))
