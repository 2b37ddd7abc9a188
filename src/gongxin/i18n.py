"""Sentences in Chinese and English.

Two kinds of words meet here. `Text` holds both languages side by side and belongs to declarations (columns, codes,
detectors). `translate` looks up the Chinese of an English sentence in the message catalogue and belongs to the
command line and to errors. Placeholders are always named: `%(file)s`.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh", "en")
CATALOGUES = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Text:
    """One sentence or label in both languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in `language` ("zh" or "en")."""
        return self.zh if language == "zh" else self.en


def language_of_environment() -> str:
    """`GONGXIN_LANG`, else Chinese where the locale is Chinese, else English."""
    chosen = os.environ.get("GONGXIN_LANG", "")
    if chosen in LANGUAGES:
        return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


@functools.cache
def catalogue(language: str) -> Mapping[str, str]:
    """English sentence → sentence in `language`, read from the .po file; empty for English."""
    path = CATALOGUES / f"{language}.po"
    if not path.exists():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id and m.string}


def translate(sentence: str, language: str | None = None, /, **values: object) -> str:
    """`sentence` (English, with named placeholders) in the reader's language, with `values` filled in."""
    words = catalogue(language or language_of_environment()).get(sentence, sentence)
    return words % values if values else words
