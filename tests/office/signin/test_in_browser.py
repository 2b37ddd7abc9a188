"""In a real browser, under the real policy: first sign-in with a second factor, a passkey, signing out elsewhere."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from gongxin.casework.trail.models import Entry
from tests.casework.accounts.people import PASSWORD, someone
from tests.office.accessibility import serious_violations
from tests.office.signin.test_second_factor import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def complaints():
    """What the browser refused or failed at; a page that breaks the policy says so here."""
    return []


def window(browser, complaints, width=1280):
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="en")
    page = context.new_page()
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def sign_in(page, live_server, password=PASSWORD):
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("User name").or_(page.get_by_label("Username")).fill("national")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page):
    page.get_by_role("link", name="Add a passkey or security key").click()
    page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()


@pytest.fixture
def account(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return someone("national_regulator", "national", PASSWORD, language="en")


def test_second_factor_by_phone(browser, live_server, account, complaints):
    page = window(browser, complaints, 390)
    sign_in(page, live_server)
    page.wait_for_url("**/accounts/second-factor/**")
    assert "before you go on" in page.get_by_role("status").last.inner_text()
    page.get_by_role("link", name="Set up an authenticator app").click()
    drawn = page.locator("img.gx-qr").evaluate("image => image.complete && image.naturalWidth > 0")
    assert drawn, "the policy lets the QR code be drawn"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling on a phone"
    page.get_by_label("Code").fill(code_of(page.locator("#authenticator_secret").input_value()))
    page.get_by_role("button", name="Activate").click()
    assert re.search(r"\d{8}", page.locator("#recovery_codes").input_value())
    page.goto(f"{live_server.url}/")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Today")
    assert complaints == []


def test_a_passkey_opens_without_a_password_and_ends_other_sessions(browser, live_server, account, complaints):
    page = window(browser, complaints)
    a_passkey_of(page)
    sign_in(page, live_server)
    add_passkey(page)
    page.wait_for_url("**/recovery-codes/**")
    page.on("dialog", lambda asked: asked.accept())  # "leave without having saved the codes?"
    page.goto(f"{live_server.url}/")
    elsewhere = page.context.browser.new_context(storage_state=page.context.storage_state()).new_page()
    page.locator("details.gx-account summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{live_server.url}/")
    assert Entry.objects.filter(code="signed_in").first().data == {"how": "passkey"}
    elsewhere.goto(f"{live_server.url}/")
    assert "/accounts/login/" in elsewhere.url, "the session that was signed out is gone"
    assert complaints == []


def a_passkey_of(page):
    """A key that the browser itself holds; taking it away again is the caller's."""
    dialogue = page.context.new_cdp_session(page)
    dialogue.send("WebAuthn.enable")
    dialogue.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def ago(page, minutes):
    """Let the last proof of who it is be `minutes` old."""
    cookie = next(one["value"] for one in page.context.cookies() if one["name"] == "sessionid")
    session = SessionStore(cookie)
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**one, "at": one["at"] - 60 * minutes} for one in records]
    session.save()


def test_after_ten_minutes_the_passkey_proves_again_who_it_is(browser, live_server, account, complaints):
    page = window(browser, complaints, 390)
    a_passkey_of(page)
    sign_in(page, live_server)
    add_passkey(page)
    page.wait_for_url("**/recovery-codes/**")
    page.on("dialog", lambda asked: asked.accept())
    page.wait_for_load_state("networkidle")
    ago(page, 11)
    page.goto(f"{live_server.url}/accounts/second-factor/totp/activate/")
    assert "/reauthenticate/" in page.url, "more than ten minutes old"
    page.goto(f"{live_server.url}/accounts/second-factor/webauthn/reauthenticate/?next=/accounts/second-factor/")
    assert serious_violations(page) == []
    page.get_by_role("button", name="security key").click()
    page.wait_for_url("**/accounts/second-factor/")
    page.wait_for_load_state("networkidle")
    page.goto(f"{live_server.url}/accounts/second-factor/totp/activate/")
    assert page.url.endswith("/totp/activate/")
    assert complaints == []


def asks_for_the_code(page, live_server):
    sign_in(page, live_server)
    page.wait_for_url("**/second-factor/authenticate/**")


def gives_words_back(page, live_server):
    sign_in(page, live_server)
    page.wait_for_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/accounts-managed/new/")
    page.locator("main input[type=text]").first.fill("half a word")
    page.context.clear_cookies(name="sessionid")
    page.locator("form.card").evaluate("form => { form.noValidate = true; form.requestSubmit() }")


def was_asked_too_often(page, live_server):
    for number in range(31):
        Client().post("/accounts/login/", {"login": f"nobody{number}", "password": "wrong"})
    sign_in(page, live_server)


@pytest.mark.parametrize(
    ("come_to", "words"),
    [
        (asks_for_the_code, "authenticator code"),
        (gives_words_back, "half a word"),
        (was_asked_too_often, "Wait a minute and try again"),
    ],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_on_the_way_are_accessible_and_fit(browser, live_server, account, settings, come_to, words, width):
    settings.SECOND_FACTOR = "optional"
    if come_to is asks_for_the_code:
        TOTP.activate(account, generate_totp_secret())
    page = window(browser, [], width)
    come_to(page, live_server)
    page.get_by_text(words).first.wait_for()
    assert serious_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_language_follows_the_account(browser, live_server, account, complaints, settings):
    settings.SECOND_FACTOR = "optional"
    page = window(browser, complaints)
    sign_in(page, live_server)
    page.get_by_role("button", name="中文").click()
    page.wait_for_selector("html[lang=zh-hans]")
    other = window(browser, complaints)
    sign_in(other, live_server)
    assert other.locator("html").get_attribute("lang") == "zh-hans"
    assert complaints == []


PAGES = {
    "": ["/accounts/login/", "/accounts/inactive/", "/accounts/first-password/x/y/"],
    "national_regulator": [
        "/accounts/password/change/", "/accounts/second-factor/", "/accounts/second-factor/totp/activate/",
        "/accounts/second-factor/webauthn/add/", "/accounts/sessions/", "/accounts/logout/", "/accounts-managed/",
        "/accounts-managed/new/", "/accounts-managed/the.body_staff/", "/trail/",
    ],
    "internal_oversight": ["/trail/", "/trail/?kind=signed_in"],
}  # fmt: skip


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_accessible_and_fit(browser, live_server, account, complaints, settings, width, tmp_path):
    settings.SECOND_FACTOR = "optional"
    someone("body_staff")
    someone("internal_oversight", "oversight", PASSWORD, language="en")
    wrong = []
    for role, addresses in PAGES.items():
        page = window(browser, complaints, width)
        if role:
            page.goto(f"{live_server.url}/accounts/login/")
            page.locator("#id_login").fill("oversight" if role == "internal_oversight" else "national")
            page.locator("#id_password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in", exact=True).click()
        for address in addresses:
            page.goto(live_server.url + address)
            wrong += [f"{address}: {one}" for one in serious_violations(page)]
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                wrong.append(f"{address}: scrolls sideways at {width}")
    assert wrong == []
    assert [one for one in complaints if "404" not in one and "403" not in one] == []
