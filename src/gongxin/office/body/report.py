"""Report by file, see what was refused, mend it."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.reporting.actions.mend import mend_rows
from gongxin.casework.reporting.actions.submit import submit_file
from gongxin.casework.reporting.models import Submission
from gongxin.casework.reporting.ownership import REPORTED
from gongxin.casework.reporting.set_aside import refused_rows
from gongxin.errors import UserError
from gongxin.intake import write_templates
from gongxin.office.access import needs
from gongxin.office.body.rows import shown_rows
from gongxin.office.language import language
from gongxin.records import TABLES

FIELD = re.compile(r"cell\|(?P<file>[^|]*)\|(?P<line>\d+)\|(?P<column>\w+)")
SHOWN = 50


@needs(Permission.REPORT)
def report(request: HttpRequest) -> HttpResponse:
    """The form to send a file, and what was sent before."""
    if request.method == "POST":
        return _received(request)
    page = {
        "submissions": visible(request.user, Submission.objects.all())[:SHOWN],
        "tables": [TABLES[name] for name in REPORTED],
        "language": language(),
    }
    return render(request, "office/body/report.html", page)


def _received(request: HttpRequest) -> HttpResponse:
    sent = request.FILES.get("file")
    if sent is None:
        messages.error(request, _("Choose a file to send."))
        return redirect("report")
    submission = submit_file(body_id=request.user.body_id, name=sent.name, content=sent, by=request.user)
    return redirect("submission", pk=submission.pk)


@needs(Permission.REPORT)
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of one submission, its refused rows open for mending."""
    held = get_object_or_404(visible(request.user, Submission.objects.all()), pk=pk)
    rows = refused_rows(held) if held.state == Submission.TAKEN else []
    page = {
        "submission": held,
        "counts": [(TABLES[name], counts) for name, counts in held.counts.items()],
        "rows": shown_rows(rows, language()),
        "others": held.cells.filter(mended=False).exclude(action="row", line__isnull=False),
        "mended": held.mended_by.all(),
        "language": language(),
    }
    return render(request, "office/body/submission.html", page)


@require_POST
@needs(Permission.REPORT)
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the mended rows."""
    held = get_object_or_404(visible(request.user, Submission.objects.all()), pk=pk)
    corrections: dict[tuple[str, int], dict[str, str]] = {}
    for name, value in request.POST.items():
        found = FIELD.fullmatch(name)
        if found:
            corrections.setdefault((found["file"], int(found["line"])), {})[found["column"]] = value.strip()
    try:
        mended = mend_rows(submission=held, corrections=corrections, by=request.user)
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
        return redirect("submission", pk=pk)
    return redirect("submission", pk=mended.pk)


@needs(Permission.REPORT)
def templates(request: HttpRequest) -> FileResponse:
    """The import templates with drop-downs, as one ZIP."""
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as work, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        write_templates(Path(work), language())
        for name in REPORTED:
            archive.write(Path(work) / f"{name}.xlsx", f"{name}.xlsx")
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename="gongxin-templates.zip")
