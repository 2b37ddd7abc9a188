"""Who gives, changes and disables whose account."""

import pytest

from gongxin.casework.accounts.actions.change import change_account
from gongxin.casework.accounts.actions.create import create_account
from gongxin.casework.accounts.actions.disable import disable_account
from gongxin.casework.accounts.actions.enable import enable_account
from gongxin.casework.accounts.actions.make_link import make_link
from gongxin.casework.accounts.actions.set_first_password import set_first_password
from gongxin.casework.accounts.links import account_of_link
from gongxin.casework.accounts.managing import may_manage, roles_to_give
from gongxin.casework.accounts.roles import ROLES
from gongxin.casework.registry.models import Body, Organisation, Person, Registration
from gongxin.casework.registry.recording import record
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.accounts.people import everyone, someone

pytestmark = pytest.mark.django_db
OURS, THEIRS = "CNCA-R-2002-001", "CNCA-R-2002-002"


@pytest.fixture
def registers():
    for body_id in (OURS, THEIRS):
        record(Body, {"body_id": body_id, "name": body_id})
    record(Organisation, {"org_id": "O-1", "name": "O"})
    for person_id, body_id in (("P-1", OURS), ("P-2", THEIRS)):
        record(Person, {"person_id": person_id, "name": person_id})
        record(Registration, {"registration_no": f"R-{person_id}", "person_id": person_id, "body_id": body_id})


def codes():
    return [entry.code for entry in Entry.objects.order_by("id")]


def test_who_manages_whom():
    held = everyone()
    managers = {role: {other for other in ROLES if may_manage(held[role], held[other])} for role in ROLES}
    assert managers["national_regulator"] == set(ROLES) - {"national_regulator", "internal_oversight"}
    assert managers["body_administrator"] == {"body_staff", "auditor"}
    assert all(
        not managed for role, managed in managers.items() if role not in {"national_regulator", "body_administrator"}
    )


@pytest.mark.parametrize(("body_id", "managed"), [(OURS, True), (THEIRS, False), ("", False)])
def test_an_administrator_of_a_body_manages_its_people_only(body_id, managed):
    manager = someone("body_administrator")
    auditor = someone("auditor", "other", person_id="P-9", body_id=body_id)
    assert may_manage(manager, auditor) is managed


def test_nobody_manages_the_own_account():
    manager = someone("body_administrator")
    assert not may_manage(manager, manager)


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"national_regulator", "body_administrator"}))
def test_other_roles_give_none(role):
    assert roles_to_give(someone(role)) == []


@pytest.mark.parametrize(
    ("role", "ties", "sentence"),
    [
        ("national_regulator", {}, "cannot give"),
        ("internal_oversight", {}, "cannot give"),
        ("city_regulator", {}, "needs division"),
        ("city_regulator", {"division": "440305"}, "level"),
        ("provincial_regulator", {"division": "440300"}, "level"),
        ("county_regulator", {"division": "999999"}, "No division"),
        ("body_staff", {"body_id": "CNCA-R-1999-999"}, "No register knows"),
        ("auditor", {"person_id": "P-77"}, "No register knows"),
        ("certified_organisation", {}, "needs org_id"),
    ],
)
def test_what_the_nation_may_not_give(registers, role, ties, sentence):
    with pytest.raises(UserError, match=sentence):
        create_account(by=someone("national_regulator"), username="new.one", role=role, **ties)
    assert "account_created" not in codes()


@pytest.mark.parametrize(
    ("role", "ties", "kept"),
    [
        ("city_regulator", {"division": "440300", "body_id": OURS}, ("440300", "", "", "")),
        ("body_administrator", {"body_id": OURS}, ("", OURS, "", "")),
        ("auditor", {"person_id": "P-1"}, ("", "", "", "P-1")),
        ("certified_organisation", {"org_id": "O-1", "division": "440300"}, ("", "", "O-1", "")),
        ("industry_association", {"division": "440300"}, ("", "", "", "")),
    ],
)
def test_an_account_keeps_only_the_ties_of_its_role(registers, role, ties, kept):
    account = create_account(by=someone("national_regulator"), username="new.one", role=role, **ties)
    assert (account.division, account.body_id, account.org_id, account.person_id) == kept
    assert not account.has_usable_password()
    assert codes() == ["account_created"]


@pytest.mark.parametrize(
    ("role", "ties", "accepted"),
    [
        ("body_staff", {}, True),
        ("body_staff", {"body_id": THEIRS}, True),  # the own body whatever was sent
        ("auditor", {"person_id": "P-1"}, True),
        ("auditor", {"person_id": "P-2"}, False),
        ("expert", {"division": "440300"}, False),
        ("national_regulator", {}, False),
    ],
)
def test_what_an_administrator_of_a_body_gives(registers, role, ties, accepted):
    manager = someone("body_administrator")
    if accepted:
        assert create_account(by=manager, username="new.one", role=role, **ties).body_id == OURS
    else:
        with pytest.raises(UserError):
            create_account(by=manager, username="new.one", role=role, **ties)


@pytest.mark.parametrize("username", ["ab", "Lin", "lín", "a b c", "-lin", "lin" * 21, "lin\n", "林检查"])
def test_names_have_one_spelling(username):
    with pytest.raises(UserError, match="3 to 60"):
        create_account(by=None, username=username, role="national_regulator")


def test_a_name_is_given_once():
    someone("expert", "Lin.Old")
    with pytest.raises(UserError, match="taken"):
        create_account(by=None, username="lin.old", role="national_regulator")


def test_a_role_is_not_raised_by_a_change(registers):
    manager, staff = someone("body_administrator"), someone("body_staff")
    with pytest.raises(UserError, match="cannot give"):
        change_account(by=manager, account=staff, role="national_regulator", name="", email="")
    with pytest.raises(UserError, match="do not manage"):
        change_account(by=staff, account=manager, role="body_staff", name="", email="")


def test_the_trail_names_what_changed_but_no_personal_data(registers):
    manager, staff = someone("body_administrator"), someone("body_staff")
    change_account(by=manager, account=staff, role="body_administrator", name="林建国", email="lin@example.cn")
    entry = Entry.objects.get(code="account_changed")
    assert entry.data == {"changes": "role = body_administrator, name, email"}
    with pytest.raises(UserError, match="Nothing has changed"):
        change_account(by=manager, account=staff, role="body_administrator", name="林建国", email="lin@example.cn")


def test_disabling_and_enabling():
    manager, staff = someone("body_administrator"), someone("body_staff")
    with pytest.raises(UserError, match="why"):
        disable_account(by=manager, account=staff, reason="  ")
    disable_account(by=manager, account=staff, reason="left the body")
    staff.refresh_from_db()
    assert not staff.is_active
    with pytest.raises(UserError, match="already"):
        disable_account(by=manager, account=staff, reason="again")
    with pytest.raises(UserError, match="enable it first"):
        make_link(by=manager, account=staff)
    enable_account(by=manager, account=staff)
    with pytest.raises(UserError, match="already"):
        enable_account(by=manager, account=staff)
    assert codes() == ["account_disabled", "account_enabled"]


def test_a_link_holds_once():
    staff = someone("body_staff")
    who, token = make_link(by=None, account=staff)
    set_first_password(who=who, token=token, password="a quiet river bend")
    staff.refresh_from_db()
    assert staff.check_password("a quiet river bend")
    with pytest.raises(UserError, match="not hold"):
        set_first_password(who=who, token=token, password="another river bend")


@pytest.mark.parametrize(("hours", "holds"), [(71, True), (73, False)])
def test_a_link_holds_three_days(time_machine, hours, holds):
    time_machine.move_to("2026-07-01 00:00:00+00:00", tick=False)
    who, token = make_link(by=None, account=someone("body_staff"))
    time_machine.shift(hours * 3600)
    assert (account_of_link(who, token) is not None) is holds


def test_a_newer_link_ends_the_older_and_so_does_disabling():
    manager, staff = someone("body_administrator"), someone("body_staff")
    first = make_link(by=manager, account=staff)
    second = make_link(by=manager, account=staff)
    assert account_of_link(*first) is None
    assert account_of_link(*second) == staff
    disable_account(by=manager, account=staff, reason="left")
    assert account_of_link(*second) is None


@pytest.mark.parametrize("who", ["", "x", "MQ", "\x00", "LTE"])
def test_a_link_that_is_none(who):
    assert account_of_link(who, "token") is None
