"""Read what is held of the own body."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query
from ninja.errors import HttpError

from gongxin.api.access import Key
from gongxin.api.reports import ERRORS, router
from gongxin.api.schemas import Answer, Grade, Page, answer_of
from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.when import When
from gongxin.casework.reporting.models import Submission
from gongxin.casework.runs.models import DataQuality, Finding, Run
from gongxin.casework.runs.models import Grade as GradeRow

READING = {"tags": ["read"], "auth": Key("read")}
READ = ("audit_plans", "certificates", "rules", "registrations", "approved_scopes", "ccc_certificates")
MOST = 500


@router.get("/submissions/{pk}", **READING, response={200: Answer, **ERRORS}, summary="What came of a submission")
def submission(request: HttpRequest, pk: int) -> Answer:
    """The counts, the refused cells and the contradictions of one submission."""
    if not 0 < pk < 2**63:
        raise HttpError(404, "There is no such record of this body.")
    return answer_of(get_object_or_404(Submission, pk=pk, body_id=request.auth.body_id))


def _read(name: str) -> None:
    def own(
        request: HttpRequest, after: str = Query("", max_length=100), limit: int = Query(100, ge=1, le=MOST)
    ) -> Page:
        model, key = REGISTERS[name], REGISTERS[name].TABLE.key[0]
        if "\x00" in after:
            raise HttpError(422, "The place to go on from holds a character that no key has.")
        rows = model.objects.at(When(timezone.localdate())).filter(body_id=request.auth.body_id)
        if name == "approved_scopes":  # its key begins with the body itself
            return Page(items=[_told(row) for row in rows.order_by("domain_code", "pk")[:MOST]])
        found = list(rows.filter(**{f"{key}__gt": after}).order_by(key)[: limit + 1])
        more = getattr(found[limit - 1], key) if len(found) > limit else None
        return Page(items=[_told(row) for row in found[:limit]], next=more)

    router.get(
        f"/{name}",
        **READING,
        response={200: Page, **ERRORS},
        summary=f"Own {name}, page by page",
        operation_id=f"read_{name}",
    )(own)


def _told(row: Any) -> dict[str, Any]:
    """The columns of the contract; times in China Standard Time as the contract writes them."""
    held = {}
    for name, value in row.values.items():
        is_time = hasattr(value, "tzinfo")
        held[name] = timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S") if is_time else value
    return held


@router.get("/grade", **READING, response={200: Grade, **ERRORS}, summary="Own grade with its reasons")
def grade(request: HttpRequest) -> Grade:
    """The grade of the latest run. Internal: never to be published or advertised with."""
    row = get_object_or_404(GradeRow.objects.select_related("run"), run=Run.latest(), body_id=request.auth.body_id)
    return Grade(
        as_of=row.run.as_of, score=row.score, grade=row.grade, low=row.low, high=row.high, direct_rule=row.direct_rule,
        reasons=json.loads(row.reasons), nearest_change=json.loads(row.nearest_change) if row.nearest_change else None,
    )  # fmt: skip


@router.get("/quality", **READING, response={200: dict[str, Any], **ERRORS}, summary="Own data quality and what to do")
def quality(request: HttpRequest) -> dict[str, Any]:
    """Score, counts, and the list of what to mend."""
    row = get_object_or_404(DataQuality, run=Run.latest(), body_id=request.auth.body_id)
    counts = {name: getattr(row, name) for name in ("records", "late", "missing", "contradictory", "rejected")}
    return {"score": row.score, **counts, "todo": json.loads(row.todo)}


@router.get(
    "/findings", **READING, response={200: Page, **ERRORS}, summary="Findings of the latest run on the own records"
)
def findings(
    request: HttpRequest, after: str = Query("", max_length=40), limit: int = Query(100, ge=1, le=MOST)
) -> Page:
    """Leads, not verdicts: explain them, or correct the records they rest on."""
    run = Run.latest()
    if "\x00" in after:
        raise HttpError(422, "The place to go on from holds a character that no key has.")
    rows = Finding.objects.filter(body_id=request.auth.body_id, last_run=run.pk if run else 0, finding_id__gt=after)
    found = list(rows.order_by("finding_id")[: limit + 1])
    more = found[limit - 1].finding_id if len(found) > limit else None
    shown = ("finding_id", "detector", "pattern", "plan_id", "cert_no", "occurred_on", "severity", "explanation_zh")
    return Page(
        items=[{name: getattr(row, name) for name in (*shown, "explanation_en")} for row in found[:limit]], next=more
    )


for _name in READ:
    _read(_name)
