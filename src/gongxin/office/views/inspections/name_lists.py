"""Name lists of objects: who is on, who is off and why, on the day that the reader looks at; and fixed versions."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import SUPERVISES, Permission
from gongxin.casework.name_lists.actions.fix_version import INSPECTORS, file_of, fix_version, is_unchanged
from gongxin.casework.name_lists.lists import LISTS
from gongxin.casework.name_lists.models import ListVersion
from gongxin.casework.name_lists.rule import ON, rows_of
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language

PAGE = 100


def only_supervisors(request: HttpRequest) -> None:
    """Lists are for those who look after a region."""
    if request.user.duty.reach not in SUPERVISES:
        raise PermissionDenied


@needs(Permission.READ_FINDINGS)
def name_lists(request: HttpRequest) -> HttpResponse:
    """Every list, and the versions that were fixed."""
    only_supervisors(request)
    versions = visible(request.user, ListVersion.objects.all())[:PAGE]
    return render(request, "office/inspections/name_lists.html", {"lists": LISTS, "versions": versions})


@needs(Permission.READ_FINDINGS)
def name_list(request: HttpRequest, list_id: str) -> HttpResponse:
    """One list, by number: those on it, or those off with the reason."""
    only_supervisors(request)
    if list_id not in LISTS:
        raise Http404
    rule, after, why = LISTS[list_id], request.GET.get("after", ""), request.GET.get("why", "")
    rows = rows_of(rule, request.user.division, request.when)
    if request.GET.get("number"):
        rows = rows.filter(id_=request.GET["number"][:60])
    if why == ON or why in {each.code for each in rule.reasons}:
        rows = rows.filter(why_=why)
    shown = list((rows.filter(id___gt=after) if after else rows)[:PAGE])
    told = {
        "rule": rule, "rows": [(one, rule.sentence(one["why_"])) for one in shown], "why": why,
        "reasons": rule.reasons, "next": shown[-1]["id_"] if len(shown) == PAGE else "",
        "may_fix": request.user.may(Permission.WORK_WARNINGS), "number": request.GET.get("number", ""),
        "versions": visible(request.user, ListVersion.objects.filter(list_id=list_id))[:20],
    }  # fmt: skip
    return render(request, "office/inspections/name_list.html", told)


@require_POST
@needs(Permission.WORK_WARNINGS)
def fix_name_list(request: HttpRequest, list_id: str) -> HttpResponse:
    """Fix the list as of the day that the reader looks at."""
    if list_id not in LISTS and list_id != INSPECTORS:
        raise Http404
    try:
        fix_version(list_id=list_id, on=request.when.on, by=request.user)
        messages.success(request, _("Fixed. Its hash stands in the audit trail."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("name_lists")


@needs(Permission.WORK_WARNINGS)
def name_list_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a fixed version, as a draw reads it; told where the registers no longer give it."""
    version = get_object_or_404(visible(request.user, ListVersion.objects.all()), pk=pk)
    if not is_unchanged(version):
        messages.error(request, _("The registers no longer give this version; the draw holds the file itself."))
        return redirect("name_lists")
    note(
        "list_exported", by=request.user, subject=("name_list", version.list_id), list=version.list_id,
        rows=version.listed,
    )  # fmt: skip
    answer = StreamingHttpResponse(file_of(version), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{version.list_id}-{version.on}.csv"'
    return answer
