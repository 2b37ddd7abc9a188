"""A small world with people who look at it."""

import pytest

from gongxin.casework.registry.models import AuditPlan, Body, Person, Registration, SignIn, TeamMember
from gongxin.casework.registry.recording import record
from gongxin.casework.runs.models import Finding, Run
from tests.casework.accounts.people import someone
from tests.casework.registry.world import BODY, small_world


@pytest.fixture
def world(db, settings):
    settings.SECOND_FACTOR = "optional"
    small_world()
    record(Person, {"person_id": "PS1", "name": "欧阳建国"})
    record(
        Registration,
        {
            "registration_no": "2021-N1QMS-1",
            "person_id": "PS1",
            "body_id": BODY,
            "body_division": "110108",
            "domain_code": "A0101",
            "grade": "02",
        },
    )
    record(
        AuditPlan,
        {
            "plan_id": "AP1",
            "body_id": BODY,
            "org_id": "O-1",
            "domain_codes": "A0101",
            "cert_nos": "MAIN",
            "site_division": "440300",
            "body_division": "110108",
        },
    )
    record(TeamMember, {"plan_id": "AP1", "person_id": "PS1", "role": "leader"})
    record(SignIn, {"sign_in_id": "S1", "plan_id": "AP1", "person_id": "PS1", "moment": "opening"})
    run = Run.objects.create(as_of="2026-03-01", state=Run.ENDED)
    Finding.objects.create(
        finding_id="f1", detector="p01_no_sign_in", pattern="P01", subject_kind="plan", subject_id="AP1", body_id=BODY,
        org_id="O-1", plan_id="AP1", person_id="PS1", severity="high", score=0.5, evidence='{"person_id": "PS1"}',
        explanation_zh="PS1 没有签到", explanation_en="PS1 did not sign in", law="[]", detector_version=1,
        body_division="110108", place_division="440300", first_run=run.pk, last_run=run.pk,
    )  # fmt: skip


@pytest.fixture
def signed_in(world, client):
    """A client signed in as a role, English."""

    def enter(role="national_regulator", **ties):
        client.force_login(
            someone(role, username=f"{role}.{len(ties)}.{id(ties)}", **{"language": "en", **ties} if ties else {})
        )
        client.cookies["django_language"] = "en"
        return client

    return enter


@pytest.fixture
def body_now(world):
    return Body.objects.known().get(body_id=BODY)


def state(client, kind, key, purpose="warning"):
    """Say what the personal information of one record is needed for, by the form."""
    client.post("/trail/purpose/", {"subject_kind": kind, "subject_id": key, "purpose": purpose})
