"""The audit trail as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.sheets import KINDS, ROWS, sheet
from gongxin.casework.trail import reading
from gongxin.casework.trail.kinds import kind_in
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.views.trail.trail import language


@needs(Permission.READ_TRAIL)
def export_trail(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The entries asked for, up to a million; the export is an entry itself."""
    if kind not in KINDS:
        raise Http404
    try:
        found = reading.entries(reading.asked_by(request.GET))[:ROWS]
    except UserError as mistake:
        raise Http404 from mistake
    note("trail_exported", by=request.user, rows=found.count())
    headings = (_("Time"), _("Account"), _("Kind"), _("Record"), _("Entry"), _("Request"))
    return sheet(kind, f"trail-{timezone.localdate():%Y%m%d}", headings, _rows(found, language()))


def _rows(found: QuerySet[Any], words: str) -> Iterator[tuple[Any, ...]]:
    for entry in found.iterator(2000):
        moment = timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S")
        record = f"{kind_in(entry.subject_kind, words)} {entry.subject_id}".strip()
        yield moment, entry.by, entry.code, record, entry.sentence(words), str(entry.gesture or "")
