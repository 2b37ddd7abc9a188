"""Abort: give a committed or drawn draw up, with a reason that everybody reads for ever."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.draws.actions.step import begun, ended, to_the_ledger
from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.casework.steps import reason_of
from gongxin.draw import abort, history
from gongxin.draw.entries import ABORTED, REPLACED, moment_text

GIVEN_UP = (ABORTED, REPLACED)


@transaction.atomic
def abort_draw(*, pk: int, reason: str, by: Any) -> Draw:
    """Nothing is taken away: list, chances and, where it was drawn, the outcome stay."""
    draw, step = begun(pk, "abort", by)
    draw.reason, draw.ended_at = reason_of(reason)[:300], timezone.now()
    folder = bundle_of(draw)
    before = [entry for entry in history.entries(folder) if entry["kind"] in GIVEN_UP]
    entry = before[0] if before else abort(folder, draw.reason, at=moment_text(timezone.now())).entry
    to_the_ledger(draw, entry)
    return ended(draw, step, by, reason=draw.reason)
