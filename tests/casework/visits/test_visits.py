"""Plans of one organisation and half-day are one visit; taken apart they are judged alone; what binding hides is counted."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.live.following import Follower
from gongxin.casework.presence.models import LiveFinding
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.trail.models import Entry
from gongxin.casework.visits.actions.bind_visits import bind_visits, count_hidden
from gongxin.casework.visits.actions.change_visit import bind_visit_again, loosen_visit
from gongxin.casework.visits.models import Visit
from gongxin.errors import UserError
from tests.casework.presence.conftest import OURS, THEIRS, envelope, plan, said, take

pytestmark = pytest.mark.django_db
START = timezone.make_aware(datetime(2026, 3, 2, 9))
NANJING, SUZHOU = (32.06, 118.79), (31.30, 120.60)


def planned(plan_id, hours=0.0, org_id="O-1", body_id=OURS, **more):
    plan(plan_id, body_id, "320100", START + timedelta(hours=hours), org_id=org_id, **more)
    record(TeamMember, {"plan_id": plan_id, "person_id": "A-1", "role": "auditor"})


def sign(plan_id, moment, hours, where=NANJING):
    at = START + timedelta(hours=hours)
    take(envelope(said(plan_id=plan_id, moment=moment, at=at.isoformat(), lat=where[0], lon=where[1], photos=[],
                       present_ids=[])), at=at)  # fmt: skip


def members(visit):
    return sorted(visit.plans.values_list("plan_id", flat=True))


@pytest.mark.parametrize(
    ("second", "bound"),
    [
        ({}, True),
        ({"hours": 3.9}, True),  # 12:54 is still morning
        ({"hours": 4}, False),  # 13:00 is not
        ({"hours": 24}, False),
        ({"org_id": "O-2"}, False),
        ({"body_id": THEIRS}, True),  # whoever audits: the organisation was visited once
        ({"cancelled": True}, False),
        ({"org_id": None}, False),
    ],
)
def test_plans_of_one_organisation_and_half_day_are_one_visit(db, second, bound):
    planned("P-11")
    planned("P-12", **second)
    visits = bind_visits(plan_ids=["P-11"])
    assert [members(visit) for visit in visits] == ([["P-11", "P-12"]] if bound else [])
    assert Entry.objects.filter(code="visit_bound").count() == bound


def test_bound_twice_is_one_visit_and_a_plan_that_moves_leaves_it(db):
    for number in (11, 12, 13):
        planned(f"P-{number}")
    bind_visits(plan_ids=["P-11"])
    bind_visits(plan_ids=["P-12", "P-13"])
    moved = AuditPlan.objects.known().get(plan_id="P-13")
    record(AuditPlan, changed(moved, {"planned_start_at": START + timedelta(days=1)}))
    (visit,) = bind_visits(plan_ids=["P-11"])
    assert Visit.objects.count() == 1
    assert members(visit) == ["P-11", "P-12"]


@pytest.fixture
def twice(db):
    """One person signs at two plans of one organisation at once, 200 km apart."""
    planned("P-11")
    planned("P-12", site_lat=SUZHOU[0], site_lon=SUZHOU[1])
    for plan_id, where in (("P-11", NANJING), ("P-12", SUZHOU)):
        sign(plan_id, "opening", 0, where)
        sign(plan_id, "closing", 8, where)
    (visit,) = bind_visits(plan_ids=["P-11"])
    return visit


def test_what_binding_hides_is_counted(twice):
    assert count_hidden(visits=[twice]) == twice.hidden_total > 0
    assert "p03_overlapping_presence" in twice.hidden


def test_binding_that_hides_nothing_counts_nothing(db):
    planned("P-11")
    planned("P-12")
    for plan_id in ("P-11", "P-12"):
        sign(plan_id, "opening", 0)
        sign(plan_id, "closing", 8)
    visits = bind_visits(plan_ids=["P-11"])
    assert count_hidden(visits=visits) == 0
    assert visits[0].hidden == {}
    assert visits[0].counted_at is not None


def travel():
    return LiveFinding.objects.filter(check_id="travel", gone_at=None).exists()


def test_taken_apart_the_plans_are_judged_alone_and_bound_again_as_before(twice, jiangsu, staff):
    Follower().step(START + timedelta(hours=9))
    assert not travel()
    loosen_visit(pk=twice.pk, reason="two sites", by=jiangsu)
    assert travel()
    bind_visits(plan_ids=["P-11"])  # the follower comes by again
    assert Visit.objects.get().state == "loosed"
    again = bind_visit_again(pk=twice.pk, reason="one site after all", by=staff)
    assert (again.state, again.reason, again.by) == ("bound", "one site after all", "staff")
    assert not travel()
    assert list(Entry.objects.filter(subject_kind="visit").order_by("pk").values_list("code", "by")) == [
        ("visit_bound", ""), ("visit_loosed", "jiangsu"), ("visit_bound_again", "staff"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "ties", "word"),
    [
        ("inspector", {"division": "320000"}, "Your role"),
        ("auditor", {"person_id": "A-1"}, "Your role"),
        ("provincial_regulator", {"division": "440000"}, "no such record"),
        ("body_staff", {"body_id": THEIRS}, "no such record"),
    ],
)
def test_who_may_not_take_apart(twice, role, ties, word):
    other = Account.objects.create(username="other", role=role, **ties)
    with pytest.raises(UserError, match=word):
        loosen_visit(pk=twice.pk, reason="because", by=other)


def test_an_act_needs_a_reason_and_its_turn(twice, jiangsu):
    with pytest.raises(UserError, match="Say why"):
        loosen_visit(pk=twice.pk, reason=" ", by=jiangsu)
    with pytest.raises(UserError, match="done already"):
        bind_visit_again(pk=twice.pk, reason="because", by=jiangsu)


def test_the_follower_binds_and_counts(twice):
    Visit.objects.all().delete()
    Follower(begun=START, swept=START).step(START + timedelta(hours=11))
    assert Visit.objects.get().hidden_total > 0
