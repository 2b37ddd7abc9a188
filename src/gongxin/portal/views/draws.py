"""Public draws: all that were ever committed, one of them, its files, its receipts."""

from __future__ import annotations

from pathlib import Path

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

import gongxin.draw
from gongxin.casework.draws.estimates import estimates_of
from gongxin.casework.draws.folders import published
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.randomness_told import source_told
from gongxin.casework.draws.states import OUT, STATES
from gongxin.casework.name_lists.lists import LISTS
from gongxin.casework.public_log.models import Outgoing
from gongxin.portal.access import may_be_kept, public
from gongxin.portal.draws import steps_of, visits_of
from gongxin.portal.receipt import receipt_of

MOST = 500
PAGE = Path(gongxin.draw.__file__).parent / "verify_draw.html"
OF_THE_PAGE = 'document.getElementById("files")'  # from here on it is about that page's own controls
PLAIN = {"json": "application/json", "jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}


def _out() -> QuerySet[Draw]:
    """From the commitment on, for ever, also those that were given up."""
    return Draw.objects.filter(state__in=OUT)


@require_safe
@public
def public_draws(request: HttpRequest) -> HttpResponse:
    """Every draw that was committed."""
    rows = _out().order_by("-committed_at")[:MOST]
    return render(request, "portal/draws.html", {"rows": rows, "states": STATES, "lists": LISTS})


@require_safe
@public
def public_draw(request: HttpRequest, number: str) -> HttpResponse:
    """One draw in one screen, with the means to run it again."""
    draw = get_object_or_404(_out(), number=number)
    visits = visits_of(draw)
    several = any(one.visit.objects_drawn != [one.visit.key] for one in visits)
    told = {
        "draw": draw, "list": LISTS[draw.list_id], "replaced_by": getattr(draw, "replaced_by", None),
        "steps": steps_of(draw), "visits": visits, "several": several,
        "sources": [source_told(one) for one in draw.randomness], "values": draw.told,
        "estimates": estimates_of(draw), "files": [(path.name, path.stat().st_size) for path in published(draw)],
    }  # fmt: skip
    return render(request, "portal/draw.html", told)


@require_safe
@public
def draw_script(request: HttpRequest) -> HttpResponse:
    """The part of the outsiders' page that re-runs a draw, for the button of ours: one text for both."""
    del request
    _, _, script = PAGE.read_text("utf-8").partition("<script>")
    return may_be_kept(HttpResponse(script.partition(OF_THE_PAGE)[0], content_type="text/javascript; charset=utf-8"))


@require_safe
@public
def draw_page(request: HttpRequest) -> FileResponse:
    """The outsiders' page itself, to be kept and opened without us."""
    del request
    return FileResponse(PAGE.open("rb"), as_attachment=True, filename="gongxin-verify-draw.html")


@require_safe
@public
def public_draw_file(request: HttpRequest, number: str, name: str) -> FileResponse:
    """A file of the bundle. Before the draw only its history is out: whoever is on the list must not be told."""
    del request
    draw = get_object_or_404(_out(), number=number)
    path = next((path for path in published(draw) if path.name == name), None)
    if path is None:
        raise Http404
    kind = PLAIN.get(path.suffix[1:], "text/plain; charset=utf-8")
    return may_be_kept(FileResponse(path.open("rb"), content_type=kind))


@require_safe
@public
def public_draw_receipt(request: HttpRequest, number: str, index: int) -> HttpResponse:
    """The receipt of an entry about this draw: it proves without us that the entry stands in the ledger."""
    del request
    draw = get_object_or_404(_out(), number=number)
    row = get_object_or_404(Outgoing, subject=f"draw {draw.number}", index=index)
    return receipt_of(row, draw.number)
