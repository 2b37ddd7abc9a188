"""Recusal (回避): whom an inspector must not inspect. Asked at every door: sent, replaced, on site, signing.

Grounds: he works or worked there within the time of the parameter, a close relative works there, or he did the last
inspection of the same object within the time of the parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from gongxin.casework.name_lists.models import InspectorCard
from gongxin.i18n import Text
from gongxin.law.parameters import parameter

LastVisit = Callable[[Collection[str]], tuple[date | None, set[str]]]  # of objects: the day, and who was there
GROUNDS = {
    "employer": Text("曾在该单位任职", "worked there"),
    "kin": Text("近亲属在该单位任职", "a close relative works there"),
    "last_visit": Text("上一次检查由其实施", "did the last inspection there"),
}


@dataclass(frozen=True)
class Recusal:
    """Why a person stays away from whom."""

    ground: str
    object_id: str


def recusal_of(
    card: InspectorCard, concerned: Collection[str], day: date, last: tuple[date | None, set[str]]
) -> Recusal | None:
    """The ground for which the holder of `card` may not inspect any of `concerned` on `day`, None where there is none.

    `concerned` are the numbers of object, body and organisation; `last` the day of the last inspection of the object
    and the numbers of those who did it.
    """
    for employer in card.employers:
        if employer["body_id"] in concerned and _recent(employer.get("until", ""), day):
            return Recusal("employer", employer["body_id"])
    for kin in card.kin:
        if kin in concerned:
            return Recusal("kin", kin)
    visited_on, by = last
    within = _days(day)["last_visit"]
    if visited_on is not None and card.number in by and day - visited_on <= timedelta(days=within):
        return Recusal("last_visit", next(iter(concerned)))
    return None


def employers_of(card: InspectorCard, day: date) -> set[str]:
    """The bodies and organisations he stays away from on `day` whatever was inspected before."""
    return {one["body_id"] for one in card.employers if _recent(one.get("until", ""), day)} | set(card.kin)


def _recent(until: str, day: date) -> bool:
    """Whether a post that ended on `until` (empty: not yet) still counts."""
    return not until or day - date.fromisoformat(until) <= timedelta(days=_days(day)["employer"])


def _days(day: date) -> dict[str, int]:
    return dict(parameter("inspections.recusal_days").on(day).value)
