"""The demonstration's auditor finds an audit of today and one of tomorrow, with the team of the last real one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongxin.casework.presence.day import day_of
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.registry.recording import record
from gongxin.server.demonstration_day import audits_around_today
from tests.casework.presence.conftest import OURS, plan

pytestmark = pytest.mark.django_db
NOON = "2026-07-01 12:00:00+08:00"


@pytest.fixture
def audited(time_machine):
    time_machine.move_to(NOON, tick=False)
    for number, days in (("P-1", 40), ("P-2", 20)):
        plan(number, OURS, "320100", timezone.now() - timedelta(days=days))
        for person in ("A-1", f"beside {number}"):
            record(TeamMember, {"plan_id": number, "person_id": person, "role": "auditor"})


def test_today_and_tomorrow_with_the_last_team(audited):
    assert audits_around_today("A-1") == ["DEMO-20260701", "DEMO-20260702"]
    first, second = day_of("A-1", timezone.now())
    assert [member.person_id for member in first.team] == ["A-1", "beside P-2"]
    assert (first.plan.body_id, first.plan.site_division, first.plan.site_lat) == (OURS, "320100", 32.06)
    assert [f"{timezone.localtime(one.plan.planned_start_at):%m-%d %H}" for one in (first, second)] == [
        "07-01 09",
        "07-02 09",
    ]
    assert first.plan.reported_at < first.plan.planned_start_at


def test_started_again_it_adds_only_the_new_day(audited, time_machine):
    audits_around_today("A-1")
    audits_around_today("A-1")
    assert AuditPlan.objects.known().filter(plan_id__startswith="DEMO-").count() == 2
    time_machine.shift(timedelta(days=1))
    assert audits_around_today("A-1") == ["DEMO-20260702", "DEMO-20260703"]
    assert AuditPlan.objects.known().filter(plan_id__startswith="DEMO-").count() == 3


@pytest.mark.parametrize("more", [{"cancelled": True}, {"remote": True}, {"site_lat": None}])
def test_an_audit_without_a_site_is_not_held_again(audited, more):
    plan("P-3", OURS, "320100", timezone.now() - timedelta(days=1), **more)
    record(TeamMember, {"plan_id": "P-3", "person_id": "A-9", "role": "auditor"})
    assert audits_around_today("A-9") == audits_around_today("nobody") == []
