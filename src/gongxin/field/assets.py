"""What the app consists of. The version is a hash of all of it: a changed word or line reaches every phone."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse

from gongxin.field.words import WORDS

FOLDER = Path(__file__).parent
SCRIPTS = (  # in the order in which they are loaded: each uses only those before it
    "store.js", "sending.js", "look.js", "passkey.js", "place.js", "due.js", "statement.js", "screen.js", "spot.js",
    "home.js", "sign.js", "sent.js", "phone.js", "start.js",
)  # fmt: skip
IN_WORKER = ("store.js", "sending.js")
OTHERS = ("field.css", "icon.svg", "icon-192.png", "icon-512.png")


def in_both_languages() -> dict[str, dict[str, str]]:
    """Every word of the app in Chinese and English, so that the language changes without a network."""
    return {language: {key: text.in_language(language) for key, text in WORDS.items()} for language in ("zh", "en")}


def kept() -> list[str]:
    """The addresses that the worker keeps for times without a network."""
    return [reverse("field"), reverse("field_manifest"), *(static(f"field/{name}") for name in (*SCRIPTS, *OTHERS))]


@functools.cache
def version() -> str:
    """Twelve digits that change with anything the phone keeps."""
    digest = hashlib.sha256(json.dumps(in_both_languages(), sort_keys=True).encode())
    for file in sorted([*(FOLDER / "static" / "field").iterdir(), *(FOLDER / "templates" / "field").iterdir()]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
