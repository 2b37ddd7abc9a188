"""The ledger for everyone: what it is, and its files as they lie on the disk (c2sp.org/tlog-tiles)."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongxin import ledger
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.place import folder, signer
from gongxin.casework.public_log.registry import states_file
from gongxin.casework.public_log.states import DELTA, FULL
from gongxin.i18n import Text
from gongxin.ledger.entries import read_entry
from gongxin.ledger.kinds import KINDS
from gongxin.ledger.writer import CHECKPOINT
from gongxin.portal.access import may_be_kept, public

TILE = re.compile(r"tile/(entries|[0-7])/(x\d{3}/)*\d{3}(\.p/\d{1,3})?")
LATEST = 20
STATES = {"full": FULL, "delta": DELTA}
CHECK = Path(ledger.__file__).parent / "pages" / "check.html"
FOR_EVER, A_MOMENT = 365 * 24 * 3600, 5  # seconds: a tile never changes, the checkpoint does


@require_safe
@public
def public_ledger(request: HttpRequest) -> HttpResponse:
    """What the ledger is, its key, its size."""
    path = folder() / CHECKPOINT
    checkpoint = path.read_text("utf-8") if path.exists() else ""
    told = {"checkpoint": checkpoint, "key": str(signer().key), "last": _last(), "states": _states()}
    return render(request, "portal/ledger.html", told)


def _last() -> list[tuple[int | None, Text, datetime]]:
    """The latest entries: number, what it is, when."""
    rows = Outgoing.objects.exclude(index=None).order_by("-index")[:LATEST]
    read = ((row.index, read_entry(bytes(row.entry))) for row in rows)
    return [(index, KINDS[entry["kind"]].title, datetime.fromisoformat(entry["at"])) for index, entry in read]


def _states() -> list[str]:
    """The bundles of certificate states that are there."""
    return [name for name, file in STATES.items() if states_file(file) is not None]


@require_safe
@public
def states_bundle(request: HttpRequest, name: str) -> FileResponse:
    """All certificate states for use without a network, or what changed since the bundle before."""
    del request
    path = states_file(STATES[name]) if name in STATES else None
    if path is None:
        raise Http404
    return may_be_kept(FileResponse(path.open("rb"), as_attachment=True, filename=f"gongxin-{path.name}"))


@require_safe
@public
def check_page(request: HttpRequest) -> FileResponse:
    """The page that checks a receipt on the reader's own device; it is kept and opened there, not here."""
    del request
    return FileResponse(CHECK.open("rb"), as_attachment=True, filename="gongxin-check.html")


@require_safe
@public
def ledger_file(request: HttpRequest, path: str) -> FileResponse:
    """The checkpoint, a tile or a bundle of entries; nothing else of the folder."""
    del request
    if path != CHECKPOINT and not TILE.fullmatch(path):
        raise Http404
    try:
        opened = (folder() / path).open("rb")
    except OSError:
        raise Http404 from None
    kind = "text/plain; charset=utf-8" if path == CHECKPOINT else "application/octet-stream"
    return may_be_kept(FileResponse(opened, content_type=kind), A_MOMENT if path == CHECKPOINT else FOR_EVER)
