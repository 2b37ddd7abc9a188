"""The receipt of an entry as a file that the reader keeps."""

from __future__ import annotations

from django.http import HttpResponse

from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.place import folder
from gongxin.ledger.canonical import canonical
from gongxin.ledger.receipt import SUFFIX
from gongxin.ledger.writer import make_receipt


def receipt_of(row: Outgoing, name: str) -> HttpResponse:
    """It proves without us that the entry stands in the ledger (c2sp.org/tlog-proof@v1)."""
    assert row.index is not None  # written already
    held = make_receipt(folder(), row.index, canonical({"entry": bytes(row.entry).decode()})).write()
    answer = HttpResponse(held, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{row.index}{SUFFIX}"'
    return answer
