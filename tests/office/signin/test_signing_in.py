"""Signing in, wrong attempts, the pause after five, and what the trail says of it."""

import pytest
from django.urls import reverse

from gongxin.casework.trail.models import Entry
from tests.casework.accounts.people import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def attempt(client, username, password, **extra):
    return client.post(LOGIN, {"login": username, "password": password, **extra})


def trail():
    return [(entry.code, entry.data) for entry in Entry.objects.order_by("id")]


def test_the_right_password_opens_the_page_that_was_asked_for(client, expert):
    asked = client.get("/?on=2026-06-30")
    assert asked.status_code == 302
    assert asked["Location"] == "/accounts/login/?next=/%3Fon%3D2026-06-30"
    done = attempt(client, "expert", PASSWORD, next="/?on=2026-06-30")
    assert (done.status_code, done["Location"]) == (302, "/?on=2026-06-30")
    assert trail() == [("signed_in", {"how": "password"})]
    assert client.get("/").status_code == 200


def test_a_page_elsewhere_is_not_gone_to(client, expert):
    assert attempt(client, "expert", PASSWORD, next="https://elsewhere.example/")["Location"] == "/"


def sentence_of(response):
    return response.context["form"].non_field_errors()[0]


@pytest.mark.parametrize(
    ("username", "told"), [("expert", "expert"), ("EXPERT", "expert"), ("nobody", "–"), ("hunter2!", "–")]
)
def test_a_wrong_attempt_keeps_nothing_that_may_be_a_password(client, expert, username, told):
    response = attempt(client, username, "not this one")
    assert sentence_of(response) == "The user name or the password is not right."
    assert trail() == [("sign_in_failed", {"username": told, "why": "wrong"})]
    assert "not this one" not in str(trail())


@pytest.mark.parametrize("username", ["expert", "nobody"])
def test_after_five_wrong_ones_comes_a_pause_that_tells_nothing(client, expert, username):
    for number in range(5):
        assert "not right" in sentence_of(attempt(client, username, f"wrong {number}"))
    paused = attempt(client, username, PASSWORD)
    assert "paused for a quarter of an hour" in sentence_of(paused)
    assert trail()[-1][1]["why"] == "paused"
    assert "_auth_user_id" not in client.session


def test_four_wrong_ones_do_not_pause(client, expert):
    for number in range(4):
        attempt(client, "expert", f"wrong {number}")
    assert attempt(client, "expert", PASSWORD).status_code == 302


def test_a_disabled_account_does_not_come_in(client, expert):
    expert.is_active = False
    expert.save()
    assert attempt(client, "expert", PASSWORD)["Location"] == reverse("account_inactive")
    assert client.get("/").status_code == 302
    assert "disabled" in client.get(reverse("account_inactive")).content.decode()


def test_an_account_disabled_in_the_middle_of_a_session_is_out_at_once(client, expert):
    attempt(client, "expert", PASSWORD)
    expert.is_active = False
    expert.save()
    assert client.get("/").status_code == 302


def test_signing_out(client, expert):
    attempt(client, "expert", PASSWORD)
    client.post("/accounts/logout/")
    assert [code for code, _ in trail()] == ["signed_in", "signed_out"]
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "address", ["signup/", "email/", "password/reset/", "confirm-email/", "3rdparty/", "login/code/"]
)
def test_what_we_do_not_offer_does_not_exist(client, address):
    assert client.get(f"/accounts/{address}").status_code == 404


@pytest.mark.parametrize(
    ("password", "accepted"),
    [("short-one-1", False), ("20261127202611", False), ("lin guangdong.lin", False), ("a quiet river bend", True)],
)
def test_rules_for_passwords(client, expert, password, accepted):
    expert.name = "Lin Guangdong.Lin"
    expert.save()
    attempt(client, "expert", PASSWORD)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    response = client.post(reverse("account_change_password"), form)
    assert (response.status_code == 302) is accepted
    assert ("password_changed", {}) in trail() if accepted else ("password_changed", {}) not in trail()


def test_the_other_sessions_end(client, expert):
    from django.test import Client

    other = Client()
    attempt(other, "expert", PASSWORD)
    attempt(client, "expert", PASSWORD)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Sign out everywhere else" in page
    client.post(reverse("usersessions_list"))
    assert other.get("/").status_code == 302
    assert client.get("/").status_code == 200
    assert ("signed_out_elsewhere", {"sessions": 1}) in trail()


def test_all_entries_of_one_request_share_one_gesture(client, expert):
    attempt(client, "expert", "wrong")
    attempt(client, "expert", PASSWORD)
    gestures = list(Entry.objects.values_list("gesture", flat=True))
    assert None not in gestures
    assert len(set(gestures)) == 2
