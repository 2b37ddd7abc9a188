"""Tables beside charts, made here and not in a template: some have hundreds of cells, and Django's templates take ten
times as long for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Cell:
    """One cell. `link` is an address, `note` small words below, `hidden` words for screen readers, `look` a CSS class.

    `more` are further things in the same cell, each with its own link.
    """

    text: str
    link: str = ""
    note: str = ""
    hidden: str = ""
    look: str = ""
    more: Sequence[Cell] = ()


NUMBER, DAY = "gx-number", "gx-day"


@dataclass(frozen=True)
class Table:
    """`heads` and `rows` are of equal width; the first cell of a row is its heading where `row_heads` says so."""

    caption: str
    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    row_heads: bool = True

    def __html__(self) -> str:
        head = "".join(_cell(cell, "th", ' scope="col"') for cell in self.heads)
        body = "".join(self._row(row) for row in self.rows)
        return (
            f'<div class="gx-scroll" tabindex="0" role="region" aria-label="{escape(self.caption)}">'
            '<table class="table table-sm">'
            f'<caption class="visually-hidden">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _row(self, row: Sequence[Cell]) -> str:
        first = "th" if self.row_heads else "td"
        scope = ' scope="row"' if self.row_heads else ""
        return f"<tr>{_cell(row[0], first, scope)}{''.join(_cell(cell, 'td') for cell in row[1:])}</tr>"


def _cell(cell: Cell, tag: str, more: str = "") -> str:
    look = f' class="{escape(cell.look)}"' if cell.look else ""
    text = " · ".join(_linked(each) for each in (cell, *cell.more))
    note = f'<br><small class="text-secondary">{escape(cell.note)}</small>' if cell.note else ""
    hidden = f'<span class="visually-hidden"> {escape(cell.hidden)}</span>' if cell.hidden else ""
    return f"<{tag}{more}{look}>{text}{note}{hidden}</{tag}>"


def _linked(cell: Cell) -> str:
    return f'<a href="{escape(cell.link)}">{escape(cell.text)}</a>' if cell.link else escape(cell.text)


def html(table: Table) -> SafeString:
    """The table as HTML; every text in it is escaped."""
    return mark_safe(table.__html__())  # noqa: S308  built above from escaped parts


def number(value: float | None, note: str = "", look: str = "") -> Cell:
    """A number with thousands marked, to the right; a dash for nothing."""
    return Cell(figure(value), note=note, look=f"{NUMBER} {look}".strip())


def some(value: float | None, note: str = "") -> Cell:
    """A number; an empty cell for nothing at all, so that a wide table stays readable."""
    return number(value, note) if value else Cell("", look=NUMBER)


def heads(*words: str, numbers: Iterable[str] = ()) -> list[Cell]:
    """Headings: words to the left, then those of numbers to the right."""
    return [*(Cell(word) for word in words), *(Cell(word, look=NUMBER) for word in numbers)]


def figure(value: float | None) -> str:
    """A number with thousands marked and no trailing noughts; a dash for nothing."""
    return "–" if value is None else f"{value:,.6g}"


def rate(value: float | None) -> str:
    """A share in per cent with the digits it has; small ones do not vanish."""
    return "–" if value is None else f"{100 * value:.3g} %"
