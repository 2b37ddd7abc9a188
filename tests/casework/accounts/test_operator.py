"""Accounts that come from the command line."""

import pytest
from allauth.mfa.models import Authenticator

from gongxin.casework.accounts.links import account_of_link
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.operator import account_and_link
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.accounts.people import someone

pytestmark = pytest.mark.django_db


def account_behind(path):
    *_, who, token, _ = path.split("/")
    return account_of_link(who, token)


@pytest.mark.parametrize("role", ["national_regulator", "internal_oversight"])
def test_the_roles_that_nobody_else_gives(role):
    account = account_behind(account_and_link("lin", role))
    assert (account.username, account.role) == ("lin", role)
    assert [(entry.code, entry.by) for entry in Entry.objects.order_by("id")] == [
        ("account_created", ""),
        ("account_link_made", ""),
    ]


def test_a_new_link_for_an_account_that_exists():
    someone("national_regulator", "lin")
    assert account_behind(account_and_link("lin", "")).username == "lin"
    assert account_behind(account_and_link("lin", "national_regulator")).username == "lin"
    assert Account.objects.count() == 1


def test_a_lost_factor():
    account = someone("national_regulator", "lin")
    Authenticator.objects.create(user=account, type="totp", data={})
    account_and_link("lin", "", lost_factor=True)
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(("username", "role", "sentence"), [
    ("wang", "", "give a role"), ("wang", "king", "no role"), ("lin", "expert", "has the role"), ("wang", "expert", "needs division"),
])  # fmt: skip
def test_what_is_refused(username, role, sentence):
    someone("national_regulator", "lin")
    with pytest.raises(UserError, match=sentence):
        account_and_link(username, role)
    assert Account.objects.count() == 1
