"""The page of a finding: the sentence, the law, the values compared, and the records it rests on."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.evidence import records_of, without_people
from gongxin.casework.monitoring.policies import finding_seen
from gongxin.casework.runs.models import Run
from gongxin.law.citation import Citation
from gongxin.office.access import needs
from gongxin.office.language import language, said
from gongxin.office.registers.finding_columns import FINDING_COLUMNS, evidence_shown
from gongxin.office.registers.links import dates_of
from gongxin.office.registers.purpose import asks_purpose, columns_now, is_about, looked_at, may_show_personal
from gongxin.office.registers.table import cells, headings


@needs(Permission.READ_FINDINGS)
def finding(request: HttpRequest, finding_id: str) -> HttpResponse:
    """One finding: a lead that anyone can check."""
    found = finding_seen(request.user, finding_id)
    if found is None:
        raise Http404
    is_about(request, "finding", finding_id)
    personal = may_show_personal(request)
    looked_at(request)
    columns = [column for column in columns_now(request, FINDING_COLUMNS) if column.name != "explanation"]
    row = cells(columns, [found], request.when, dates_of(request))[0]
    sentence = getattr(found, f"explanation_{language()}")
    records = records_of(found, Run.objects.get(pk=found.last_run), personal=personal)
    told = {
        "finding": found,
        "sentence": sentence if personal else without_people(sentence, found),
        "facts": [(said(column), each) for column, each in zip(columns, row, strict=True) if each.text],
        "law": [Citation(**each).in_language(language()) for each in json.loads(found.law)],
        "evidence": evidence_shown(json.loads(found.evidence), language(), personal=personal),
        "records": [(said(each.table), headings(each.columns), each.rows, each.more) for each in records],
        "asks_purpose": asks_purpose(request),
    }
    return render(request, "office/registers/finding.html", told)
