"""How much each inspector has to do: the inspections of a year he is sent to, those called off left out."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count

from gongxin.casework.inspections.models import Inspection, Sent
from gongxin.casework.inspections.states import DONE


def load_of(year: int) -> Counter[str]:
    """Number of the card → inspections due in `year`."""
    rows = Sent.objects.filter(replaced_at=None, inspection__due_on__year=year).exclude(inspection__state="aborted")
    return Counter(dict(rows.order_by().values_list("number").annotate(Count("pk"))))


def last_visit(object_id: str, before: int | None = None) -> tuple[date | None, set[str]]:
    """The day of the last inspection of an object that took place, and the cards of those who did it."""
    rows = Inspection.objects.filter(object_id=object_id, state__in=DONE).exclude(pk=before)
    last = rows.order_by("-ended_on", "-pk").first()
    if last is None:
        return None, set()
    return last.ended_on, set(last.sent.filter(replaced_at=None).values_list("number", flat=True))
