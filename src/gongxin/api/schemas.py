"""The shapes of the API, those of records made from their declarations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema

from gongxin.casework.reporting.models import Submission
from gongxin.records import TABLES
from gongxin.records.model import Kind, Table

Cell = str | int | float | bool | None
Record = dict[str, Cell]
FORMATS = {
    Kind.TEXT: {"type": "string"},
    Kind.LIST: {"type": "string", "description": "several values joined with ；"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.TIMESTAMP: {"type": "string", "description": "China Standard Time, 2026-06-30 09:00:00"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
}


class Problem(Schema):
    """A problem document (RFC 9457)."""

    type: str
    status: int
    title: str
    detail: str | None = None
    errors: list[dict[str, str]] | None = None


class Refused(Schema):
    """One refused cell or row, with the reason."""

    table: str
    line: int | None = None
    column: str
    value: str
    reason_zh: str
    reason_en: str


class Contradiction(Schema):
    """What contradicts a certificate that was taken in all the same, in both languages, with the detector that says so.

    `detector` and `pattern` are empty for a check of data quality.
    """

    cert_no: str
    zh: str
    en: str
    detector: str = ""
    pattern: str = ""
    severity: str = ""
    plan_id: str = ""
    person_id: str = ""


class Answer(Schema):
    """What came of a submission."""

    submission: int
    state: str
    received_at: datetime
    counts: dict[str, dict[str, int]]
    rejected: int
    refused: list[Refused]
    contradictions: list[Contradiction]
    mistake: dict[str, str] | None = None


class Page(Schema):
    """Records of the own body, and where the next page begins."""

    items: list[dict[str, Any]]
    next: str | None = None


class Grade(Schema):
    """The own grade; internal, not for publication."""

    as_of: date
    score: float
    grade: str
    low: float
    high: float
    direct_rule: str | None = None
    reasons: list[dict[str, Any]]
    nearest_change: dict[str, Any] | None = None


def answer_of(submission: Submission, most: int = 500) -> Answer:
    """The answer to a submission, with its first refused cells."""
    cells = [
        Refused(
            table=cell.table, line=cell.line, column=cell.column, value=cell.value,
            reason_zh=cell.reason_zh, reason_en=cell.reason_en,
        )
        for cell in submission.cells.all()[:most]
    ]  # fmt: skip
    return Answer(
        submission=submission.pk, state=submission.state, received_at=submission.received_at,
        counts=submission.counts, rejected=submission.rejected, refused=cells,
        contradictions=[Contradiction(**one) for one in submission.contradictions], mistake=submission.mistake,
    )  # fmt: skip


def record_schema(table: Table) -> dict[str, Any]:
    """JSON Schema of one record, for the description of the API; judging is the work of intake, row by row."""
    properties = {}
    for column in table.columns:
        told = {**FORMATS[column.kind], "title": f"{column.zh} / {column.en}", "nullable": True}
        if column.codes is not None:
            told["enum"] = [*column.codes.values, None]
        properties[column.name] = told
    return {"type": "object", "title": table.name, "properties": properties, "required": list(table.required)}


def described(name: str) -> dict[str, Any]:
    """The request body of an endpoint that takes records of the table `name`."""
    record = record_schema(TABLES[name])
    either = {"oneOf": [record, {"type": "array", "items": record, "minItems": 1, "maxItems": 10_000}]}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": either}}}}
