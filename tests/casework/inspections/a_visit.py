"""An inspection taken as far as a test needs it."""

from datetime import timedelta

from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.on_site import Hand, answer, begin, sign
from gongxin.casework.inspections.actions.open_inspection import open_inspection
from gongxin.casework.inspections.actions.prepare import allow, issue
from gongxin.casework.inspections.actions.result import approve, enter, publish
from gongxin.casework.inspections.answers import Given, asked
from gongxin.casework.name_lists.models import InspectorCard

BODY, OTHER, ORG = "CNCA-R-2002-001", "CNCA-R-2002-002", "O-1"
DRAWN = [[[10, 10], [200, 300], [400, 60], [700, 200]]]


def card(number, username, **more):
    """A card, with an account of Guangdong unless one is there."""
    role = more.pop("role", "inspector")
    Account.objects.get_or_create(username=username, defaults={"role": role, "division": "440000"})
    values = {
        "kind": "inspector", "name": f"名{number}", "division": "440000", "credential_no": f"粤{number}",
        "true_from": timezone.localdate() - timedelta(days=400), "known_from": timezone.now(), "ground": "x", "by": "x",
    }  # fmt: skip
    return InspectorCard.objects.create(number=number, username=username, **values | more)


def opened(by, **changes):
    values = {
        "kind": "body", "object_id": BODY, "matters": ["certification_body"], "inspectors": ["N-1", "N-2"],
        "due_on": timezone.localdate(), "why": "抽查", "origin": "random", "by": by,
    }  # fmt: skip
    return open_inspection(**values | changes)


def given(inspection, answers=None, moment=None):
    """An answer to every item: all conforms, unless told otherwise."""
    usual = {"conforms": "yes", "number": "12", "text": "x"}
    return [
        Given(one.matter.matter, one.item.id, (answers or {}).get(one.item.id, usual[one.item.answer]), moment or timezone.now(), "见记录")
        for one in asked(inspection)
    ]  # fmt: skip


def hands(*numbers):
    return [Hand(f"名{number}", DRAWN, number=number) for number in numbers]


FIRM = Hand("李四", DRAWN, post="质量负责人")


def taken_to(state, people, answers=None, **changes):
    """Through the table to `state`; `people` are opener, approver, the two inspectors' accounts."""
    opener, approver, one, _two = people
    made = opened(opener, **changes)
    outcome = "serious" if answers else "none"
    steps = (
        ("opened", lambda: None),
        ("allowed", lambda: allow(pk=made.pk, by=approver)),
        ("issued", lambda: issue(pk=made.pk, by=opener)),
        ("on_site", lambda: begin(pk=made.pk, shown=["N-1", "N-2"], by=one)),
        ("signed", lambda: _signed(made, one, answers)),
        ("entered", lambda: enter(pk=made.pk, outcome=outcome, told="已核查", answers_for="zhang", by=one)),
        ("approved", lambda: approve(pk=made.pk, by=approver)),
        ("published", lambda: publish(pk=made.pk, by=opener)),
    )
    for reached, act in steps:
        act()
        if reached == state:
            break
    made.refresh_from_db()
    assert made.state == state
    return made


def _signed(made, by, answers):
    answer(pk=made.pk, given=given(made, answers), by=by)
    sign(pk=made.pk, inspectors=hands("N-1", "N-2"), firm=FIRM, comment="无异议", by=by)
