"""Figures on the screen, and in the page of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.figures import Figures, bars, figures
from bench.words import mistake
from gongxin.commands.screen import say_plain, show_table
from gongxin.i18n import Text, language_of_environment

NO_PAGE = Text(
    "没有%(page)s这个文件；请指定带有数据标记的页面。",
    "%(page)s is not there; name a page that has the marks for figures.",
)
NO_MARK = Text(
    "%(page)s缺少标记%(mark)s；请把它放在数据应在的位置。",
    "%(page)s lacks the mark %(mark)s; put it where the figures belong.",
)


def on_screen(measured: dict[str, Any]) -> None:
    """Every table in the reader's language, what is asked last."""
    language = language_of_environment()
    say_plain(circumstances(measured))
    for table in (*figures(measured), bars(measured)):
        headings = [heading.in_language(language) for heading in table.headings]
        numbers = range(1, len(headings))
        show_table(table.title.in_language(language), headings, table.rows, right=tuple(numbers))


def circumstances(measured: dict[str, Any]) -> str:
    """When, on what, with which versions."""
    on = measured["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in on["versions"].items())
    machine = f"{on['cores']} cores, {on['memory_gib']:g} GiB, load {on['load_at_start']:g} at the start"
    return f"{on['date']}: {machine}; {on['system']}; {versions}."


def write_page(measured: dict[str, Any], page: Path) -> None:
    """Put the tables between the marks of their part; parts that were not measured keep what they have."""
    if not page.is_file():
        raise mistake(NO_PAGE, page=page)
    text = page.read_text(encoding="utf-8")
    parts: dict[str, list[Figures]] = {"bars": [bars(measured)]}
    for table in figures(measured):
        parts.setdefault(table.part, []).append(table)
    for part, tables in parts.items():
        text = _between(text, part, "\n\n".join([circumstances(measured), *map(_markdown, tables)]), page)
    page.write_text(text, encoding="utf-8")


def _between(text: str, part: str, figures_of_part: str, page: Path) -> str:
    opening, closing = f"<!-- figures: {part} -->", f"<!-- end of figures: {part} -->"
    before, opened, rest = text.partition(opening)
    _, closed, after = rest.partition(closing)
    if not (opened and closed):
        raise mistake(NO_MARK, page=page, mark=opening)
    return f"{before}{opening}\n{figures_of_part}\n{closing}{after}"


def _markdown(table: Figures) -> str:
    headings = [heading.en for heading in table.headings]
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *table.rows]
    return "\n".join([f"**{table.title.en}**", "", *("| " + " | ".join(line) + " |" for line in lines)])
