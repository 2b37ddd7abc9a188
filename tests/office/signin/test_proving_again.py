"""More than ten minutes after signing in, whoever changes the own factors proves again who he is, by what he has."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from gongxin.casework.trail.models import Entry
from tests.casework.accounts.people import PASSWORD, someone
from tests.office.signin.test_government import LOGIN, provider, through  # noqa: F401  the provider is a fixture
from tests.office.signin.test_second_factor import code_of

pytestmark = pytest.mark.django_db
ADD = "mfa_add_webauthn"
AGAIN = "/accounts/reauthenticate/sign-in-again/"


def later(time_machine, minute):
    time_machine.move_to(f"2026-07-01 10:{minute:02}:00", tick=False)


def test_with_a_password_the_password(client, national, time_machine):
    later(time_machine, 0)
    client.post(reverse("account_login"), {"login": "national", "password": PASSWORD})
    later(time_machine, 11)
    asked = client.get(reverse(ADD))["Location"]
    assert asked.startswith(reverse("account_reauthenticate"))
    assert client.post(asked, {"password": "wrong", "next": reverse(ADD)}).status_code == 200
    assert client.post(asked, {"password": PASSWORD, "next": reverse(ADD)})["Location"] == reverse(ADD)
    assert client.get(reverse(ADD)).status_code == 200


def test_without_a_password_the_code_of_the_app(client, time_machine):
    later(time_machine, 0)
    account, secret = someone("provincial_regulator", "lin"), generate_totp_secret()
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    client.force_login(account)
    asked = client.get(reverse(ADD))["Location"]
    assert asked.startswith(reverse("mfa_reauthenticate"))
    assert client.post(asked, {"code": "000000", "next": reverse(ADD)}).status_code == 200
    assert client.post(asked, {"code": code_of(secret), "next": reverse(ADD)})["Location"] == reverse(ADD)
    assert client.get(reverse(ADD)).status_code == 200


def test_without_password_and_factor_by_signing_in_as_before(client, provider, time_machine):  # noqa: F811
    someone("provincial_regulator", "lin")
    provider.claims["amr"] = ["mfa"]
    through(client)
    assert client.get(reverse(ADD)).status_code == 200, "within ten minutes nothing is asked twice"
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**one, "at": one["at"] - 660} for one in records]
    session.save()
    asked = client.get(reverse(ADD))["Location"]
    assert asked == f"{AGAIN}?next=%2Faccounts%2Fsecond-factor%2Fwebauthn%2Fadd%2F"
    page = client.get(asked).content.decode()
    assert "sign in again the way you did before" in page
    back = re.findall(r'name="next" value="([^"]+)"', page)[-1]
    out = client.post(AGAIN, {"next": back})
    assert out["Location"] == f"/accounts/login/?next={asked.partition('=')[2]}"
    assert "_auth_user_id" not in client.session
    assert Entry.objects.filter(code="signed_out").count() == 1
    way = re.search(r'href="(/accounts/government/[^"]+)"', client.get(out["Location"]).content.decode()).group(1)
    assert through(client, way.replace("&amp;", "&"))["Location"] == reverse(ADD)
    assert client.get(reverse(ADD)).status_code == 200


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example", "https://elsewhere.example/", "javascript:alert(1)"])
def test_the_way_back_leads_nowhere_else(client, elsewhere):
    client.force_login(someone("expert"))
    assert client.get(AGAIN, {"next": elsewhere}).context["back"] == "/"
    assert client.post(AGAIN, {"next": elsewhere})["Location"] == "/accounts/login/?next=%2F"
