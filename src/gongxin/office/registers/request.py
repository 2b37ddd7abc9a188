"""What a reader asked of a list, read from the address: columns, filters, order, position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from gongxin.errors import UserError
from gongxin.office.language import language
from gongxin.office.registers.filters import conditions, used
from gongxin.office.registers.listing import Listing
from gongxin.office.registers.paging import Page, page_of, read_position
from gongxin.office.registers.purpose import columns_now
from gongxin.records.model import Column


@dataclass(frozen=True)
class Wanted:
    """A list as one reader asked for it."""

    listing: Listing
    columns: tuple[Column, ...]
    offered: tuple[Column, ...]
    rows: QuerySet[Any]
    sort: str
    descending: bool
    mistake: str = ""

    def page(self, written: str) -> Page:
        """The page at a position of the address."""
        position = read_position(self.listing.model, self.sort, written)
        return page_of(self.rows, self.sort, self.descending, position)


def wanted(request: HttpRequest, listing: Listing) -> Wanted:
    """Read the address. A filter that cannot be read is told on the page, and then the list shows nothing."""
    offered = columns_now(request, listing.columns)
    chosen = set(request.GET.getlist("columns")) or set(listing.shown)
    columns = tuple(column for column in offered if column.name in chosen)
    sort, descending = _order(request.GET.get("sort", ""), listing)
    rows, mistake = listing.rows(request.user, request.when), ""
    try:
        rows = rows.filter(conditions(listing.filters, request.GET))
    except UserError as error:
        rows, mistake = rows.none(), error.in_language(language())
    return Wanted(listing, columns, offered, rows, sort, descending, mistake)


def _order(written: str, listing: Listing) -> tuple[str, bool]:
    column, descending = written.removeprefix("-"), written.startswith("-")
    if column in listing.sorts:
        return column, descending
    first = listing.sorts[0]
    return first, first.endswith(("_on", "_at", "_from", "_to"))


def address(query: QueryDict, **changes: str) -> str:
    """The query string with some parameters changed; an empty one is left out."""
    changed = query.copy()
    for name, value in changes.items():
        if value:
            changed[name] = value
        else:
            changed.pop(name, None)
    return "?" + changed.urlencode()


def filters_used(request: HttpRequest, listing: Listing) -> int:
    """How many filters are in use."""
    return len(used(listing.filters, request.GET))
