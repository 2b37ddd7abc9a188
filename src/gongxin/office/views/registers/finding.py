"""The page of a finding: the sentence, the law, the values compared, and the records it rests on."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.runs.models import Finding
from gongxin.law.citation import Citation
from gongxin.office.access import needs
from gongxin.office.registers.finding_columns import FINDING_COLUMNS
from gongxin.office.registers.links import dates_of
from gongxin.office.registers.purpose import columns_now
from gongxin.office.registers.table import cells, value_of
from gongxin.office.registers.words import language, said
from gongxin.supervision.evidence_labels import in_words
from gongxin.supervision.records_behind import withheld


@needs(Permission.READ_FINDINGS)
def finding(request: HttpRequest, finding_id: str) -> HttpResponse:
    """One finding: a lead that anyone can check."""
    found = get_object_or_404(visible(request.user, Finding.objects.all()), finding_id=finding_id)
    columns = [column for column in columns_now(request, FINDING_COLUMNS) if column.name != "explanation"]
    row = cells(columns, [found], request.when, dates_of(request))[0]
    told = {
        "finding": found,
        "sentence": value_of(next(c for c in FINDING_COLUMNS if c.name == "explanation"), found),
        "facts": [(said(column), each) for column, each in zip(columns, row, strict=True) if each.text],
        "law": [Citation(**each).in_language(language()) for each in json.loads(found.law)],
        "evidence": list(in_words(withheld(json.loads(found.evidence)), language())),
    }
    return render(request, "office/registers/finding.html", told)
