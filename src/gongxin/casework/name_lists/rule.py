"""The rule of a list: whose register it reads, and in which order the reasons are asked that keep somebody off.

A rule is data. The first reason that holds says why an object is off; an object that none holds for is on. The query
does it for millions of certificates at once, so a list is as long as the register needs and no longer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Case, CharField, F, Q, QuerySet, Value
from django.db.models import When as If

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.registry.version import Version
from gongxin.casework.registry.when import When
from gongxin.i18n import Text

ON = "on"


@dataclass(frozen=True)
class Reason:
    """Why an object is off. `holds` is a condition of its register at a moment; `told` the sentence for readers."""

    code: str
    holds: Callable[[When], Q]
    told: Text


@dataclass(frozen=True)
class ListRule:
    """One list of objects. Columns name those of the register; `version` changes whenever the rule reads otherwise."""

    id: str
    label: Text
    about: str  # what is inspected, a key of law.checklists.OBJECTS
    register: type[Version]
    key: str
    name: str
    division: str  # column; "" where the register names no place
    stratum: str  # column by which a draw may divide the list
    since: str  # column of the day from which the age counts
    body: str  # column of the certification body concerned, "" for none
    reasons: tuple[Reason, ...]
    on: Text  # why one is on
    only: Q = field(default_factory=Q)
    firm: str = ""  # column of whom a visit goes to, where that is not the object
    lies_in: Callable[[str, When], Q] | None = None  # objects of a region, where the register names no place
    version: int = 1

    def sentence(self, code: str) -> Text:
        """Why, in words."""
        return self.on if code == ON else next(each.told for each in self.reasons if each.code == code)


def rows_of(rule: ListRule, division: str, when: When) -> QuerySet[Version]:
    """Of each object `id_`, `name_`, `place_`, `stratum_`, `since_`, `body_`, `firm_` and `why_`, by number."""
    rows = rule.register.objects.at(when).filter(rule.only)
    if division:
        rows = rows.filter(rule.lies_in(division, when) if rule.lies_in else lies_in(rule.division, division))
    why = Case(
        *(If(reason.holds(when), then=Value(reason.code)) for reason in rule.reasons), default=Value(ON),
        output_field=CharField(),
    )  # fmt: skip
    told = {"id_": F(rule.key), "name_": F(rule.name), "stratum_": F(rule.stratum), "since_": F(rule.since)}
    place, body = _column(rule.division), _column(rule.body)
    return rows.order_by(rule.key, rule.stratum, "pk").values(
        **told, place_=place, body_=body, firm_=_column(rule.firm), why_=why
    )


def _column(name: str) -> F | Value:
    return F(name) if name else Value("", output_field=CharField())
