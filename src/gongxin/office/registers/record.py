"""One record as its page shows it: the version of the day, its facts, its history, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.registry.version import Version
from gongxin.casework.runs.models import Finding, Run
from gongxin.office.language import said
from gongxin.office.registers.finding_columns import FINDING_COLUMNS
from gongxin.office.registers.history import Step, history
from gongxin.office.registers.links import dates_of
from gongxin.office.registers.purpose import columns_now, is_about
from gongxin.office.registers.table import Cell, cells, headings

MOST = 20  # rows of a section; the whole is a list


@dataclass(frozen=True)
class Section:
    """A short table on a page. `all` is the address of the whole list, where there is more."""

    title: str
    columns: list[str]
    rows: list[list[Cell]]
    all: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Record:
    """A version found for a reader. `of_day` says whether it was true on the day asked, else it is the nearest."""

    version: Version
    of_day: bool
    facts: list[tuple[str, Cell]]
    held: list[Step] = field(default_factory=list)
    once: list[Step] = field(default_factory=list)


def find(request: HttpRequest, model: type[Version], **key: Any) -> tuple[Version, bool]:
    """The version of the day; else the last one known, so that a record of another day can still be opened."""
    is_about(request, model.TABLE.name, next(iter(key.values())))
    mine = visible(request.user, model.objects.filter(**key))
    on_day = mine.at(request.when).first()
    if on_day is not None:
        return on_day, True
    other = mine.known().order_by("-true_from").first()
    if other is None:
        raise Http404
    return other, False


def opened(request: HttpRequest, model: type[Version], **key: Any) -> Record:
    """A record with its facts and its history."""
    version, of_day = find(request, model, **key)
    columns = columns_now(request, model.TABLE.columns)
    row = cells(columns, [version], request.when, dates_of(request))[0]
    versions = list(visible(request.user, model.objects.filter(**key)))
    if request.when.known is not None:
        versions = [each for each in versions if each.known_from <= request.when.known]
    held, once = history(versions, columns)
    facts = [(said(column), shown) for column, shown in zip(columns, row, strict=True) if shown.text]
    return Record(version, of_day, facts, held, once)


def section(
    request: HttpRequest,
    title: str,
    rows: QuerySet[Any],
    columns: Sequence[str],
    *,
    page: str = "",
    all_rows: str = "",
    empty: str = "",
) -> Section:
    """The first rows of something that hangs on the record; the caller has narrowed and ordered `rows`."""
    declared = FINDING_COLUMNS if rows.model is Finding else rows.model.TABLE.columns
    key = "finding_id" if rows.model is Finding else rows.model.TABLE.key[0]
    shown = columns_now(request, [each for name in columns for each in declared if each.name == name])
    found = list(rows[: MOST + 1])
    return Section(
        title,
        headings(shown),
        cells(shown, found[:MOST], request.when, dates_of(request), (key, page)),
        all_rows if len(found) > MOST else "",
        empty,
    )


def findings_about(request: HttpRequest, **about: str) -> QuerySet[Finding]:
    """The findings of the latest run about something, those the reader may see."""
    latest = Run.latest()
    rows = Finding.objects.filter(last_run=latest.pk if latest else None, **about)
    may = request.user.may("read_findings")
    return visible(request.user, rows).order_by("-occurred_on", "finding_id") if may else rows.none()
