"""Two audits of two bodies in two provinces, the teams, and the people who look at them."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.actions.bind_device import begin_binding, bind_device
from gongxin.casework.presence.actions.take_sign_ins import take_sign_ins
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.statement import read
from gongxin.casework.registry.models import AuditPlan, Registration, TeamMember
from gongxin.casework.registry.recording import record
from tests.casework.presence.authenticator import Phone, envelope

OURS, THEIRS = "CNCA-R-2002-001", "CNCA-R-2002-002"


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.PRESENCE_KEYS = tmp_path / "keys"
    return settings.PRESENCE_KEYS


@pytest.fixture
def today():
    return timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)


def plan(plan_id, body_id, division, start, **more):
    return record(
        AuditPlan,
        {
            "plan_id": plan_id, "body_id": body_id, "org_id": f"O-{plan_id}", "domain_codes": "A0101",
            "stage_codes": "0102", "planned_start_at": start, "planned_end_at": start + timedelta(hours=8),
            "site_division": division, "site_lat": 32.06, "site_lon": 118.79, **more,
        },
    )  # fmt: skip


@pytest.fixture
def audits(db, today):
    start = timezone.now().replace(microsecond=0) - timedelta(hours=3)
    plan("P-1", OURS, "320100", start)
    plan("P-2", THEIRS, "440300", start, site_lat=22.54, site_lon=114.06)
    for person, plan_id in (("A-1", "P-1"), ("A-2", "P-1"), ("A-3", "P-2")):
        record(TeamMember, {"plan_id": plan_id, "person_id": person, "role": "auditor"})
        record(
            Registration,
            {
                "registration_no": f"R-{person}", "person_id": person, "body_id": OURS if plan_id == "P-1" else THEIRS,
                "valid_from": date(2020, 1, 1),
            },
        )  # fmt: skip
    return start


@pytest.fixture
def auditor(db):
    return Account.objects.create(username="auditor", role="auditor", person_id="A-1")


@pytest.fixture
def staff(db):
    return Account.objects.create(username="staff", role="body_staff", body_id=OURS)


@pytest.fixture
def jiangsu(db):
    return Account.objects.create(username="jiangsu", role="provincial_regulator", division="320000")


@pytest.fixture
def bound(audits, auditor):
    """The phone of A-1, bound."""
    phone = Phone()
    options, state = begin_binding(by=auditor)
    bind_device(response=phone.made(options), state=state, label="my phone", by=auditor)
    return phone


NOW = datetime(2026, 3, 2, 1, 5, tzinfo=UTC)


def said(**changes):
    """A statement of A-1 at the opening of P-1."""
    return {
        "sign_in_id": uuid.uuid4().hex, "plan_id": "P-1", "person_id": "A-1", "moment": "opening",
        "at": "2026-03-02T09:05:00+08:00", "lat": 32.0601, "lon": 118.7901, "accuracy_m": 12.0,
        "mock_location": False, "device_id": "phone-1", "photos": [{"sha256": "ab" * 32, "look": "0123456789abcdef"}],
        "present_ids": ["A-1", "A-2"], **changes,
    }  # fmt: skip


AUDITOR = Sender("auditor", "A-1")


def take(*wholes, sender=AUDITOR, at=NOW):
    return take_sign_ins(sign_ins=[(read(whole), sender) for whole in wholes], received_at=at)


def marks(whole, **more):
    (receipt,) = take(whole, **more)
    assert not receipt.refused
    return set(receipt.marks)


__all__ = ["NOW", "envelope", "marks", "said", "take"]
