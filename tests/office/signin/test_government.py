"""Sign-in with a government account: against a real provider, with real tokens and a real key."""

import http.client
from urllib.parse import urlsplit

import pytest

from gongxin.casework.accounts.government import OFFICIAL
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES
from gongxin.casework.trail.models import Entry
from tests.casework.accounts.people import someone
from tests.office.signin.oidc_provider import Provider, new_key

pytestmark = pytest.mark.django_db
LIN = {"sub": "10086", "preferred_username": "lin", "name": "林建国"}
LOGIN = "/accounts/government/government/login/"


@pytest.fixture
def provider(settings):
    with Provider(dict(LIN)) as running:
        app = {
            "provider_id": "government", "name": "Government", "client_id": "gongxin", "secret": "s3cret",
            "settings": {"server_url": running.address, "oauth_pkce_enabled": True},
        }  # fmt: skip
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield running


def through(client, start=LOGIN):
    """Follow the browser's way: to the provider, and back with its code."""
    away = client.get(start)
    assert away.status_code == 302, away.content.decode()
    asked = urlsplit(away["Location"])
    line = http.client.HTTPConnection(asked.netloc, timeout=10)
    line.request("GET", f"{asked.path}?{asked.query}")
    back = line.getresponse().getheader("Location")
    line.close()
    return client.get(back.removeprefix("http://testserver"))


def entered(client):
    return "_auth_user_id" in client.session


def test_the_button_is_there_only_where_a_provider_is_configured(client, provider, settings):
    assert LOGIN in client.get("/accounts/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert LOGIN not in client.get("/accounts/login/").content.decode()
    assert client.get(LOGIN).status_code == 404


def test_the_account_of_the_same_name_comes_in_and_back_to_its_page(client, provider):
    lin = someone("provincial_regulator", "lin")
    assert through(client, f"{LOGIN}?process=login&next=/%3Fon%3D2026-06-30")["Location"] == "/?on=2026-06-30"
    assert client.session["_auth_user_id"] == str(lin.pk)
    codes = [(entry.code, entry.data) for entry in Entry.objects.order_by("id")]
    assert codes == [("government_account_tied", {}), ("signed_in", {"how": "government"})]
    client.post("/accounts/logout/")
    provider.claims["preferred_username"] = "renamed"  # the identity is what counts from now on
    assert through(client).status_code == 302
    assert entered(client)


@pytest.mark.parametrize("role", ROLES)
def test_only_officials(client, provider, role):
    someone(role, "lin")
    through(client)
    assert entered(client) is (role in OFFICIAL)


def test_who_has_no_account_gets_none(client, provider):
    answer = through(client)
    assert answer.status_code == 403
    assert not entered(client)
    assert not Account.objects.exists()
    assert Entry.objects.get().data == {"username": "–", "why": "government"}


def test_a_disabled_account_stays_out(client, provider):
    account = someone("provincial_regulator", "lin")
    through(client)
    client.post("/accounts/logout/")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    through(client)
    assert not entered(client)


SPOILT = {
    "signed by another key": {"shown": new_key()},
    "of another issuer": {"spoil": {"iss": "https://elsewhere.example"}},
    "for another client": {"spoil": {"aud": "someone-else"}},
    "expired": {"spoil": {"exp": 1_700_000_000}},
    "of another subject than userinfo": {"spoil": {"sub": "10010"}},
    "absent": {"leave_out_id_token": True},
    "denied by the provider": {"deny": True},
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_token_that_does_not_hold_opens_nothing(client, provider, spoilt):
    someone("provincial_regulator", "lin")
    for name, value in spoilt.items():
        setattr(provider, name, value)
    answer = through(client)
    assert answer.status_code < 500
    assert not entered(client)
    assert not Entry.objects.filter(code="signed_in").exists()


def test_an_answer_nobody_asked_for_opens_nothing(client, provider):
    someone("provincial_regulator", "lin")
    assert client.get(f"{LOGIN}callback/?code=code-0&state=invented").status_code < 500
    assert not entered(client)


def test_nobody_ties_an_identity_of_choice_to_the_own_account(client, provider, settings):
    settings.SECOND_FACTOR = "optional"
    client.force_login(someone("expert", "other"))
    assert through(client, f"{LOGIN}?process=connect").status_code == 403
    assert not Entry.objects.filter(code="government_account_tied").exists()


@pytest.mark.parametrize(("amr", "free"), [(["pwd"], False), (["pwd", "otp"], True), (["mfa"], True), ("mfa", False), (None, False)])  # fmt: skip
def test_a_second_factor_asked_by_the_provider_is_not_asked_again(client, provider, amr, free):
    someone("provincial_regulator", "lin")
    if amr is not None:
        provider.claims["amr"] = amr
    through(client)
    assert client.get("/").status_code == (200 if free else 302)
