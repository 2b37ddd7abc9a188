"""Snapshots are copies: what was forgotten must go from them too."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongxin.casework.runs.models import Run
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.write import note


def forget_snapshots() -> int:
    """Delete the snapshots that were taken before a month of sign-ins was forgotten last; how many.

    They hold the places of that month in the clear. Findings, grades and the hash of what was judged stay; such a run
    can no longer be repeated.
    """
    forgotten = Entry.objects.filter(code="sign_ins_forgotten").order_by("-at").first()
    if forgotten is None:
        return 0
    first = Run.objects.filter(repeats=None)
    since = set(first.filter(known_at__gte=forgotten.at).values_list("snapshot", flat=True))
    before = set(first.filter(known_at__lt=forgotten.at).values_list("snapshot", flat=True)) - since - {""}
    held = [place for name in sorted(before) if (place := _place(name)).is_dir()]
    if held:
        with transaction.atomic():
            note("snapshots_forgotten", snapshots=len(held))
        for place in held:
            place.chmod(stat.S_IRWXU)
            shutil.rmtree(place)
    return len(held)


def _place(name: str) -> Path:
    place: Path = settings.SNAPSHOTS / name
    return place
