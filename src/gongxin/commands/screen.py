"""What a command writes to its reader: words and tables on standard output, JSON where a program reads."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from gongxin.i18n import translate

WIDTH_OF_A_PIPE = 120  # columns where there is no terminal to ask


class QuietConsole(Console):
    """A console that ends in good order when the reader of a pipe has seen enough."""

    def on_broken_pipe(self) -> None:
        """Give the rest to nobody, so that nothing is left to flush at exit."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0)


def _console() -> Console:
    """Made anew each time, so that it writes to the standard output of the moment."""
    return QuietConsole(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDTH_OF_A_PIPE)


def say(sentence: str, /, **values: object) -> None:
    """A sentence of the catalogue, in the reader's language. Values may hold anything: they are never markup."""
    _console().print(translate(sentence, **values), markup=False)


def say_plain(words: str, style: str | None = None) -> None:
    """Words that are already in the reader's language."""
    _console().print(words, markup=False, style=style)


def show_json(content: Any) -> None:
    """One JSON document."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n")


def show_table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()
) -> None:
    """A table; `title` and `headings` are sentences of the catalogue, columns in `right` hold numbers."""
    drawn = Table(
        title=translate(title) if title else None, title_justify="left", title_style="bold", header_style="bold"
    )
    for position, heading in enumerate(headings):
        drawn.add_column(translate(heading), justify="right" if position in right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(escape(str(cell)) for cell in row))
    _console().print(drawn)
