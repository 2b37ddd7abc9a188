"""Name lists: who is on and why, on any day; a fixed version is the same file again; and it is one the draw reads."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.name_lists.actions.fix_version import file_of, fix_version, is_unchanged
from gongxin.casework.name_lists.files import digits_of, inspector_file, recusal_file
from gongxin.casework.name_lists.inspectors import people_of
from gongxin.casework.name_lists.lists import LISTS, list_rule
from gongxin.casework.name_lists.models import InspectorCard
from gongxin.casework.name_lists.reading import lines_of
from gongxin.casework.registry.models import (
    Body,
    Certificate,
    Designation,
    KnownInspection,
    Organisation,
    Registration,
)
from gongxin.casework.registry.recording import record
from gongxin.casework.registry.when import When
from gongxin.draw.people import read_people, read_recusals
from gongxin.errors import UnknownName, UserError
from tests.casework.inspections.a_visit import card

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


@pytest.fixture
def guangdong(db):
    return Account.objects.create(username="gd", role="provincial_regulator", division="440000")


def why(list_id, division="", on=DAY, known=None):
    return {one.id: one.why for one in lines_of(list_rule(list_id), division, When(on, known))}


BODIES = [  # what the register says | why
    ({"status": "approved"}, "on"), ({"status": "suspended"}, "on"), ({"status": "revoked"}, "ended"),
    ({"status": "cancelled"}, "ended"), ({"ended_on": DAY}, "ended"), ({"ended_on": DAY + timedelta(1)}, "on"),
    ({"approval_expires_on": DAY}, "on"), ({"approval_expires_on": DAY - timedelta(1)}, "expired"),
    ({"approved_on": DAY}, "on"), ({"approved_on": DAY + timedelta(1)}, "not_yet"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "told"), BODIES)
def test_bodies(known, told):
    record(Body, {"body_id": "B", "status": "approved", **known})
    assert why("bodies") == {"B": told}


CERTIFICATES = [
    ({"status": "01"}, "on"), ({"status": "02"}, "on"), ({"status": "03"}, "ended"), ({"status": "05"}, "ended"),
    ({"expires_on": DAY}, "on"), ({"expires_on": DAY - timedelta(1)}, "expired"), ({"main_cert_no": "M"}, "part"),
    ({"main_cert_no": ""}, "on"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "told"), CERTIFICATES)
def test_certificates(known, told):
    record(Certificate, {"cert_no": "C", "status": "01", "org_id": "O", **known})
    assert why("certificates") == {"C": told}
    assert next(lines_of(list_rule("certificates"), "", When(DAY))).firm == "O"


PEOPLE = [
    ({}, "on"), ({"cancelled_on": DAY}, "cancelled"), ({"cancelled_on": DAY + timedelta(1)}, "on"),
    ({"valid_to": DAY}, "on"), ({"valid_to": DAY - timedelta(1)}, "ended"), ({"valid_from": DAY + timedelta(1)}, "not_yet"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "told"), PEOPLE)
def test_people(known, told):
    record(Registration, {"registration_no": "R", "person_id": "P", "body_id": "B", **known})
    assert why("people") == {"R": told}


@pytest.mark.parametrize(("status", "state", "told"), [
    ("open", "01", "on"), ("open", "02", "on"), ("open", "03", "no_certificate"), ("open", None, "no_certificate"),
    ("cancelled", "01", "closed"), ("revoked", None, "closed"),
])  # fmt: skip
def test_organisations(status, state, told):
    record(Organisation, {"org_id": "O", "status": status})
    if state:
        record(Certificate, {"cert_no": "C", "org_id": "O", "status": state})
    assert why("organisations") == {"O": told}


def test_a_designated_body_is_one_line_and_on_while_any_designation_stands():
    record(Body, {"body_id": "B", "name": "名", "division": "440300"})
    for holder, kind, product, to_on in (
        ("B", "body", "01", date(2020, 1, 1)),
        ("B", "body", "02", None),
        ("L", "lab", "01", date(2020, 1, 1)),
    ):
        record(
            Designation,
            {"holder_id": holder, "kind": kind, "product_class": product, "from_on": date(2010, 1, 1), "to_on": to_on},
        )
    (line,) = lines_of(list_rule("ccc_bodies"), "", When(DAY))
    assert (line.id, line.name, line.division, line.stratum, line.why) == ("B", "名", "440300", "02", "on")
    assert why("laboratories") == {"L": "ended"}
    assert (why("ccc_bodies", "440000"), why("ccc_bodies", "110000"), why("laboratories", "440000")) == (
        {"B": "on"},
        {},
        {},
    )


def test_a_list_of_a_region_and_of_another_day():
    for body_id, division in (("A", "440300"), ("B", "110000")):
        record(Body, {"body_id": body_id, "division": division, "status": "approved"})
    record(Body, {"body_id": "A", "division": "440300", "status": "revoked"}, true_from=DAY)
    assert why("bodies", "440000") == {"A": "ended"}
    assert why("bodies", "440000", DAY - timedelta(1)) == {"A": "on"}
    assert set(why("bodies")) == {"A", "B"}


@pytest.mark.parametrize(
    ("days", "outcome", "problems"), [(1, "minor", 1), (1094, "false", 1), (1095, "minor", 0), (1, "none", 0)]
)
def test_past_problems_count_within_the_look_back(days, outcome, problems):
    record(Body, {"body_id": "B", "status": "approved"})
    record(
        KnownInspection,
        {"inspection_id": "I", "body_id": "B", "inspected_on": DAY - timedelta(days), "outcome": outcome},
    )
    assert next(lines_of(list_rule("bodies"), "", When(DAY))).problems == problems


def test_every_reason_has_words_and_no_list_is_called_nothing():
    for rule in LISTS.values():
        for code in ("on", *(each.code for each in rule.reasons)):
            assert rule.sentence(code).zh
            assert rule.sentence(code).en
    with pytest.raises(UnknownName):
        list_rule("nothing")


def test_a_fixed_version_is_the_same_file_whatever_the_registers_say_later(guangdong):
    for number in range(3):
        record(Body, {"body_id": f"B{number}", "division": "440300", "status": "approved"})
    record(Body, {"body_id": "B9", "division": "440300", "status": "revoked"})
    version = fix_version(list_id="bodies", on=timezone.localdate(), by=guangdong)
    before = "".join(file_of(version))
    assert (version.listed, version.left_out, version.division) == (3, 1, "440000")
    record(Body, {"body_id": "B1", "division": "440300", "status": "revoked"})
    record(Body, {"body_id": "B4", "division": "440300", "status": "approved"})
    assert "".join(file_of(version)) == before
    assert is_unchanged(version)
    later = fix_version(list_id="bodies", on=timezone.localdate(), by=guangdong)
    assert later.sha256 != version.sha256
    version.sha256 = "0" * 64
    assert not is_unchanged(version)


def test_who_fixes_a_list_and_for_which_day(guangdong):
    with pytest.raises(UserError, match="still to come"):
        fix_version(list_id="bodies", on=timezone.localdate() + timedelta(1), by=guangdong)
    with pytest.raises(UserError, match="Your role"):
        fix_version(
            list_id="bodies", on=DAY, by=Account.objects.create(username="i", role="inspector", division="440000")
        )


SENT = [  # what the card says | why
    ({}, "on"), ({"away": "借调"}, "away"), ({"credential_until": DAY}, "on"),
    ({"credential_until": DAY - timedelta(1)}, "no_credential"), ({"most_a_year": 0}, "full"),
    ({"kind": "expert", "credential_no": ""}, "on"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "told"), SENT)
def test_who_may_be_sent_on_a_day(known, told):
    card("N", "n", true_from=date(2020, 1, 1), **known)
    (one,) = people_of("440000", When(DAY))
    assert one.why == told
    assert one.told.zh
    assert one.told.en


def test_without_an_active_account_nobody_is_sent():
    card("N", "n", true_from=date(2020, 1, 1))
    Account.objects.update(is_active=False)
    assert [one.why for one in people_of("", When(DAY))] == ["no_account"]


def test_a_card_of_a_day_and_as_it_was_known():
    first = card("N", "n", true_from=date(2020, 1, 1), most_a_year=1)
    moment = timezone.now()
    card("N", "n", true_from=date(2026, 1, 1), most_a_year=2)
    card("N", "n", true_from=date(2020, 1, 1), most_a_year=3)  # a correction of the first
    held = InspectorCard.objects
    assert held.at(When(date(2025, 12, 31))).get().most_a_year == 3
    assert held.at(When(date(2026, 1, 1))).get().most_a_year == 2
    assert held.at(When(date(2026, 1, 1), moment)).get() == first
    assert not held.at(When(date(2019, 12, 31))).exists()


def test_the_draw_reads_the_files_of_inspectors(tmp_path):
    card(
        "N-1",
        "n1",
        true_from=date(2020, 1, 1),
        skills=["body", "audit"],
        kin=["O-1"],
        employers=[{"body_id": "B", "until": ""}],
    )
    card("N-2", "n2", true_from=date(2020, 1, 1), kind="expert", credential_no="", division="440300")
    card("N-3", "n3", true_from=date(2020, 1, 1), away="x")
    people = people_of("", When(DAY))
    (tmp_path / "i.csv").write_text("".join(inspector_file(people)))
    (tmp_path / "r.csv").write_text("".join(recusal_file(people)))
    assert [(one.person, one.role, one.regions, one.skills, one.most) for one in read_people(tmp_path / "i.csv")] == [
        ("N-1", "inspector", ("44",), ("audit", "body"), 12), ("N-2", "expert", ("4403",), (), 12),
    ]  # fmt: skip
    assert read_recusals(tmp_path / "r.csv") == [("N-1", "B"), ("N-1", "O-1")]


@pytest.mark.parametrize(("division", "digits"), [("440000", "44"), ("440300", "4403"), ("440305", "440305"), ("", "")])
def test_a_region_as_digits(division, digits):
    assert digits_of(division) == digits
