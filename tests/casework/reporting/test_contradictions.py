"""A certificate is held against its plan, team, sign-ins, days and decision when it is reported; it is taken in anyway."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.presence.actions.take_sign_ins import take_sign_ins
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.keys import destroy
from gongxin.casework.presence.statement import read
from gongxin.casework.registry.models import ApprovedScope, Certificate, Organisation, Registration
from gongxin.casework.registry.recording import record
from gongxin.casework.reporting.actions.submit import submit_records
from gongxin.casework.reporting.models import Contradiction
from tests.casework.presence.conftest import envelope, plan, said
from tests.casework.reporting.conftest import OURS

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9)
CERTIFICATE = {
    "cert_no": "C-9", "body_id": OURS, "org_id": "O-1", "domain_code": "A0101", "decided_on": "2026-03-10",
    "issued_on": "2026-03-11", "first_issued_on": "2026-03-11", "expires_on": "2029-03-10", "status": "01",
    "decided_by": "A-9", "stage1_started_on": "2026-02-20", "stage2_ended_on": "2026-03-03",
}  # fmt: skip
PLAN = {
    "plan_id": "P-9", "body_id": OURS, "org_id": "O-1", "domain_codes": "A0101", "stage_codes": "0102",
    "planned_start_at": "2026-03-02 09:00:00", "planned_end_at": "2026-03-03 17:00:00", "site_lat": 32.06,
    "site_lon": 118.79, "application_no": "S-1",
}  # fmt: skip
STAGE1 = {
    **PLAN, "plan_id": "P-8", "stage_codes": "0101", "planned_start_at": "2026-02-20 09:00:00",
    "planned_end_at": "2026-02-20 17:00:00",
}  # fmt: skip
TEAM = {"plan_id": "P-9", "person_id": "A-1", "role": "leader", "registration_no": "R-1", "planned_days": 2}


def sign(number, moment, at, plan_id="P-9", **more):
    return {
        "sign_in_id": number, "plan_id": plan_id, "person_id": "A-1", "moment": moment, "at": f"{at:%Y-%m-%d %H:%M:%S}",
        "lat": 32.06, "lon": 118.79, **more,
    }  # fmt: skip


def both_days(plan_id="P-9", start=START, days=2):
    return [
        sign(f"{plan_id}-{day}-{moment}", moment, start + timedelta(days=day, hours=hours), plan_id)
        for day in range(days)
        for moment, hours in (("opening", 0), ("closing", 8))
    ]


SIGNS = [*both_days(), *both_days("P-8", datetime(2026, 2, 20, 9), 1)]


@pytest.fixture(autouse=True)
def world(db, settings, tmp_path):
    settings.PRESENCE_KEYS = tmp_path / "keys"
    record(Organisation, {"org_id": "O-1", "name": "甲公司", "division": "320100", "employees": 20})
    plan("P-0", "CNCA-R-2002-002", "440300", timezone.make_aware(datetime(2026, 1, 5, 9)))  # plans are known since then
    record(ApprovedScope, {"body_id": OURS, "domain_code": "A0101", "from_on": date(2020, 1, 1)})
    for person in ("A-1", "A-9"):
        record(
            Registration,
            {"registration_no": f"R-{person[-1]}", "person_id": person, "body_id": OURS, "domain_code": "A0101",
             "grade": "02", "valid_from": date(2020, 1, 1), "valid_to": date(2029, 1, 1)},
        )  # fmt: skip


def reported(staff, *, certificate=(), **tables):
    """What the report of the honest audit with these changes is told, as detectors."""
    sent = {
        "audit_plans": [STAGE1, PLAN], "audit_team": [TEAM, {**TEAM, "plan_id": "P-8"}], "sign_ins": SIGNS,
        "certificates": [{**CERTIFICATE, **dict(certificate)}], **tables,
    }  # fmt: skip
    submission = submit_records(body_id=OURS, tables={k: v for k, v in sent.items() if v}, by=staff)
    assert submission.rejected == 0
    assert submission.counts["certificates"]["added"] == 1
    return {one["detector"] for one in submission.contradictions}


def test_an_honest_certificate_is_contradicted_by_nothing(staff):
    assert reported(staff) == set()
    assert not Contradiction.objects.exists()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"sign_ins": SIGNS[:1] + SIGNS[4:]}, "p01_no_sign_in"),
        ({"sign_ins": [{**one, "lat": 22.54, "lon": 114.06} for one in SIGNS]}, "p01_signed_elsewhere"),
        ({"audit_plans": [PLAN], "audit_team": [TEAM], "sign_ins": both_days()}, "p05_stage1_missing"),
        ({"certificate": {"decided_on": "2026-03-02"}}, "p06_decided_before_audit_end"),
        ({"certificate": {"decided_on": "2026-03-12"}}, "p06_issued_before_decision"),
        ({"certificate": {"domain_code": "A0201"}}, "p09_outside_scope"),
        ({"audit_team": [{**TEAM, "person_id": "A-7", "registration_no": None}]}, "p10_registration_absent"),
        ({"certificate": {"decided_by": "A-1"}}, "p14_decider_in_team"),
    ],
)  # fmt: skip
def test_each_contradiction_is_told_by_the_detector_of_the_run(staff, changes, found):
    assert found in reported(staff, **changes)


def test_a_date_that_no_detector_asks_for_is_told_too(staff):
    assert "" in reported(staff, certificate={"expires_on": "2026-03-01"})


def test_the_mark_is_kept_with_its_sentence_in_both_languages(staff):
    reported(staff, certificate={"decided_by": "A-1"})
    (mark,) = Contradiction.objects.all()
    assert (mark.cert_no, mark.pattern, mark.plan_id, mark.person_id, mark.holder_division) == (
        "C-9", "P14", "P-8", "A-1", "320100",
    )  # fmt: skip
    assert "C-9" in mark.zh
    assert "C-9" in mark.en


def test_reported_again_and_in_order_the_mark_ends_and_is_not_removed(staff):
    reported(staff, certificate={"decided_by": "A-1"})
    again = submit_records(body_id=OURS, tables={"certificates": [CERTIFICATE]}, by=staff)
    assert again.contradictions == []
    assert Contradiction.objects.get().gone_at is not None
    assert Certificate.objects.known().filter(cert_no="C-9", decided_by="A-9").exists()


def gate(number, moment, at):
    whole = envelope(said(sign_in_id=f"gate-{number}-{moment}", plan_id="P-9", moment=moment, at=at.isoformat()))
    take_sign_ins(sign_ins=[(read(whole), Sender("auditor", "A-1"))], received_at=at)


def test_what_was_signed_at_the_gate_counts_and_goes_on_counting_when_it_is_forgotten(staff, settings):
    for moment, hours in (("opening", 0), ("closing", 32)):
        gate("first", moment, timezone.make_aware(START + timedelta(hours=hours)))
    destroy("2026-03")
    stage1 = [one for one in SIGNS if one["plan_id"] == "P-8"]
    assert reported(staff, sign_ins=stage1) == set()


def test_many_certificates_are_held_together(staff):
    """The questions to the database do not grow with the certificates."""
    asked = []
    for count in (2, 12):
        rows = [{**CERTIFICATE, "cert_no": f"C-{count}-{number}", "decided_by": "A-1"} for number in range(count)]
        tables = {"audit_plans": [STAGE1, PLAN], "audit_team": [TEAM], "certificates": rows}
        with CaptureQueriesContext(
            connection,
        ) as seen:
            submission = submit_records(body_id=OURS, tables=tables, by=staff)
        assert len({one["cert_no"] for one in submission.contradictions}) == count
        asked.append(len(seen))
    assert asked[1] <= asked[0]
