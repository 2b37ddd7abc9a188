"""Live checks: the detectors over the audits at hand, at the moment asked."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.keys import destroy
from gongxin.casework.presence.live.following import Follower
from gongxin.casework.presence.models import LiveFinding, PhotoMark, PresenceChallenge
from gongxin.casework.registry.models import Explanation
from gongxin.casework.registry.recording import record
from tests.casework.presence.conftest import OURS, THEIRS, envelope, plan, said, take

pytestmark = pytest.mark.django_db
START = timezone.make_aware(datetime(2026, 3, 2, 9))
NANJING, SHENZHEN = (32.06, 118.79), (22.54, 114.06)


@pytest.fixture
def two(audits):
    plan("P-1", OURS, "320100", START)
    plan("P-2", THEIRS, "440300", START, site_lat=SHENZHEN[0], site_lon=SHENZHEN[1])


def sign(hours=0.0, where=NANJING, **more):
    """A sign-in some hours after the start, received at once."""
    at = START + timedelta(hours=hours)
    given = {"device_id": f"phone of {more.get('person_id', 'A-1')}", "photos": [], "present_ids": []}
    take(envelope(said(at=at.isoformat(), lat=where[0], lon=where[1], **{**given, **more})), at=at)


def seen(plan_id="P-1", hours=1.0):
    check_live(plan_ids=[plan_id], moment=START + timedelta(hours=hours))
    return set(LiveFinding.objects.filter(plan_id=plan_id, gone_at=None).values_list("check_id", flat=True))


def test_an_honest_day_is_silent_from_morning_to_evening(two):
    sign()
    assert seen(hours=1) == set()
    sign(8, moment="closing")
    assert seen(hours=9) == seen(hours=48) == set()


@pytest.mark.parametrize(("hours", "found"), [(1.9, set()), (2.1, {"late"})])
def test_not_signed_though_the_time_is_over(two, hours, found):
    assert seen(hours=hours) == found


@pytest.mark.parametrize(("hours", "found"), [(9.9, set()), (10.1, {"missing"})])
def test_the_closing_is_missed_only_when_its_time_is_over(two, hours, found):
    sign()
    assert seen(hours=hours) == found


def test_what_no_longer_holds_is_ended_and_not_removed(two):
    assert seen(hours=3) == {"late"}
    record(Explanation, {"explanation_id": "E-1", "plan_id": "P-1", "by": "body", "at": START})
    assert seen(hours=4) == set()
    assert LiveFinding.objects.get().gone_at == START + timedelta(hours=4)


@pytest.mark.parametrize(
    ("where", "grid", "found"),
    [
        ((32.06, 118.79), "WGS-84", set()),
        ((32.12, 118.79), "WGS-84", {"off_site"}),  # 6.7 km north
        ((32.0579, 118.7951), "GCJ-02", set()),  # the same place on the public map
        ((float("1e9"), 118.79), "WGS-84", set()),  # no place: marked at receipt, no distance
    ],
)
def test_off_site(two, where, grid, found):
    sign(where=where, grid=grid)
    assert seen() == found


@pytest.mark.parametrize(("mocked", "found"), [(True, {"mock_location"}), (False, set()), (None, set())])
def test_mock_location(two, mocked, found):
    sign(mock_location=mocked)
    assert seen() == found


def test_travel_between_two_bodies_is_seen_at_the_later_audit_whichever_is_asked(two):
    sign()
    sign(1, where=SHENZHEN, plan_id="P-2")
    assert seen("P-1", 1.5) == set()
    assert LiveFinding.objects.get(plan_id="P-2").check_id == "travel"
    assert seen("P-2", 1.5) == {"travel"}
    finding = LiveFinding.objects.get()
    assert (finding.person_id, finding.other_plan_id, finding.division) == ("A-1", "P-1", "440300")


def test_the_same_trip_on_the_next_day_is_none(two):
    plan("P-2", THEIRS, "440300", START + timedelta(days=1), site_lat=SHENZHEN[0], site_lon=SHENZHEN[1])
    sign()
    sign(8, moment="closing")
    sign(24, where=SHENZHEN, plan_id="P-2")
    assert seen("P-2", 24.5) == set()


def test_one_phone_for_two_teams(two):
    sign(device_id="one phone")
    sign(0.5, where=SHENZHEN, plan_id="P-2", person_id="A-3", device_id="one phone")
    assert "shared_device" in seen("P-2")


def test_one_phone_within_a_team_is_honest(two):
    sign(device_id="one phone")
    sign(0.1, person_id="A-2", device_id="one phone", present_ids=["A-1", "A-2"])
    assert seen() == set()


def test_a_photo_used_again_at_another_audit(two):
    photo = [{"sha256": "ab" * 32, "look": "0123456789abcdef"}]
    sign(photos=photo)
    sign(1, where=SHENZHEN, plan_id="P-2", person_id="A-3", photos=photo)
    seen("P-1")
    assert seen("P-2") == {"photo_reused"}
    assert PhotoMark.objects.count() == 2
    assert "0123456789abcdef" not in str(list(PhotoMark.objects.values()))


def test_other_photos_are_silent(two):
    sign(photos=[{"sha256": "ab" * 32, "look": "0123456789abcdef"}])
    sign(1, where=SHENZHEN, plan_id="P-2", person_id="A-3", photos=[{"sha256": "cd" * 32, "look": "fedcba9876543210"}])
    seen("P-1")
    assert seen("P-2") == set()


def test_a_forgotten_month_leaves_who_signed_and_when(two):
    sign(where=SHENZHEN)
    destroy("2026-03")
    assert seen() == set()


def test_the_follower_sees_each_sign_in_once_and_a_missed_challenge(audits):
    follower = Follower()
    follower.step()
    assert follower.step() == 0
    take(envelope(said(at=timezone.now().isoformat())), at=timezone.now())
    assert follower.step() == 1
    assert follower.step() == 0
    challenge = issue_challenge(plan_id="P-1", person_id="A-1")
    later = challenge.due_at + timedelta(minutes=1)
    past = timedelta(hours=1)
    PresenceChallenge.objects.update(issued_at=challenge.issued_at - past, due_at=challenge.due_at - past)
    follower.swept = timezone.now() - past
    assert follower.step(later) >= 1
    assert LiveFinding.objects.filter(check_id="challenge_missed", person_id="A-1").exists()
