"""Holders to be told: one notice, and marking those that were told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.notices.actions import mark_told
from gongxin.casework.notices.models import HolderNotice
from gongxin.casework.registry.models import Certificate
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language, said
from gongxin.office.registers import sections
from gongxin.office.registers.acts import day_of
from gongxin.office.registers.listings import LISTINGS, WAYS
from gongxin.office.registers.record import section
from gongxin.office.registers.table import cells, headings

MOST = 1_000  # notices of one body that are marked in one go


@needs(Permission.WORK_WARNINGS)
def holder_notice(request: HttpRequest, notice: str) -> HttpResponse:
    """One holder, its certificates, and whether it was told."""
    held = get_object_or_404(visible(request.user, HolderNotice.objects.all()), pk=notice)
    if request.method == "POST":
        return _told(request, held)
    columns = LISTINGS["notices"].columns
    row = cells(columns, [held], request.when)[0]
    numbers = held.certificates.split("；")
    rows = visible(request.user, Certificate.objects.at(request.when).filter(cert_no__in=numbers)).order_by("cert_no")
    told = {
        "held": held,
        "facts": [(label, each) for label, each in zip(headings(columns), row, strict=True) if each.text],
        "sections": [section(request, _("Certificates"), rows, sections.CERTIFICATE, page="certificate")],
        "ways": [(code.value, said(code)) for code in WAYS],
        "waiting": held.told_on is None and not held.withdrawn,
    }
    return render(request, "office/registers/notice.html", told)


def _told(request: HttpRequest, held: HolderNotice) -> HttpResponse:
    """Mark it, or all that wait of the same act."""
    sent = request.POST
    waiting = visible(request.user, HolderNotice.objects.filter(act=held.act, told_on=None, withdrawn=False))
    chosen = list(waiting.values_list("pk", flat=True)[:MOST]) if sent.get("all") else [held.pk]
    try:
        count = mark_told(by=request.user, notices=chosen, on=day_of(sent.get("on", "")), how=sent.get("how", ""))
        messages.success(request, _("%(count)s holders are marked as told.") % {"count": count})
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
    return redirect("notice", held.pk)
