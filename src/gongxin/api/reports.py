"""Report: one record, many of a table, or several tables at once."""

from __future__ import annotations

import json
import re
from typing import Any

from django.http import HttpRequest
from ninja import Header, Router
from ninja.errors import HttpError

from gongxin.api.access import Key
from gongxin.api.schemas import Answer, Problem, answer_of, described
from gongxin.casework.reporting.actions.submit import submit_records
from gongxin.casework.reporting.ownership import REPORTED

MOST_RECORDS = 10_000
ERRORS = dict.fromkeys((400, 401, 403, 404, 413, 422, 429), Problem)
KEY = re.compile(r"[\x21-\x7e]{1,100}")
router = Router()
REPORT = {"tags": ["report"], "auth": Key("report")}


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    """The record or the records of a request."""
    sent = _json(request)
    rows = sent if isinstance(sent, list) else [sent]
    _check(rows)
    return rows


def _json(request: HttpRequest) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as broken:
        raise HttpError(400, "The body is not JSON; send one object or an array of objects.") from broken


def _check(rows: Any) -> None:
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) and row for row in rows):
        raise HttpError(422, "Send one object or an array of objects, each with at least one column.")
    if len(rows) > MOST_RECORDS:
        raise HttpError(422, f"Send at most {MOST_RECORDS} records at once.")


def _take(request: HttpRequest, tables: dict[str, list[dict[str, Any]]], key: str) -> Answer:
    if key and not KEY.fullmatch(key):
        raise HttpError(422, "The Idempotency-Key must be 1 to 100 visible ASCII characters.")
    used = request.auth
    by = f"key {used.prefix}"
    return answer_of(submit_records(body_id=used.body_id, tables=tables, by=by, idempotency_key=key))


@router.post(
    "/reports",
    **REPORT,
    response={200: Answer, **ERRORS},
    summary="Report records of several tables at once",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": False,
                        "properties": {
                            name: {"type": "array", "minItems": 1, "items": {"type": "object", "minProperties": 1}}
                            for name in REPORTED
                        },
                    }
                }
            },
        }
    },
)
def report_several(request: HttpRequest, idempotency_key: str = Header("", alias="Idempotency-Key")) -> Answer:
    """A plan with its team, results with their certificate: what belongs together is taken in together."""
    sent = _json(request)
    if not isinstance(sent, dict) or not sent or set(sent) - set(REPORTED):
        raise HttpError(422, "Send an object of tables; a body reports " + ", ".join(REPORTED) + ".")
    for rows in sent.values():
        _check(rows)
    return _take(request, sent, idempotency_key)


def _endpoint(name: str) -> None:
    def report(request: HttpRequest, idempotency_key: str = Header("", alias="Idempotency-Key")) -> Answer:
        return _take(request, {name: _rows(request)}, idempotency_key)

    router.post(
        f"/{name}",
        **REPORT,
        response={200: Answer, **ERRORS},
        summary=f"Report {name}, one or up to 10,000",
        operation_id=f"report_{name}",
        openapi_extra=described(name),
    )(report)


for _name in REPORTED:
    _endpoint(_name)
