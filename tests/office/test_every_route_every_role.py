"""Every route × every role, in one table (routes.txt), and what holds for every route whoever asks."""

import logging
import os

import pytest
from django.db import transaction
from django.test import Client

from gongxin.server.protection import POLICY
from tests.casework.accounts.people import PASSWORD, someone
from tests.office import table_of_routes as routes_table
from tests.office.table_of_routes import READERS, ask, line_of, mark_of, routes, table

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BY_KEY = ("api", "take_photo")  # routes whose requests carry a key in a header, so that no other site can send them
SIGNED_OUT = {  # what somebody may open who has not signed in
    "account_login", "account_logout", "account_inactive", "first_password", "mfa_login_webauthn", "set_language",
    "openid_connect_login", "openid_connect_callback", "socialaccount_login_cancelled", "socialaccount_login_error",
    "public_results", "public_result", "public_result_receipt", "public_results_file", "public_draws", "public_draw", "public_draw_script", "public_draw_page", "public_draw_file", "public_draw_receipt", "public_register", "public_receipt",
    "public_ledger", "public_ledger_file", "public_check_page", "public_states",
    "check", "check_worker", "field", "field_worker", "field_manifest",  # an app holds nothing of anybody; what it asks for has a holder
}  # fmt: skip
ASKS_FOR_THE_PLACE = {"field"}
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NEVER = ("s", ">", "g", "-", "m", "x")  # what nobody may be answered elsewhere: anything but these


@pytest.fixture(autouse=True)
def quick(settings):
    """Hashing costs nothing, and a thousand refusals are not written into the log."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def session_of(role):
    """Of somebody who has just signed in."""
    account = someone(role, password=PASSWORD)
    client = Client()
    client.post("/accounts/login/", {"login": account.username, "password": PASSWORD})
    return client.cookies["sessionid"].value


@pytest.fixture
def sessions(settings):
    """The session of each reader."""
    settings.SECOND_FACTOR = "optional"
    return {role: session_of(role) if role else "" for role in READERS}


def undone(act):
    """What a request wrote is taken back, so that the next one finds the same."""
    with transaction.atomic():
        answer = act()
        transaction.set_rollback(True)
    return answer


def headers_of(name):
    """What every answer of this route must carry; one page may ask the phone where it is."""
    place = {"Permissions-Policy": "camera=(), geolocation=(self), microphone=()"}
    return HEADERS | place if name in ASKS_FOR_THE_PLACE else HEADERS


def methods_of(route, expected, sessions):
    """GET, and POST where the table asks for it or nothing else is answered."""
    get_refused = mark_of(undone(lambda: ask("GET", route.address, sessions["national_regulator"]))) == "m"
    return ("GET", "POST") if get_refused or ("POST", route.name) in expected else ("GET",)


def test_the_table(sessions):
    expected, measured, bare = table(), {}, set()
    for route in routes().values():
        for method in methods_of(route, expected, sessions):
            answers = [undone(lambda r=reader, m=method: ask(m, route.address, sessions[r])) for reader in READERS]  # noqa: B023
            measured[method, route.name] = "".join(map(mark_of, answers))
            told = headers_of(route.name)
            bare |= {(route.name, name) for one in answers for name, said in told.items() if one.get(name) != said}
    assert bare == set(), "answers without a header that protects"
    broken = [f"{method} {name}: {answered}" for (method, name), answered in measured.items() if "<" in answered]
    assert broken == [], "an answer for which the table has no mark"
    if os.environ.get("GONGXIN_ROUTES") == "write":
        routes_table.write(measured)
        return
    wrong = [
        f"{line_of(*key, answered)}   the table says {expected.get(key, 'nothing')}"
        for key, answered in measured.items()
        if expected.get(key) != answered
    ]
    gone = [f"{method} {name}: no such route" for method, name in expected.keys() - measured.keys()]
    assert wrong + gone == []


def test_no_route_opens_without_signing_in_but_those_of_signing_in():
    opened = {name for (_, name), held in table().items() if held[0] not in NEVER}
    assert {name for name in opened if not name.startswith(BY_KEY)} <= SIGNED_OUT


def test_no_form_is_taken_from_another_site(sessions):
    taken = []
    for route in routes().values():
        if route.name.startswith(BY_KEY):
            continue
        assert not getattr(route.view, "csrf_exempt", False), route.name
        answer = undone(
            lambda route=route: ask("POST", route.address, sessions["national_regulator"], enforce_csrf_checks=True)
        )
        if answer.status_code != 403:
            taken.append(f"{route.name}: {answer.status_code}")
    assert taken == []


def test_every_view_of_ours_says_who_may_open_it():
    ours = {
        route.name: route.view
        for route in routes().values()
        if getattr(route.view, "__module__", "").startswith(("gongxin.office", "gongxin.field"))
    }
    assert {"home", "field"} <= ours.keys()
    assert {name for name, view in ours.items() if not hasattr(view, "needs")} <= SIGNED_OUT


def test_until_a_second_factor_is_set_up_nothing_else_opens(settings):
    settings.SECOND_FACTOR = ""
    session = session_of("national_regulator")
    opened = {
        route.name
        for route in routes().values()
        if mark_of(undone(lambda route=route: ask("GET", route.address, session))) in "."
    }
    assert opened == {
        "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_generate_recovery_codes",
        "account_logout", "account_set_password", "account_change_password", "account_reauthenticate",
        "account_sign_in_again",
    }  # fmt: skip
