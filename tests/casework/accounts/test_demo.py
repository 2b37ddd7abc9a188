"""Demo accounts: one per role, on this machine only."""

import pytest

from gongxin.casework.accounts.demo import demo_accounts
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES
from gongxin.errors import UserError

pytestmark = pytest.mark.django_db
ABOUT = ("CNCA-R-2002-001", "P-1", "O-1", "440305")


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_one_per_role_with_its_region_and_ties():
    given = demo_accounts(*ABOUT)
    assert [role for _, _, role in given] == list(ROLES)
    for username, password, role in given:
        account = Account.objects.get(username=username, role=role)
        assert account.check_password(password)
        assert len(password) >= 16
    divisions = dict(Account.objects.exclude(division="").values_list("role", "division"))
    assert divisions == {
        "provincial_regulator": "440000", "city_regulator": "440300", "county_regulator": "440305",
        "inspector": "440305", "expert": "440305",
    }  # fmt: skip


def test_asked_again_they_are_the_same_accounts_with_new_passwords():
    first, second = demo_accounts(*ABOUT), demo_accounts(*ABOUT)
    assert Account.objects.count() == len(ROLES)
    assert {password for _, password, _ in first}.isdisjoint({password for _, password, _ in second})


@pytest.mark.parametrize(("https", "hosts", "given"), [
    (False, ["localhost", "127.0.0.1"], True), (True, ["localhost"], False), (False, ["gongxin.example.cn"], False), (False, ["*"], False),
])  # fmt: skip
def test_never_where_others_can_reach_it(settings, https, hosts, given):
    settings.HTTPS, settings.ALLOWED_HOSTS = https, hosts
    if given:
        assert demo_accounts(*ABOUT)
    else:
        with pytest.raises(UserError, match="this machine only"):
            demo_accounts(*ABOUT)
        assert not Account.objects.exists()
