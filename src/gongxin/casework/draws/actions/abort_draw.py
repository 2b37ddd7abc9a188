"""Abort: give a committed or drawn draw up, with a reason that everybody reads for ever."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.draws.actions.step import begun, ended, kept_already, to_the_ledger
from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.casework.steps import reason_of
from gongxin.draw import abort
from gongxin.draw.entries import ABORTED, REPLACED, moment_text


@transaction.atomic
def abort_draw(*, pk: int, reason: str, by: Any) -> Draw:
    """Nothing is taken away: list, chances and, where it was drawn, the outcome stay."""
    draw, step = begun(pk, "abort", by)
    draw.reason, draw.ended_at = reason_of(reason)[:300], timezone.now()
    before = kept_already(draw, ABORTED, REPLACED)
    entry = before or abort(bundle_of(draw), draw.reason, at=moment_text(timezone.now())).entry
    to_the_ledger(draw, entry)
    return ended(draw, step, by, reason=draw.reason)
