"""Who was where last: whoever did the last inspection of an object does not do the next one of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongxin.casework.inspections.models import Inspection, Sent
from gongxin.casework.inspections.states import DONE
from gongxin.law.parameters import parameter


def last_visits(day: date) -> Iterator[tuple[str, str]]:
    """(card, object) of the last inspection of every object that took place within the days that count on `day`."""
    within = timedelta(days=parameter("inspections.recusal_days").on(day).value["last_visit"])
    rows = Inspection.objects.filter(state__in=DONE, ended_on__gte=day - within).order_by("ended_on", "pk")
    last = dict(rows.values_list("object_id", "pk"))
    about = {inspection: object_ for object_, inspection in last.items()}
    there = Sent.objects.filter(inspection__in=last.values(), replaced_at=None).order_by("pk")
    return ((card, about[inspection]) for card, inspection in there.values_list("number", "inspection"))
