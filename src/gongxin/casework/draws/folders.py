"""Where the bundle of a draw lies, what of it is public when, and where its secrets are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from gongxin.casework.draws.models import Draw
from gongxin.casework.private_files import lay
from gongxin.draw import files
from gongxin.draw.history import FILE as HISTORY

BEFORE = (HISTORY,)  # the lists open with the draw: whoever is on them must not be told before
AFTER = (
    HISTORY, files.PLAN, files.OBJECTS, files.INSPECTORS, files.RECUSALS, files.COMMITMENT, files.RANDOMNESS,
    files.OUTCOME, files.ARMS, files.SUMS,
)  # fmt: skip


def bundle_of(draw: Draw) -> Path:
    """The folder of a draw; nothing is ever taken out of it."""
    return Path(settings.DRAWS) / draw.number


def published(draw: Draw) -> list[Path]:
    """The files of a draw that anyone may have now, in their order."""
    folder = bundle_of(draw)
    names = AFTER if (folder / files.OUTCOME).exists() else BEFORE
    return [folder / name for name in names if (folder / name).exists()]


def keep_secrets(draw: Draw, secrets: Mapping[str, str]) -> None:
    """Keep what opens the draw and its arms: a file that only the service reads, outside database and bundle."""
    lay(_secrets_of(draw), json.dumps(dict(secrets)).encode())


def secrets_of(draw: Draw) -> dict[str, str]:
    """The secrets of a committed draw."""
    held: dict[str, str] = json.loads(_secrets_of(draw).read_bytes())
    return held


def _secrets_of(draw: Draw) -> Path:
    return Path(settings.DRAW_SECRETS) / f"{draw.number}.json"
