"""Everything dated that is recorded about a body, in one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongxin.casework.profiles.reading.domains import label_of
from gongxin.casework.profiles.reading.grades import GradePoint
from gongxin.casework.registry.models import ApprovedScope, Body, KnownComplaint, KnownInspection, KnownPenalty, Rule
from gongxin.casework.registry.when import When
from gongxin.codes.body_states import ACCREDITATION_STATES, BODY_STATES
from gongxin.codes.code_table import CodeTable
from gongxin.codes.supervision_codes import COMPLAINT_KINDS, INSPECTION_ORIGINS, INSPECTION_OUTCOMES
from gongxin.i18n import Text

LANES = {
    "approval": Text("批准与状态", "approval and state"),
    "scope": Text("批准范围", "approved scope"),
    "rule": Text("认证规则", "certification rule"),
    "inspection": Text("监督检查", "inspection"),
    "complaint": Text("投诉举报", "complaint"),
    "penalty": Text("行政处罚", "penalty"),
    "grade": Text("等级变化", "change of grade"),
}
MOST = 200  # events of one kind, the latest
FOLLOWED = {"status": BODY_STATES, "accreditation_status": ACCREDITATION_STATES, "name": None, "address": None}


@dataclass(frozen=True)
class Event:
    """One thing that happened. `page` and `key` name the page of its record, where it has one."""

    day: date
    lane: str
    words: Text
    page: str = ""
    key: str = ""

    @property
    def lane_words(self) -> Text:
        """The kind of event in words."""
        return LANES[self.lane]


def timeline(body: Body, when: When, grades: list[GradePoint]) -> list[Event]:
    """Every event up to the day of the page, the latest first. `grades` is empty for who may not see them."""
    found = [
        *_states(body, when), *_scopes(body, when), *_rules(body, when), *_inspections(body, when),
        *_complaints(body, when), *_penalties(body, when), *_grades(grades),
    ]  # fmt: skip
    return sorted((event for event in found if event.day <= when.on), key=lambda event: event.day, reverse=True)


def _states(body: Body, when: When) -> Iterator[Event]:
    if body.approved_on:
        yield Event(body.approved_on, "approval", Text("机构获得批准", "the body was approved"))
    if body.approval_expires_on:
        yield Event(body.approval_expires_on, "approval", Text("批准有效期届满", "the approval expires"))
    versions = _known(Body.objects.filter(body_id=body.body_id), when).order_by("true_from")
    for before, after in pairwise(versions):
        for column, codes in FOLLOWED.items():
            old, new = getattr(before, column), getattr(after, column)
            if old != new:
                yield Event(after.true_from, "approval", _change(column, told(codes, old), told(codes, new)))


def _change(column: str, old: Text, new: Text) -> Text:
    label = Body.TABLE[column]
    return Text(f"{label.zh}由“{old.zh}”变为“{new.zh}”", f"{label.en}: from “{old.en}” to “{new.en}”")


def _scopes(body: Body, when: When) -> Iterator[Event]:
    for row in ApprovedScope.objects.at(when).filter(body_id=body.body_id).order_by("-from_on")[:MOST]:
        name = label_of(row.domain_code)
        scope = f" {row.scope_code}" if row.scope_code else ""
        if row.from_on:
            words = Text(f"批准{name.zh}{scope}", f"approved for {name.en}{scope}")
            yield Event(row.from_on, "scope", words)
        if row.to_on:
            yield Event(row.to_on, "scope", Text(f"{name.zh}{scope}到期", f"{name.en}{scope} ends"))


def _rules(body: Body, when: When) -> Iterator[Event]:
    for row in Rule.objects.at(when).filter(body_id=body.body_id).order_by("-filed_on")[:MOST]:
        for day, zh, en in (
            (row.filed_on, "备案规则", "filed the rule"),
            (row.withdrawn_on, "撤回规则", "withdrew the rule"),
        ):
            if day:
                title = row.title or row.rule_no
                yield Event(day, "rule", Text(f"{zh}：{title}", f"{en} {title}"), "rule", row.rule_no)


def _inspections(body: Body, when: When) -> Iterator[Event]:
    for row in KnownInspection.objects.at(when).filter(body_id=body.body_id).order_by("-inspected_on")[:MOST]:
        if row.inspected_on:
            origin, outcome = told(INSPECTION_ORIGINS, row.origin), told(INSPECTION_OUTCOMES, row.outcome)
            words = Text(f"{origin.zh}：{outcome.zh}", f"{origin.en}: {outcome.en.lower()}")
            yield Event(row.inspected_on, "inspection", words, "certificate" if row.cert_no else "", row.cert_no or "")


def _complaints(body: Body, when: When) -> Iterator[Event]:
    rows = KnownComplaint.objects.at(when).filter(about_kind="body", about_id=body.body_id)
    for row in rows.order_by("-received_on")[:MOST]:
        if row.received_on:
            kind = told(COMPLAINT_KINDS, row.kind)
            zh, en = ("，已查实", ", found true") if row.verified else ("", "")
            yield Event(
                row.received_on,
                "complaint",
                Text(f"{kind.zh}{row.complaint_id}{zh}", f"{kind.en} {row.complaint_id}{en}"),
            )


def _penalties(body: Body, when: When) -> Iterator[Event]:
    rows = KnownPenalty.objects.at(when).filter(subject_kind="body", subject_id=body.body_id)
    for row in rows.order_by("-decided_on")[:MOST]:
        if row.decided_on:
            words = f"{row.decision_no} {row.kind or ''}".strip()
            yield Event(row.decided_on, "penalty", Text(words, words))


def _grades(grades: list[GradePoint]) -> Iterator[Event]:
    for before, after in pairwise(grades):
        if before.grade != after.grade:
            words = Text(
                f"等级由{before.grade}变为{after.grade}", f"the grade went from {before.grade} to {after.grade}"
            )
            yield Event(after.as_of, "grade", words)


def _known(rows: object, when: When) -> object:
    """Every version we hold, or held at the time of the page."""
    if when.known is None:
        return rows.known()
    return rows.filter(known_from__lte=when.known, known_to__gt=when.known)


def told(codes: CodeTable | None, value: str | None) -> Text:
    """A code in words; the value itself where no table knows it, a dash for nothing."""
    if codes is None or value is None or value not in codes:
        return Text(value or "–", value or "–")
    return Text(codes[value].zh, codes[value].en)
