"""Warnings as a list shows them: with the name of the body, who has explained, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongxin.casework.monitoring.level import NAMES
from gongxin.casework.monitoring.models import ExplanationRequest, RiskWarning
from gongxin.casework.monitoring.risk_points import risk_points
from gongxin.casework.monitoring.states import STATES
from gongxin.casework.registry.models import Body
from gongxin.casework.registry.when import When
from gongxin.casework.trail.words import LEVELS
from gongxin.i18n import Text

TO_DO = {
    "raised": _("ask for an explanation"),
    "explanation_requested": _("await the explanation"),
    "explained": _("weigh the explanation"),
    "explanation_overdue": _("weigh the silence"),
    "weighed": _("dispose"),
}


@dataclass(frozen=True)
class Row:
    """One warning of a list."""

    warning: RiskWarning
    about: str
    level: int
    level_label: Text
    point: Text
    state: Text
    to_do: Any
    overdue: bool
    explained: tuple[Any, ...]


def rows_of(warnings: Iterable[RiskWarning], when: When) -> list[Row]:
    """The rows, with two queries however many there are."""
    held = list(warnings)
    names = names_of({one.body_id for one in held}, when)
    answered = ExplanationRequest.objects.filter(warning__in=held).exclude(answered_on=None)
    who: dict[int, set[str]] = {}
    for number, body_id in answered.values_list("warning_id", "body_id"):
        who.setdefault(number, set()).add("body" if body_id else "person")
    return [row_of(one, names, who.get(one.pk, set()), timezone.localdate()) for one in held]


def row_of(warning: RiskWarning, names: dict[str, str], who: set[str], today: date) -> Row:
    """One row."""
    labels = {"body": _("body"), "person": _("auditor")}
    return Row(
        warning=warning,
        about=names.get(warning.body_id) or warning.about_id,
        level=warning.level,
        level_label=LEVELS[NAMES[warning.level]],
        point=risk_points()[warning.risk_point].label,
        state=STATES[warning.state].label,
        to_do=TO_DO.get(warning.state, ""),
        overdue=warning.due_on is not None and warning.due_on < today,
        explained=tuple(labels[one] for one in sorted(who)),
    )


def names_of(bodies: Iterable[str], when: When) -> dict[str, str]:
    """Body → its name on the day of the page."""
    wanted = [one for one in bodies if one]
    return dict(Body.objects.at(when).filter(body_id__in=wanted).values_list("body_id", "name"))
