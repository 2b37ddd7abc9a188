"""What a list can be narrowed by. Each filter is one column, its form field, and the condition it adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.days import midnight
from gongxin.casework.search.finding import keys_named
from gongxin.codes.code_table import Code, CodeTable
from gongxin.codes.divisions import division
from gongxin.codes.domains import DOMAINS, is_domain, normal_domain
from gongxin.codes.plain_text import plain
from gongxin.codes.provinces import PROVINCES
from gongxin.errors import UserError
from gongxin.i18n import Text

NOTHING = Q()
NO_CHOICE = "%(value)s is no value of %(column)s; choose one of the list."
NO_DAY = "%(value)s is not a day; write ?%(name)s=2026-06-30."
Asked = Mapping[str, str]


@dataclass(frozen=True)
class Filter:
    """One filter over `column`; `label` where the column's own label would not do."""

    column: str
    label: Text | None = None
    kind = "text"

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its parameters in the address."""
        return (self.column,)

    def condition(self, asked: Asked) -> Q:
        """What the address asks for; a UserError where that cannot be read."""
        value = asked.get(self.column, "").strip()
        return self.of_value(value) if value else NOTHING

    def of_value(self, value: str) -> Q:
        """The condition of one value that is not empty."""
        return Q(**{self.column: value})


@dataclass(frozen=True)
class Number(Filter):
    """A number or code typed in, in whatever width and case."""

    def of_value(self, value: str) -> Q:
        return Q(**{self.column: plain(value)})


@dataclass(frozen=True)
class Contains(Filter):
    """A piece of text, for registers of some thousand rows."""

    def of_value(self, value: str) -> Q:
        return Q(**{f"{self.column}__icontains": value})


@dataclass(frozen=True)
class Choice(Filter):
    """One code of a closed list."""

    codes: CodeTable | None = None
    kind = "choice"

    @property
    def choices(self) -> tuple[Code, ...]:
        """The codes offered."""
        return tuple(self.codes or ())

    def of_value(self, value: str) -> Q:
        if self.codes is not None and value not in self.codes:
            raise UserError(NO_CHOICE, value=value[:20], column=self.column)
        return Q(**{self.column: value})


@dataclass(frozen=True)
class Domain(Filter):
    """A certification domain with all below it; in a list column, one of its members."""

    in_list: bool = False
    kind = "domain"

    @property
    def choices(self) -> tuple[Code, ...]:
        """The domains offered; a small class may be typed."""
        return tuple(DOMAINS)

    def of_value(self, value: str) -> Q:
        code = normal_domain(value)
        if not is_domain(code):
            raise UserError("%(value)s is no certification domain; write a code such as A0101.", value=value[:20])
        if self.in_list:
            return Q(**{f"{self.column}__contains": code})
        return Q(**{f"{self.column}__gte": code, f"{self.column}__lt": code + "~"})


@dataclass(frozen=True)
class Place(Filter):
    """A division with all below it."""

    kind = "place"

    @property
    def choices(self) -> tuple[Code, ...]:
        """The provinces are offered; six digits of a city or county may be typed."""
        return tuple(Code(each.code + "0000", each.zh, each.en) for each in PROVINCES)

    def of_value(self, value: str) -> Q:
        return lies_in(self.column, division(plain(value)).code)


@dataclass(frozen=True)
class Days(Filter):
    """From a day to a day, both included. `moments` for columns that hold times."""

    moments: bool = False
    kind = "days"

    @property
    def fields(self) -> tuple[str, ...]:
        return (f"{self.column}_from", f"{self.column}_to")

    def condition(self, asked: Asked) -> Q:
        found = NOTHING
        for field, comparison in zip(self.fields, ("gte", "lte"), strict=True):
            if written := asked.get(field, "").strip():
                found &= self._bound(comparison, _day(written, field))
        return found

    def _bound(self, comparison: str, day: date) -> Q:
        """Moments are compared with midnights, so that an ordinary index serves."""
        if not self.moments:
            return Q(**{f"{self.column}__{comparison}": day})
        last = comparison == "lte"
        moment = midnight(day + timedelta(days=last))
        return Q(**{f"{self.column}__{'lt' if last else 'gte'}": moment})


@dataclass(frozen=True)
class YesNo(Filter):
    """True or not."""

    kind = "yes_no"

    def of_value(self, value: str) -> Q:
        if value not in ("yes", "no"):
            raise UserError(NO_CHOICE, value=value[:20], column=self.column)
        return Q(**{self.column: value == "yes"})


@dataclass(frozen=True)
class Named(Filter):
    """A name as it is typed, found by the search, so that it serves a million rows."""

    key: str = ""
    kind_searched: str = ""

    def of_value(self, value: str) -> Q:
        return Q(**{f"{self.key}__in": keys_named(self.kind_searched, value)})


def _day(written: str, field: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UserError(NO_DAY, value=written[:20], name=field) from error


def conditions(filters: tuple[Filter, ...], asked: Asked) -> Q:
    """All conditions an address asks for."""
    found = NOTHING
    for each in filters:
        found &= each.condition(asked)
    return found


def used(filters: tuple[Filter, ...], asked: Asked) -> dict[str, Any]:
    """The parameters of `filters` that the address gives."""
    return {field: asked[field] for each in filters for field in each.fields if asked.get(field)}
