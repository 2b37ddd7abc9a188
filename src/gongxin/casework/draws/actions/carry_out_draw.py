"""Draw: the values of the randomness are out, and give objects and inspectors. Nothing is left to choose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.draws.actions.step import begun, ended, kept_already, to_the_ledger
from gongxin.casework.draws.folders import bundle_of, secrets_of
from gongxin.casework.draws.models import Draw, DrawVisit
from gongxin.draw import carry_out, files
from gongxin.draw.entries import DRAWN, moment_text


@transaction.atomic
def carry_out_draw(*, pk: int, told: Sequence[Any], by: Any) -> Draw:
    """`told` are the values of the sources, in the order of the plan; each is checked against what was named."""
    draw, step = begun(pk, "carry_out", by)
    folder = bundle_of(draw)
    before = kept_already(draw, DRAWN)
    entry = before or carry_out(folder, told, secrets_of(draw), at=moment_text(timezone.now())).entry
    draw.told, draw.drawn_at = json.loads((folder / files.RANDOMNESS).read_bytes())["told"], timezone.now()
    outcome = json.loads((folder / files.OUTCOME).read_bytes())
    chances = {one["object"]: one["chance"] for one in outcome["objects"]}
    DrawVisit.objects.bulk_create(
        DrawVisit(
            draw=draw, key=visit["visit"], objects_drawn=visit["objects"], team=visit["team"],
            chance=chances[visit["objects"][0]],
        )
        for visit in outcome["visits"]
    )  # fmt: skip
    to_the_ledger(draw, entry)
    return ended(draw, step, by, visits=len(outcome["visits"]), objects=len(outcome["objects"]))
