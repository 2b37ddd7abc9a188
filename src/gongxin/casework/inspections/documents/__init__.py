"""Uniform documents (统一检查文书) of an inspection, as PDF: the notice, the record of the site, the published result.

Typst sets them from the data of the inspection; what people wrote is passed as data and never read as markup. The same
inspection gives the same bytes. The documents are in Chinese, the language of the procedure.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from gongxin.casework.inspections.documents.content import notice, publicity, record
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import DONE
from gongxin.errors import UserError
from gongxin.i18n import Text

FOLDER = Path(__file__).parent
CHINESE = (  # any of these draws the text; the same names stand in form.typ
    "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "FangSong", "FangSong_GB2312", "SimSun",
    "Songti SC", "STSong",
)  # fmt: skip
FORMATS = ("pdf", "png")


class Document:
    """One document: its name, its template, what fills it, and the states from which on it can be made."""

    def __init__(
        self, name: str, label: Text, fill: Callable[[Inspection], Mapping[str, Any]], states: tuple[str, ...]
    ) -> None:
        self.name, self.label, self.fill, self.states = name, label, fill, states


DOCUMENTS = {
    each.name: each
    for each in (
        Document("notice", Text("行政检查通知书", "Notice of inspection"), notice, ("issued", "on_site", *DONE)),
        Document("record", Text("现场检查记录表", "Record of the site"), record, ("issued", "on_site", *DONE)),
        Document("publicity", Text("检查结果公示", "Published result"), publicity, ("published", "closed")),
    )
}


def made(name: str, inspection: Inspection) -> bytes:
    """The document as PDF."""
    document = DOCUMENTS[name]
    if inspection.state not in document.states:
        raise UserError("This document is not there yet.")
    return typeset(name, document.fill(inspection))


def typeset(name: str, data: Mapping[str, Any], form: str = "pdf") -> bytes | list[bytes]:
    """A document from its data, as PDF or as one PNG per page."""
    fonts = _fonts()
    if not set(CHINESE) & set(_families()):
        raise UserError("No Chinese font is installed; install one such as Noto Serif CJK SC.")
    compiler = typst.Compiler(FOLDER / f"{name}.typ", root=FOLDER, font_paths=fonts)
    written = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return compiler.compile(format=form, sys_inputs={"data": written}, timestamp=_moment(data), ppi=110)


def _moment(data: Mapping[str, Any]) -> datetime:
    """What the file says of when it was made: the day of the document, so that it does not change."""
    day = str(data.get("stamp") or "2000-01-01")
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


@functools.cache
def _fonts() -> typst.Fonts:
    """The fonts of the machine, read once."""
    return typst.Fonts()


@functools.cache
def _families() -> tuple[str, ...]:
    return tuple(_fonts().families())
