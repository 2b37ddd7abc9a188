"""Explanations asked for, the statutory clock, and what the answer becomes."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.actions.ask_explanation import ask_explanation
from gongxin.casework.presence.actions.expire_requests import expire_requests
from gongxin.casework.presence.actions.explain import explain
from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.registry.models import Explanation
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.presence.conftest import THEIRS, plan

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 3, 2, 9))


@pytest.fixture
def asked(audits, jiangsu):
    plan("P-1", "CNCA-R-2002-001", "320100", MONDAY)
    return ask_explanation(plan_id="P-1", checks=["off_site"], question="Where were you?", by=jiangsu)


def test_five_working_days_after_the_audit_ends(asked):
    assert (asked.ended_on, asked.due_on) == (date(2026, 3, 2), date(2026, 3, 9))
    assert Entry.objects.get(code="presence_questioned").data["due_on"] == "2026-03-09"


@pytest.mark.parametrize(("day", "overdue"), [(9, 0), (10, 1)])
def test_overdue_only_when_the_last_day_has_passed(asked, day, overdue):
    with time_machine.travel(timezone.make_aware(datetime(2026, 3, day, 12)), tick=False):
        assert expire_requests() == overdue
        assert expire_requests() == 0


def test_the_explanation_is_a_record_that_detectors_read(asked, staff):
    expire_requests()
    explain(pk=asked.pk, reason="address", text="The map shows the registered office.", by=staff)
    said = Explanation.objects.known().get()
    asked.refresh_from_db()
    assert (asked.state, asked.explanation_id) == ("explained", said.explanation_id)
    assert (said.plan_id, said.by) == ("P-1", "body")
    with pytest.raises(UserError, match="already"):
        explain(pk=asked.pk, reason="", text="again", by=staff)


def test_an_empty_explanation_changes_nothing(asked, staff):
    with pytest.raises(UserError, match="empty"):
        explain(pk=asked.pk, reason="", text="  ", by=staff)
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_body_and_auditor_are_asked_apart(asked, jiangsu, staff, auditor):
    with pytest.raises(UserError, match="asked for already"):
        ask_explanation(plan_id="P-1", checks=[], question="Again?", by=jiangsu)
    own = ask_explanation(plan_id="P-1", checks=[], question="You?", person_id="A-1", by=jiangsu)
    assert list(visible(staff, PresenceRequest.objects.all())) == [asked]
    assert list(visible(auditor, PresenceRequest.objects.all())) == [own]
    with pytest.raises(UserError, match="no such record"):
        explain(pk=asked.pk, reason="", text="not mine", by=auditor)


def test_who_may_ask_and_whom(audits, jiangsu, staff):
    refused = [
        ({"plan_id": "P-2", "checks": [], "question": "?", "by": jiangsu}, "your region"),
        ({"plan_id": "P-9", "checks": [], "question": "?", "by": jiangsu}, "your region"),
        ({"plan_id": "P-1", "checks": [], "question": "?", "by": staff}, "Your role"),
        ({"plan_id": "P-1", "checks": [], "question": "?", "person_id": "A-3", "by": jiangsu}, "not in the team"),
        ({"plan_id": "P-1", "checks": [], "question": " ", "by": jiangsu}, "Write what"),
        ({"plan_id": "P-1", "checks": ["rumour"], "question": "?", "by": jiangsu}, "Write what"),
    ]
    for arguments, why in refused:
        with pytest.raises(UserError, match=why):
            ask_explanation(**arguments)
    assert not PresenceRequest.objects.exists()


def test_another_body_does_not_see_it(asked):
    other = Account.objects.create(username="other", role="body_staff", body_id=THEIRS)
    assert not visible(other, PresenceRequest.objects.all()).exists()
