"""Challenges put, answered in time, answered late, missed."""

from datetime import timedelta

import pytest

from gongxin.casework.presence.actions.close_challenges import close_challenges
from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.models import PresenceChallenge
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.presence.conftest import envelope, said, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge(audits):
    return issue_challenge(plan_id="P-1", person_id="A-1")


def answer(challenge, seconds, **changes):
    at = challenge.issued_at + timedelta(seconds=seconds)
    statement = said(moment="challenge", challenge_id=challenge.pk, at=at.isoformat(), **changes)
    take(envelope(statement), at=at + timedelta(hours=1))
    challenge.refresh_from_db()
    return challenge.state


def test_the_time_is_the_parameters(challenge):
    assert (challenge.due_at - challenge.issued_at).total_seconds() == 1200
    assert challenge.division == "320100"


@pytest.mark.parametrize(("seconds", "state"), [(0, "answered"), (1200, "answered"), (1201, "issued"), (-1, "issued")])
def test_what_counts_is_when_it_was_signed(challenge, seconds, state):
    assert answer(challenge, seconds) == state


@pytest.mark.parametrize("other", [{"person_id": "A-2"}, {"plan_id": "P-2"}])
def test_nobody_answers_for_another(challenge, other):
    assert answer(challenge, 60, **other) == "issued"


def test_a_missed_challenge_is_still_answered_by_a_phone_that_was_in_time(challenge):
    PresenceChallenge.objects.update(
        issued_at=challenge.issued_at - timedelta(hours=1), due_at=challenge.due_at - timedelta(hours=1)
    )
    assert close_challenges() == 1
    assert close_challenges() == 0
    challenge.refresh_from_db()
    assert challenge.state == "missed"
    assert answer(challenge, 60) == "answered"
    assert list(Entry.objects.order_by("pk").values_list("code", flat=True)) == [
        "challenge_issued",
        "challenge_missed",
        "challenge_answered",
    ]


def test_one_still_open_is_not_closed(challenge):
    assert close_challenges() == 0


def test_a_number_used_for_something_else_answers_nothing(challenge):
    statement = said()
    take(envelope(statement))
    assert answer(challenge, 60, sign_in_id=statement["sign_in_id"]) == "issued"


def test_only_while_the_audit_runs_and_only_the_team(audits):
    with pytest.raises(UserError, match="not in the team"):
        issue_challenge(plan_id="P-1", person_id="A-3")
    with pytest.raises(UserError, match="not running"):
        issue_challenge(plan_id="P-9", person_id="A-1")
    plan = AuditPlan.objects.known().get(plan_id="P-1")
    record(AuditPlan, {**plan.values, "cancelled": True})
    with pytest.raises(UserError, match="not running"):
        issue_challenge(plan_id="P-1", person_id="A-1")
    moved = plan.planned_start_at + timedelta(days=1)
    record(AuditPlan, changed(plan, {"cancelled": False, "planned_start_at": moved}))
    with pytest.raises(UserError, match="not running"):
        issue_challenge(plan_id="P-1", person_id="A-1")
