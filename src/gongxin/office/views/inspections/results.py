"""Published results, which anybody with an account may read, and their file for other public systems."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.inspections.public import COLUMNS, public_record, published
from gongxin.casework.sheets import ROWS, sheet
from gongxin.casework.trail.write import note
from gongxin.office.access import needs

MOST = 200


@needs(Permission.READ_REGISTERS)
def inspection_results(request: HttpRequest) -> HttpResponse:
    """The latest results: only what is public of them."""
    rows = [list(public_record(one).told_in_order()) for one in published()[:MOST]]
    return render(request, "office/inspections/results.html", {"rows": rows, "columns": COLUMNS, "most": MOST})


@needs(Permission.IMPORT_EXPORT)
def inspection_results_sheet(request: HttpRequest) -> HttpResponseBase:
    """The same columns as CSV, for the enterprise credit information system."""
    rows = [[value for _label, value in public_record(one).told_in_order()] for one in published()[:ROWS]]
    note(
        "list_exported",
        by=request.user,
        subject=("list", "inspection_results"),
        list="inspection_results",
        rows=len(rows),
    )
    return sheet("csv", "inspection-results", [label.zh for label in COLUMNS.values()], rows)
