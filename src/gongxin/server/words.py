"""The Chinese of the pages: catalogues in `locale/pages`, one per area, compiled for gettext when they have changed.

Compiling here, with Babel, spares every machine the gettext tools.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[1] / "locale" / "pages"


def compiled_catalogues(home: Path) -> Path:
    """The folder to name in LOCALE_PATHS; brought up to date with the catalogues in `SOURCE`."""
    folder = home / "locale"
    target = folder / "zh_Hans" / "LC_MESSAGES" / "django.mo"
    sources = sorted(SOURCE.glob("*.po"))
    newest = max((file.stat().st_mtime for file in sources), default=0.0)
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as written:
            write_mo(written, whole_catalogue(sources))
        Path(written.name).replace(target)
        os.utime(target)
    return folder


def whole_catalogue(sources: list[Path]) -> Catalog:
    """All catalogues as one. Of two translations of one sentence the first stays; `clashes` tells of the others."""
    whole = Catalog(locale="zh_Hans")
    for _, message in _messages(sources):
        if whole.get(message.id, message.context) is None:
            whole.add(message.id, message.string, context=message.context)
    return whole


def clashes(sources: list[Path]) -> list[str]:
    """Sentences that two catalogues translate differently: a defect of ours, found by a test."""
    known: dict[object, object] = {}
    found = []
    for file, message in _messages(sources):
        if known.setdefault((message.id, message.context), message.string) != message.string:
            found.append(f"{file.name}: {message.id}")
    return found


def _messages(sources: list[Path]) -> Iterator[tuple[Path, Message]]:
    for file in sources:
        with file.open("rb") as stream:
            part = read_po(stream, locale="zh_Hans")
        yield from ((file, message) for message in part if message.id)
