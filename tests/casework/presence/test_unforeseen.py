"""Challenges at moments that nobody can foresee: to whom, when in the day, how many."""

import random
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from gongxin.casework.presence.actions.issue_challenges import Middle, issue_challenges, middle_of, on_site
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.models import PresenceChallenge
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.registry.recording import record
from tests.casework.presence.conftest import AUDITOR, OURS, envelope, plan, said, take

pytestmark = pytest.mark.django_db
TWO = Sender("two", "A-2")


def china(day, hour=0, minute=0):
    return timezone.make_aware(datetime(2026, 3, day, hour, minute))


@pytest.fixture(autouse=True)
def day(db):
    """An audit from nine on 2 March to five on 3 March, by A-1 and A-2."""
    with time_machine.travel(china(1), tick=False):
        plan("P-1", OURS, "320100", china(2, 9), planned_end_at=china(3, 17))
        for person in ("A-1", "A-2"):
            record(TeamMember, {"plan_id": "P-1", "person_id": person, "role": "auditor"})


def sign(at, sender=AUDITOR, **more):
    take(envelope(said(at=at.isoformat(), **more)), sender=sender, at=at)


def ask(now, drawn=0.0, **more):
    with time_machine.travel(now, tick=False):
        return issue_challenges(now=now, draw=lambda: drawn, **more)


@pytest.mark.parametrize(
    ("hour", "minute", "asked"),
    [(9, 59, 0), (10, 0, 1), (12, 0, 1), (16, 59, 1), (17, 0, 0), (20, 0, 0)],  # the hours are from 8 to 18
)
def test_in_the_middle_of_the_day(hour, minute, asked):
    sign(china(2, 9))
    assert ask(china(2, hour, minute)) == asked


@pytest.mark.parametrize(("hour", "minute", "asked"), [(8, 59, 0), (9, 0, 1), (15, 59, 1), (16, 0, 0)])
def test_on_the_last_day_until_an_hour_before_the_end(hour, minute, asked):
    sign(china(3, 8), moment="arrive")
    assert ask(china(3, hour, minute)) == asked


def test_only_who_said_today_that_he_is_there():
    assert ask(china(2, 12)) == 0
    sign(china(2, 9))
    assert on_site(china(2, 12)) == [("P-1", "A-1")]
    assert ask(china(3, 12)) == 0  # yesterday is not today


@pytest.mark.parametrize("moment", ["leave", "closing"])
def test_nobody_who_has_left(moment):
    sign(china(2, 9))
    sign(china(2, 11), moment=moment)
    assert ask(china(2, 12)) == 0
    sign(china(2, 13), moment="arrive")
    assert ask(china(2, 14)) == 1


@pytest.mark.parametrize("sender", [TWO, Sender("key", body_id=OURS)])
def test_nobody_who_has_no_phone_of_his_own_to_answer_with(sender):
    sign(china(2, 9), sender=sender)
    assert ask(china(2, 12)) == 0


def test_nobody_at_an_audit_that_was_cancelled_or_is_not_his():
    sign(china(2, 9), person_id="A-9", sender=Sender("nine", "A-9"))
    assert ask(china(2, 12)) == 0
    sign(china(2, 9))
    with time_machine.travel(china(2, 10), tick=False):
        record(AuditPlan, {**AuditPlan.objects.known().get(plan_id="P-1").values, "cancelled": True})
    assert ask(china(2, 12)) == 0


def test_one_at_a_time_and_two_a_day():
    sign(china(2, 9))
    assert ask(china(2, 10)) == 1
    assert ask(china(2, 10, 10)) == 0  # one is to be answered
    PresenceChallenge.objects.update(state="missed")
    assert ask(china(2, 11)) == 1
    PresenceChallenge.objects.update(state="missed")
    assert ask(china(2, 12)) == 0
    sign(china(3, 9))
    assert ask(china(3, 12)) == 1  # the next day


def test_the_chance_is_such_that_the_day_has_as_many_as_expected():
    middle = middle_of(china(2, 9), china(2, 17), china(2, 12))
    assert middle == Middle(china(2, 10), china(2, 16))
    assert middle.chance(timedelta(minutes=2), 1.0) == pytest.approx(2 / 360)
    assert middle.chance(timedelta(hours=6), 1.0) == 1.0
    assert middle.chance(timedelta(minutes=2), 0.0) == 0.0
    assert Middle(china(2, 10), china(2, 10)).chance(timedelta(minutes=2), 1.0) == 0.0  # too short an audit


@pytest.mark.parametrize(("drawn", "asked"), [(0.0041, 1), (0.0048, 0)])
def test_drawn_anew_each_time(drawn, asked):
    sign(china(2, 9))  # seven hours of the day lie in the middle, two minutes are 0.00476 of them
    assert ask(china(2, 12), drawn) == asked
    assert ask(china(2, 12), 0.0, since=china(2, 12)) == 0  # no time has passed


def test_a_pause_of_the_platform_is_not_made_up_for_at_once():
    sign(china(2, 9))
    assert ask(china(2, 12), 0.024, since=china(2, 9)) == 0  # ten minutes are 0.0238
    assert ask(china(2, 12), 0.023, since=china(2, 9)) == 1


def test_thirty_auditors_have_about_thirty_a_day_at_no_fixed_time():
    people = [f"B-{number}" for number in range(30)]
    with time_machine.travel(china(1), tick=False):
        for person in people:
            record(TeamMember, {"plan_id": "P-1", "person_id": person, "role": "auditor"})
    for person in people:
        sign(china(2, 9), person_id=person, sender=Sender(person, person))
    chance = random.Random(1)
    for number in range(60):
        now = china(2, 9) + timedelta(minutes=10 * number)
        with time_machine.travel(now, tick=False):
            issue_challenges(now=now, since=now - timedelta(minutes=10), draw=chance.random)
        PresenceChallenge.objects.filter(state="issued").update(state="missed")
    put = PresenceChallenge.objects.all()
    assert 15 <= put.count() <= 45
    assert len(set(put.values_list("issued_at", flat=True))) > 10
