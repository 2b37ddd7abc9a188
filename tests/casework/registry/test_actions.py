"""What officers may do to the registers: legal steps only, with ground, reason and term; everything else refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongxin.casework.notices.actions import mark_told
from gongxin.casework.notices.models import HolderNotice
from gongxin.casework.registry.actions.change_body_state import change_body_state, what_follows
from gongxin.casework.registry.actions.change_certificate_state import change_certificate_state
from gongxin.casework.registry.actions.correct_record import correct_record
from gongxin.casework.registry.actions.restore_body import restore_body
from gongxin.casework.registry.digest import digest
from gongxin.casework.registry.models import Body, Certificate, CertificateEvent, Organisation, Rule
from gongxin.casework.registry.when import When
from gongxin.casework.trail.models import Entry
from gongxin.codes.certificate_states import CERTIFICATE_STATES
from gongxin.codes.certificate_transitions import TRANSITIONS
from gongxin.errors import UserError
from tests.casework.accounts.people import someone
from tests.casework.registry.world import BODY, small_world

pytestmark = pytest.mark.django_db
D = date(2026, 3, 2)
GROUND = "国市监认证〔2026〕1号"
REASON = {"02": "0111", "03": "0115"}


@pytest.fixture(autouse=True)
def world(db):
    small_world()


@pytest.fixture
def officer(world):
    return someone("national_regulator")


def state(number, on=D):
    return Certificate.objects.at(When(on)).get(cert_no=number).status


def change(officer, number="MAIN", to="03", **told):
    told = {
        "on": D,
        "ground": GROUND,
        "reason_code": REASON.get(to, ""),
        "until": D + timedelta(days=90) if to == "02" else None,
        **told,
    }
    return change_certificate_state(by=officer, cert_no=number, to=to, **told)


# ---- certificates


@pytest.mark.parametrize("frm", CERTIFICATE_STATES.values)
@pytest.mark.parametrize("to", CERTIFICATE_STATES.values)
def test_only_the_steps_of_the_table_are_taken(officer, frm, to):
    Certificate.objects.filter(cert_no="MAIN").update(status=frm)
    if (frm, to) in {(step.frm, step.to) for step in TRANSITIONS}:
        change(officer, to=to)
        assert (state("MAIN", D - timedelta(days=1)), state("MAIN")) == (frm, to)
    else:
        with pytest.raises(UserError, match="cannot pass"):
            change(officer, to=to)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"ground": "  "}, "State the ground"),
        ({"on": date(2999, 1, 1)}, "still to come"),
        ({"on": date(2024, 12, 31)}, "not in the register on"),
        ({"number": "NONE"}, "not in the register on"),
        ({"reason_code": ""}, "Choose a reason"),
        ({"reason_code": "0116", "to": "01"}, "cannot pass"),
        ({"reason_code": "9999"}, "Choose a reason"),
        ({"to": "02", "until": None}, "needs a last day"),
        ({"to": "02", "until": D - timedelta(days=1)}, "needs a last day"),
        ({"to": "02", "until": date(2026, 9, 3)}, "at the latest"),
        ({"seen": 0}, "has changed since"),
    ],
)
def test_what_is_refused(officer, told, why):
    with pytest.raises(UserError, match=why):
        change(officer, **told)
    assert not CertificateEvent.objects.exists()


@pytest.mark.parametrize("until", [D, date(2026, 9, 2)])
def test_a_suspension_may_last_a_day_and_six_months(officer, until):
    fresh = change(officer, to="02", until=until)
    assert (fresh.suspended_from, fresh.suspended_to, fresh.status_reason) == (D, until, "0111")


@pytest.mark.parametrize(("on", "lifted"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_a_suspension_is_lifted_only_before_it_ends(officer, on, lifted):
    if lifted:
        fresh = change(officer, "LONE", "01", on=on)
        assert (fresh.status, fresh.suspended_from, fresh.suspended_to) == ("01", None, None)
    else:
        with pytest.raises(UserError, match="can no longer be lifted"):
            change(officer, "LONE", "01", on=on)


@pytest.mark.parametrize(("to", "sub"), [("02", "01"), ("03", "05"), ("04", "05"), ("05", "05")])
def test_a_main_certificate_ends_its_sub_certificates(officer, to, sub):
    change(officer, to=to)
    assert (state("SUB"), state("SUB", D - timedelta(days=1)), state("FOREIGN")) == (sub, "01", "01")


def test_a_change_before_a_later_one_is_refused(officer):
    change(officer, to="02")
    with pytest.raises(UserError, match="already changed on 2026-03-02"):
        change(officer, to="03", on=D - timedelta(days=1))


def test_an_act_is_an_event_and_an_entry(officer):
    change(officer)
    event = CertificateEvent.objects.known().get(cert_no="MAIN")
    entry = Entry.objects.get(code="certificate_state_changed")
    assert (event.event, event.on, event.reason_code) == ("revoked", D, "0115")
    assert (entry.subject_id, entry.data["frm"], entry.data["to"], entry.account_id) == ("MAIN", "01", "03", officer.pk)


@pytest.mark.parametrize("role", ["provincial_regulator", "body_administrator", "inspector", "expert", "auditor"])
def test_whose_role_does_not_change_registers_is_refused(role):
    person = someone(role)
    for attempt in (
        lambda: change(person),
        lambda: change_body_state(by=person, body_id=BODY, to="revoked", on=D, ground=GROUND),
        lambda: restore_body(by=person, body_id=BODY, from_on=D, ground=GROUND),
        lambda: correct(person, written={"name": "新名"}),
    ):
        with pytest.raises(UserError, match="does not change the registers"):
            attempt()


# ---- bodies


@pytest.mark.parametrize(
    ("steps", "legal"),
    [
        (["suspended"], True), (["suspended", "approved"], True), (["revoked"], True), (["cancelled"], True),
        (["suspended", "revoked"], True), (["approved"], False), (["revoked", "approved"], False),
        (["cancelled", "revoked"], False), (["nonsense"], False),
    ],
)  # fmt: skip
def test_steps_of_an_approval(officer, steps, legal):
    def take():
        for number, to in enumerate(steps):
            change_body_state(by=officer, body_id=BODY, to=to, on=D + timedelta(days=number), ground=GROUND)

    if legal:
        take()
        assert Body.objects.at(When(D + timedelta(days=9))).get(body_id=BODY).status == steps[-1]
    else:
        with pytest.raises(UserError, match="cannot pass"):
            take()


def revoke(officer, to="revoked"):
    return change_body_state(by=officer, body_id=BODY, to=to, on=D, ground=GROUND)


@pytest.mark.parametrize("to", ["revoked", "cancelled"])
def test_certificates_lose_effect_with_their_body(officer, to):
    assert what_follows(BODY, D) == (3, 2)
    done = revoke(officer, to)
    assert (done.certificates, done.holders) == (3, 2)
    numbers = ("MAIN", "SUB", "LONE", "GONE", "FOREIGN")
    assert [state(number, D - timedelta(days=1)) for number in numbers] == ["01", "01", "02", "03", "01"]
    assert [state(number) for number in numbers] == ["05", "05", "05", "03", "01"]
    body = Body.objects.at(When(D)).get(body_id=BODY)
    assert (body.status, body.ended_on) == (to, D)


def test_a_suspended_body_keeps_its_certificates_in_effect(officer):
    change_body_state(by=officer, body_id=BODY, to="suspended", on=D, ground=GROUND)
    assert (state("MAIN"), HolderNotice.objects.count()) == ("01", 0)


def test_the_versions_written_in_bulk_are_those_that_one_act_would_write(officer):
    revoke(officer)
    for version in Certificate.objects.known().filter(status="05"):
        assert version.digest == digest(Certificate.TABLE, version.values)
        assert (version.status_on, version.suspended_to, version.status_reason) == (D, None, None)
    for event in CertificateEvent.objects.known():
        assert (event.event, event.on, event.digest) == ("expired", D, digest(CertificateEvent.TABLE, event.values))


def test_what_we_knew_before_stays_readable(officer):
    moment = timezone.now()
    revoke(officer)
    assert Certificate.objects.at(When(D, moment)).get(cert_no="MAIN").status == "01"


def test_holders_are_listed_each_once_with_their_certificates(officer):
    revoke(officer)
    rows = HolderNotice.objects.order_by("org_id").values_list(
        "org_id", "certificates", "count", "since", "holder_division"
    )
    assert list(rows) == [("O-1", "MAIN；SUB", 2, D, "440300"), ("O-2", "LONE", 1, D, "310115")]


def test_an_annulled_revocation_is_taken_back_from_its_day(officer):
    revoke(officer)
    assert restore_body(by=officer, body_id=BODY, from_on=D, ground="复议决定") == 3
    assert [state(number) for number in ("MAIN", "SUB", "LONE", "GONE")] == ["01", "01", "02", "03"]
    assert Body.objects.at(When(D)).get(body_id=BODY).status == "approved"
    assert not CertificateEvent.objects.known().exists()
    assert HolderNotice.objects.filter(withdrawn=False).count() == 0


def test_a_restoration_from_a_later_day_leaves_the_days_between(officer):
    revoke(officer)
    later = D + timedelta(days=30)
    restore_body(by=officer, body_id=BODY, from_on=later, ground="复议决定")
    assert [state("LONE", day) for day in (D, later - timedelta(days=1), later)] == ["05", "05", "02"]
    assert set(CertificateEvent.objects.known().values_list("event", "on")) == {("expired", D), ("restored", later)}


def test_an_approval_that_no_act_ended_is_not_restored(officer):
    with pytest.raises(UserError, match="was not ended by an act"):
        restore_body(by=officer, body_id=BODY, from_on=D, ground=GROUND)


# ---- corrections


def correct(officer, table="organisations", key=None, written=None, from_on=D, ground=GROUND, seen=None):
    return correct_record(
        by=officer,
        table=table,
        key=key or {"org_id": "O-1"},
        written=written or {},
        from_on=from_on,
        ground=ground,
        seen=seen,
    )


def test_a_correction_holds_from_its_day(officer):
    correct(officer, written={"name": "新名", "employees": "12"})
    read = [Organisation.objects.at(When(day)).get(org_id="O-1") for day in (D - timedelta(days=1), D)]
    assert [(row.name, row.employees) for row in read] == [("组织O-1", None), ("新名", 12)]


def test_a_correction_reaches_through_later_versions(officer):
    correct(officer, written={"employees": "30"}, from_on=D + timedelta(days=10))
    correct(officer, written={"name": "新名"})
    read = [Organisation.objects.at(When(D + timedelta(days=n))).get(org_id="O-1") for n in (0, 9, 10)]
    assert [(row.name, row.employees) for row in read] == [("新名", None), ("新名", None), ("新名", 30)]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"written": {}}, "Nothing has changed"),
        ({"written": {"name": "组织O-1"}}, "Nothing has changed"),
        ({"written": {"org_id": "O-9"}}, "key of a record cannot be corrected"),
        ({"written": {"employees": "many"}}, "no value of Employees"),
        ({"written": {"employees": "-1"}}, "no value of Employees"),
        ({"written": {"division": "999999"}}, "no value of Division"),
        ({"written": {"status": "sleeping"}}, "no value of Registration state"),
        ({"written": {"name": "新名"}, "ground": ""}, "State the ground"),
        ({"written": {"name": "新名"}, "key": {"org_id": "O-9"}}, "not in the register on"),
        ({"written": {"name": "新名"}, "seen": 0}, "has changed since"),
    ],
)
def test_corrections_that_are_refused(officer, told, why):
    with pytest.raises(UserError, match=why):
        correct(officer, **told)


def test_a_holder_that_was_entered_elsewhere_takes_its_certificates_along(officer):
    correct(officer, written={"division": "110105"})
    assert set(Certificate.objects.known().filter(org_id="O-1").values_list("holder_division", flat=True)) == {"110105"}
    assert set(Certificate.objects.known().filter(org_id="O-2").values_list("holder_division", flat=True)) == {"310115"}


# ---- notices


@pytest.mark.parametrize(
    ("on", "why"), [(D - timedelta(days=1), "before the certificates lost effect"), (date(2999, 1, 1), "still to come")]
)
def test_nobody_is_told_before_the_end_or_tomorrow(officer, on, why):
    revoke(officer)
    with pytest.raises(UserError, match=why):
        mark_told(by=officer, notices=list(HolderNotice.objects.values_list("pk", flat=True)), on=on, how="letter")


def test_holders_are_told_once_and_by_those_who_see_them(officer):
    revoke(officer)
    everyone = list(HolderNotice.objects.values_list("pk", flat=True))
    shanghai = someone("provincial_regulator", division="310000")
    assert mark_told(by=shanghai, notices=everyone, on=D, how="phone") == 1
    assert mark_told(by=officer, notices=everyone, on=D, how="letter") == 1
    assert mark_told(by=officer, notices=everyone, on=D, how="letter") == 0
    assert dict(HolderNotice.objects.values_list("org_id", "told_how")) == {"O-1": "letter", "O-2": "phone"}


@pytest.mark.parametrize("broken", [{"told_on": D}, {"told_how": "letter"}, {"count": 0}])
def test_the_database_refuses_half_a_notice(officer, broken):
    revoke(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        HolderNotice.objects.update(**broken)


def test_the_database_refuses_a_version_that_ends_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        Rule.objects.update(true_to=date(1800, 1, 1))
