"""The schedule: when a job is due, that each turn is taken once, and what each job does at its time."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from gongxin.casework.photos import files
from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.keys import months_held
from gongxin.casework.presence.live.following import Follower
from gongxin.casework.presence.models import LiveFinding, PresenceChallenge, PresenceRequest
from gongxin.casework.schedule.declared import JOBS, Job
from gongxin.casework.schedule.models import JobState
from gongxin.casework.schedule.running import run_due
from gongxin.i18n import Text
from tests.casework.photos.conftest import folder
from tests.casework.photos.pictures import jpeg, named
from tests.casework.presence.conftest import AUDITOR, OURS, auditor, audits, envelope, keys, plan, said, take

__all__ = ["auditor", "audits", "folder", "keys"]
WORDS = Text("x", "x")
ran = []


def china(*parts):
    return timezone.make_aware(datetime(*parts))


NOW = china(2026, 3, 2, 12)


def note_turn(turn):
    ran.append(turn)
    return 3


def break_down(turn):
    raise RuntimeError("of no use")


def job(name="note_turn", **when):
    return Job(name, WORDS, f"{__name__}.{name}", **(when or {"every": timedelta(minutes=1)}))


@pytest.mark.parametrize(
    ("when", "last", "due"),
    [
        ({"every": timedelta(minutes=1)}, None, True),
        ({"every": timedelta(minutes=1)}, NOW - timedelta(seconds=60), True),
        ({"every": timedelta(minutes=1)}, NOW - timedelta(seconds=59), False),
        ({"at": time(12)}, NOW - timedelta(seconds=1), True),
        ({"at": time(12)}, NOW, False),
        ({"at": time(12, 1)}, china(2026, 3, 1, 12, 1), False),
        ({"at": time(12, 1)}, china(2026, 3, 1, 12, 0), True),  # yesterday's was left out
        ({"at": time(2, 30)}, china(2026, 3, 1, 23), True),
        ({"at": time(2, 30)}, china(2026, 3, 2, 2, 30), False),
    ],
)
def test_when_a_job_is_due(when, last, due):
    assert job(**when).is_due(NOW, last) is due


@pytest.mark.parametrize("when", [{"every": None}, {"every": timedelta(1), "at": time(1)}])
def test_how_often_or_when_but_not_both(when):
    with pytest.raises(ValueError, match="either"):
        job(**when)


@pytest.mark.django_db
def test_each_turn_is_taken_once_and_knows_the_one_before():
    ran.clear()
    for seconds in (0, 30, 60):
        run_due(NOW + timedelta(seconds=seconds), [job()])
    assert [(turn.now, turn.since) for turn in ran] == [(NOW, None), (NOW + timedelta(seconds=60), NOW)]
    assert JobState.objects.get().done == 3


@pytest.mark.django_db
def test_one_that_fails_stops_no_other(caplog):
    ran.clear()
    assert run_due(NOW, [job("break_down"), job()]) == ["break_down", "note_turn"]
    assert len(ran) == 1
    assert JobState.objects.get(job="break_down").mistake == "RuntimeError"
    assert "the job break_down failed" in caplog.text
    assert run_due(NOW + timedelta(seconds=59), [job("break_down")]) == []


@pytest.mark.django_db
def test_every_job_is_there_and_says_what_it_does():
    assert len({each.id for each in JOBS}) == len(JOBS)
    assert all(callable(each.run) and each.label.zh and each.label.en for each in JOBS)
    assert run_due(NOW) == [each.id for each in JOBS]  # on a platform with nothing in it
    assert not JobState.objects.exclude(mistake="").exists()


# ---- each of them at its time, by the process that follows the sign-ins


@pytest.fixture
def day(db, keys, auditor):
    """An audit of 2 March 2026 from nine to five."""
    from gongxin.casework.registry.models import TeamMember
    from gongxin.casework.registry.recording import record

    with time_machine.travel(china(2026, 3, 1, 9), tick=False):
        plan("P-1", OURS, "320100", china(2026, 3, 2, 9))
        record(TeamMember, {"plan_id": "P-1", "person_id": "A-1", "role": "auditor"})


def at(moment):
    """The schedule at a moment."""
    with time_machine.travel(moment, tick=False):
        Follower().step()


@pytest.mark.parametrize(("minute", "state"), [(20, "issued"), (21, "missed")])
def test_a_challenge_that_nobody_answered(day, minute, state):
    with time_machine.travel(china(2026, 3, 2, 11), tick=False):
        issue_challenge(plan_id="P-1", person_id="A-1")
    at(china(2026, 3, 2, 11, minute))
    assert PresenceChallenge.objects.get().state == state
    assert LiveFinding.objects.filter(check_id="challenge_missed").exists() is (state == "missed")


@pytest.mark.parametrize(("moment", "state"), [((2026, 3, 9, 23, 59), "asked"), ((2026, 3, 10), "overdue")])
def test_an_explanation_whose_day_has_passed(day, moment, state):
    held = {"plan_id": "P-1", "body_id": OURS, "question": "?", "at": NOW, "by": "x", "state": "asked"}
    PresenceRequest.objects.create(ended_on=china(2026, 3, 2).date(), due_on=china(2026, 3, 9).date(), **held)
    at(china(*moment))
    assert PresenceRequest.objects.get().state == state


def test_photos_find_their_sign_in_or_go(day):
    one, other = jpeg(), jpeg(rising=False)
    for whole in (one, other):
        take_photo(whole=whole, sender=AUDITOR, received_at=NOW)
    take(envelope(said(photos=[named(one)], at=NOW.isoformat())), at=NOW)
    at(NOW + timedelta(minutes=1))
    assert sorted(SignInPhoto.objects.values_list("state", flat=True)) == ["kept", "waiting"]
    at(NOW + timedelta(hours=25))
    assert SignInPhoto.objects.get().state == "kept"


@pytest.mark.parametrize(
    ("moment", "left"),
    [((2029, 3, 31, 12), True), ((2029, 4, 1, 2, 29), True), ((2029, 4, 1, 2, 41), False)],
)
def test_a_month_is_forgotten_with_its_files_in_the_night(day, moment, left):
    whole = jpeg()
    take(envelope(said(photos=[named(whole)], at=NOW.isoformat())), at=NOW)
    LiveFinding.objects.create(plan_id="P-1", check_id="travel", seen_at=NOW)
    take_photo(whole=whole, sender=AUDITOR, received_at=NOW)
    at(china(2029, 3, 31, 3))
    at(china(*moment))
    assert ("2026-03" in months_held()) is left
    assert (files.months_kept() == ["2026-03"]) is left


def test_photos_of_an_audit_that_nothing_touched_go_after_their_shorter_period(day):
    whole = jpeg()
    take(envelope(said(photos=[named(whole)], at=NOW.isoformat())), at=NOW)
    take_photo(whole=whole, sender=AUDITOR, received_at=NOW)
    run_due(china(2027, 3, 31, 12))
    assert SignInPhoto.objects.get().state == "kept"
    run_due(china(2027, 4, 1, 12))
    assert SignInPhoto.objects.get().state == "removed"
    assert months_held() == ["2026-03"]  # who was where is kept for its own period
