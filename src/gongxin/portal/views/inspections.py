"""Results of inspections for everyone: the list, one of them with its receipt, all of them as a file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongxin.casework.inspections.ledger_fact import record_digest
from gongxin.casework.inspections.public import COLUMNS, public_record, published
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.sheets import sheet
from gongxin.portal.access import public
from gongxin.portal.receipt import receipt_of

A_PAGE = 50


@require_safe
@public
def public_results(request: HttpRequest) -> HttpResponse:
    """The results, the latest first."""
    page = Paginator(published(), A_PAGE).get_page(request.GET.get("page"))
    rows = [(inspection, public_record(inspection)) for inspection in page]
    return render(request, "portal/results.html", {"page": page, "rows": rows})


@require_safe
@public
def public_result(request: HttpRequest, number: str) -> HttpResponse:
    """One result: its columns, the digest that stands in the ledger, the receipt."""
    inspection = get_object_or_404(published(), number=number)
    entry = _entry(number)
    told = {
        "inspection": inspection, "record": list(public_record(inspection).told_in_order()),
        "digest": record_digest(inspection), "entry": entry,
    }  # fmt: skip
    return render(request, "portal/result.html", told)


@require_safe
@public
def public_result_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt of the publication."""
    del request
    entry = _entry(get_object_or_404(published(), number=number).number)
    if entry is None or entry.index is None:
        raise Http404
    return receipt_of(entry, number)


@require_safe
@public
def public_results_file(request: HttpRequest) -> HttpResponseBase:
    """All results as CSV, the columns of the national enterprise credit information system."""
    del request
    rows = ([value for _, value in public_record(one).told_in_order()] for one in published().iterator(500))
    return sheet("csv", "inspection-results", [label.zh for label in COLUMNS.values()], rows)


def _entry(number: str) -> Outgoing | None:
    return Outgoing.objects.filter(subject=f"inspection {number}").order_by("id").last()
