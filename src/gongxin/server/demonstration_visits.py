"""Inspections of the demonstration in several states: one issued to its inspector, one published, one allowed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.draws.models import Draw
from gongxin.casework.inspections.actions.on_site import Hand, answer, begin, sign
from gongxin.casework.inspections.actions.prepare import allow, issue, replace_inspector
from gongxin.casework.inspections.actions.result import approve, enter, publish
from gongxin.casework.inspections.answers import Given, asked
from gongxin.casework.inspections.models import Inspection, Sent
from gongxin.casework.inspections.team import standing
from gongxin.casework.name_lists.models import InspectorCard

STROKES = [[[80, 300], [200, 90], [320, 300], [420, 160]], [[520, 120], [640, 280], [820, 140]]]
USUAL = {"conforms": "yes", "number": "12", "text": "见现场记录"}
FOUND = "抽查的两份记录缺少复核人签字"
TOLD = "发现一项不符合，已责令限期改正"


def take_visits_on(draw: Draw, drafter: Account, regulator: Account, inspector: Account) -> None:
    """The inspections that the lot opened: one is issued to `inspector`, one published, one allowed, the rest wait."""
    opened = list(Inspection.objects.filter(drawn_as__draw=draw).order_by("pk"))
    if not opened:
        return
    own = next((one for one in opened if _is_sent(one, inspector)), opened[0])
    rest = [one for one in opened if one != own]
    allow(pk=own.pk, by=regulator)
    if not _is_sent(own, inspector):
        _send_instead(own, inspector, drafter)
    issue(pk=own.pk, by=drafter)
    if rest:
        _publish(rest[0], drafter, regulator)
    if len(rest) > 1:
        allow(pk=rest[1].pk, by=regulator)


def _is_sent(inspection: Inspection, account: Account) -> bool:
    return any(one.username == account.username for one in standing(inspection))


def _send_instead(inspection: Inspection, account: Account, by: Account) -> None:
    """Where the lot did not send the account: the second inspector cannot go, which everybody reads."""
    gone = next(one for one in standing(inspection) if one.role == "inspector")
    card = InspectorCard.objects.get(username=account.username)
    replace_inspector(pk=inspection.pk, number=gone.number, instead=card.number, reason="出差，不能参加", by=by)


def _publish(inspection: Inspection, drafter: Account, regulator: Account) -> None:
    """From the approval before the visit to the public result, every step by whoever may take it."""
    pk = inspection.pk
    allow(pk=pk, by=regulator)
    issue(pk=pk, by=drafter)
    team = [one for one in standing(inspection) if one.role != "expert"]
    lead = Account.objects.get(username=team[0].username)
    begin(pk=pk, shown=[one.number for one in team], by=lead)
    answer(pk=pk, given=list(_answers(inspection)), by=lead)
    sign(
        pk=pk, inspectors=[_hand(one) for one in team], firm=Hand("王强", STROKES, post="质量负责人"), by=lead,
        comment="情况属实，立即改正",
    )  # fmt: skip
    enter(pk=pk, outcome="minor", told=TOLD, answers_for=lead.username, by=lead)
    approve(pk=pk, by=regulator)
    publish(pk=pk, by=regulator)


def _answers(inspection: Inspection) -> Iterator[Given]:
    """Everything conforms but the first item that can fail."""
    failing = next(one.item.id for one in asked(inspection) if one.item.answer == "conforms")
    for one in asked(inspection):
        fails = one.item.id == failing
        said = "no" if fails else USUAL[one.item.answer]
        yield Given(one.matter.matter, one.item.id, said, timezone.now(), FOUND if fails else "")


def _hand(one: Sent) -> Hand:
    return Hand(one.name, STROKES, number=one.number)
