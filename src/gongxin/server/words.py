"""The Chinese of the pages: catalogues in `locale/pages`, one per area, compiled for gettext when they have changed.

Compiling here, with Babel, spares every machine the gettext tools.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
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
    """All catalogues as one; two translations of one sentence are a defect of ours."""
    whole = Catalog(locale="zh_Hans")
    for file in sources:
        with file.open("rb") as stream:
            part = read_po(stream, locale="zh_Hans")
        for message in part:
            known = whole.get(message.id, message.context) if message.id else None
            if known is not None and known.string != message.string:
                raise ValueError(f"{file.name} translates {message.id!r} otherwise than an earlier catalogue")
            if message.id:
                whole.add(message.id, message.string, context=message.context)
    return whole
