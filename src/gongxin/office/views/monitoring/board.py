"""The board of warnings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.monitoring.filters import ORDERS, choices, narrowed
from gongxin.office.monitoring.rows import rows_of
from gongxin.office.registers.paging import COUNTED, count_of, page_of, read_position


@needs(Permission.READ_FINDINGS)
def warnings(request: HttpRequest) -> HttpResponse:
    """Every warning that concerns the reader's region, narrowed by what the address asks."""
    column, descending, _ = ORDERS.get(request.GET.get("order", ""), ORDERS["due"])
    rows, mistake, position = narrowed(visible(request.user, RiskWarning.objects.all()), request.GET), "", None
    try:
        position = read_position(RiskWarning, column, request.GET.get("page", ""))
    except UserError as wrong:
        mistake = wrong.in_language(language())
    page, count = page_of(rows, column, descending, position), count_of(rows)
    asked = request.GET.copy()
    asked.pop("page", None)
    told = {
        "rows": rows_of(page.rows, request.when), "page": page, "count": min(count, COUNTED), "more": count > COUNTED,
        "choices": choices(request.GET), "body": request.GET.get("body", ""), "kept": asked.urlencode(),
        "narrowed": any(value for name, value in asked.items()), "mistake": mistake,
    }  # fmt: skip
    return render(request, f"office/monitoring/{'board_part' if request.htmx else 'board'}.html", told)
