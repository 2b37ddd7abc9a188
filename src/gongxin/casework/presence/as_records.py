"""Sign-ins that the gate took, as rows of the contract's table `sign_ins`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from gongxin.casework.presence.live.layout import sign_in_record
from gongxin.casework.presence.live.neighbours import Opened, opened_row
from gongxin.casework.presence.models import TakenSignIn

AT_ONCE = 500


def rows_taken_at(plan_ids: Collection[str]) -> list[dict[str, Any]]:
    """What was taken at these audits. Of a forgotten month only who, when and where to stand in the clear."""
    return [sign_in_record(each) for each in _taken(sorted(plan_ids))]


def _taken(plan_ids: list[str]) -> Iterator[Opened]:
    for start in range(0, len(plan_ids), AT_ONCE):
        for row in TakenSignIn.objects.filter(plan_id__in=plan_ids[start : start + AT_ONCE]).order_by("id"):
            yield opened_row(row)
