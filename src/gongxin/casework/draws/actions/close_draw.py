"""Close: which arm drew each object is opened; from then on the estimate of the violation rate can be checked."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.draws.actions.step import begun, ended, kept_already, to_the_ledger
from gongxin.casework.draws.folders import bundle_of, secrets_of
from gongxin.casework.draws.models import Draw
from gongxin.draw import close
from gongxin.draw.entries import CLOSED, moment_text
from gongxin.errors import UserError

PUBLISHED = ("published", "closed", "aborted")


@transaction.atomic
def close_draw(*, pk: int, by: Any) -> Draw:
    """Only when every inspection is published or was called off: before that, nobody may know which arm drew whom."""
    draw, step = begun(pk, "close", by)
    waiting = draw.visits.exclude(inspection=None).exclude(inspection__state__in=PUBLISHED).count()
    if waiting:
        raise UserError("%(count)d inspections of this draw are not published yet.", count=waiting)
    before = kept_already(draw, CLOSED)
    entry = before or close(bundle_of(draw), secrets_of(draw), at=moment_text(timezone.now())).entry
    draw.ended_at = timezone.now()
    to_the_ledger(draw, entry)
    return ended(draw, step, by)
