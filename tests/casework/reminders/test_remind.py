"""Who was asked to explain is reminded before the statutory time ends and on its last day, once each, until he explains."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.presence.actions.ask_explanation import ask_explanation
from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.reminders.models import Reminder
from gongxin.casework.reminders.remind import remind
from gongxin.casework.trail.models import Entry
from tests.casework.presence.conftest import OURS, plan

pytestmark = pytest.mark.django_db
END = timezone.make_aware(datetime(2026, 3, 2, 17))  # a Monday: five working days later is Monday the 9th
DUE = date(2026, 3, 9)


@pytest.fixture
def asked(audits, jiangsu):
    plan("P-1", OURS, "320100", END - timedelta(hours=8), planned_end_at=END)
    return ask_explanation(plan_id="P-1", checks=[], question="Where were you?", by=jiangsu)


def test_the_clock_is_five_working_days_after_the_end_of_the_audit(asked):
    assert asked.due_on == DUE


@pytest.mark.parametrize(
    ("days_left", "kinds"),
    [(3, []), (2, ["soon"]), (1, ["soon"]), (0, ["now"]), (-1, ["now"]), (-30, ["now"])],
)
def test_what_is_sent_on_which_day(asked, days_left, kinds):
    assert remind(today=DUE - timedelta(days=days_left)) == len(kinds)
    assert list(Reminder.objects.values_list("kind", "body_id", "plan_id")) == [(kind, OURS, "P-1") for kind in kinds]


def test_each_is_sent_once_and_stands_in_the_trail(asked):
    for days_left in (4, 2, 2, 1, 0, 0, -1):
        remind(today=DUE - timedelta(days=days_left))
    assert list(Reminder.objects.order_by("pk").values_list("kind", flat=True)) == ["soon", "now"]
    assert Entry.objects.filter(code="presence_reminded", subject_id="P-1").count() == 2


@pytest.mark.parametrize(("state", "reminded"), [("asked", 1), ("overdue", 1), ("explained", 0)])
def test_who_has_explained_is_left_alone(asked, state, reminded):
    explained_at = timezone.now() if state == "explained" else None
    PresenceRequest.objects.filter(pk=asked.pk).update(state=state, explained_at=explained_at)
    assert remind(today=DUE) == reminded
