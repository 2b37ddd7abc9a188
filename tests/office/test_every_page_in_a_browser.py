"""Every page of the office in a real browser, on a desk and on a phone: no serious fault of accessibility, nothing
sideways, no word of the browser that something was refused or failed. The pages come from the table of routes.
"""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from playwright.sync_api import TimeoutError  # noqa: A004 the browser's, not Python's

from gongxin.casework.accounts.links import link_parts
from tests.casework.accounts.people import PASSWORD, someone
from tests.office.accessibility import serious_violations
from tests.office.pages_of_a_world import PARAMETER, a_world

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BODY, OTHER = "CNCA-R-2002-001", "CNCA-R-2002-002"
READERS = {  # in this order the first who is shown a page opens it
    "national": ("national_regulator", {}),
    "body": ("body_administrator", {"body_id": BODY}),
    "auditor": ("auditor", {"person_id": "PS-0"}),
    "oversight": ("internal_oversight", {}),
    "factors": ("expert", {"division": "440300"}),  # who has a password, an app, a key and recovery codes
    "": (None, {}),
}
READER_OF = {"field": "auditor"}  # anyone opens it, but it asks for the audits of an auditor
FURTHER = {  # what has a page only with a question, or after something went wrong
    "national": ["/search/?q=机构", "/warnings/?state=all", "/certificates/?on=2026-06-30", "/nothing/", "/my-body/", "/trail/%00"],
    "": ["/accounts/login/?next=/warnings/"],
}  # fmt: skip


@pytest.fixture
def world(settings, tmp_path):
    settings.SECOND_FACTOR = "optional"
    settings.HOME = settings.SNAPSHOTS = settings.RESULTS = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return a_world({BODY: "440305", OTHER: "110105"}, {"O-1": "310115", "O-2": "440106"},
                   [(BODY, "O-1", "440305"), (OTHER, "O-2", "110105")])  # fmt: skip


@pytest.fixture
def clients(world):
    """Name of a reader → a client signed in as that reader."""
    made = {}
    for name, (role, ties) in READERS.items():
        client = made[name] = Client(raise_request_exception=False)
        if role:
            account = someone(role, name, PASSWORD, language="en", **ties)
            client.post(reverse("account_login"), {"login": name, "password": PASSWORD})
            if name == "factors":
                TOTP.activate(account, generate_totp_secret())
                RecoveryCodes.activate(account)
                key = Authenticator(user=account, type="webauthn", data={"name": "Key", "credential": {}})
                key.save()
    return made


def arguments(world):
    """Name of a route → its arguments, one record for each."""
    account = someone("expert", "newcomer", division="440300")
    who, token = link_parts(account)
    known = {name: pages[0][1] for name, pages in world.pages.items()}
    known |= {name: {"username": "auditor"} for name in ("staff_one", "staff_link", "staff_factors")}
    known["first_password"] = {"who": who, "token": token}
    known["mfa_remove_webauthn"] = known["mfa_edit_webauthn"] = {"pk": Authenticator.objects.get(type="webauthn").pk}
    return known


def routes(resolver, parameters=()):
    """(name, parameters) of every route but those of the API."""
    for pattern in resolver.url_patterns:
        named = parameters + tuple(PARAMETER.findall(str(pattern.pattern)))
        if isinstance(pattern, URLResolver):
            if not pattern.namespace:
                yield from routes(pattern, named)
        elif pattern.name:
            yield pattern.name, named


def pages(world, clients):
    """Reader → the addresses of the pages that this reader opens."""
    known, found = arguments(world), {name: list(FURTHER.get(name, [])) for name in READERS}
    for name, parameters in routes(get_resolver()):
        given = known.get(name)
        if parameters and given is None:
            continue
        address = reverse(name, kwargs=given if parameters else None)
        likely = {READER_OF[name]: clients[READER_OF[name]]} if name in READER_OF else clients
        reader = next((one for one, client in likely.items() if is_page(client.get(address))), None)
        if reader is not None:
            found[reader].append(address)
    return found


def is_page(answer):
    """Whether an answer is a whole page of HTML."""
    if answer.streaming:
        for close in answer._resource_closers:  # `close` of the answer would end the connection of the test too
            close()
        return False
    return (
        answer.status_code == 200
        and answer.get("Content-Type", "").startswith("text/html")
        and b"<html" in answer.content
    )


def sideways(page, width):
    """How wide the page stays, once its charts have taken their new size, if that is wider than the window."""
    try:
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width, timeout=3000)
    except TimeoutError:
        return [f"{page.evaluate('document.documentElement.scrollWidth')} pixels wide at {width}"]
    return []


def faults(page, address):
    """What is wrong with a page, as a reader at a desk and on the road meets it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    found = serious_violations(page)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found += sideways(page, width)
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    return [*found, *(f"on a phone, dark: {one}" for one in serious_violations(page))]


def window(browser, live_server, client, said):
    context = browser.new_context(base_url=live_server.url, reduced_motion="reduce", locale="en")
    if "sessionid" in client.cookies:
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.on("console", lambda line: said.append((page.url, line.text)) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append((page.url, str(error))))
    return page


EXPECTED = ("status of 400", "status of 403", "status of 404", "status of 500")  # what a browser says of an error page


def test_every_page(browser, live_server, world, clients):
    opened = pages(world, clients)
    wrong, said = {}, []
    for reader, addresses in opened.items():
        page = window(browser, live_server, clients[reader], said)
        for address in addresses:
            if told := faults(page, address):
                wrong[f"{reader} {urlsplit(address).path}"] = told
        page.context.close()
    assert not wrong, "\n".join(f"{where}: {told}" for where, told in wrong.items())
    assert [one for one in said if not any(expected in one[1] for expected in EXPECTED)] == []
    assert sum(map(len, opened.values())) > 80, "the table of routes was read"


def test_the_page_of_our_own_mistake(browser, live_server, clients, monkeypatch):
    def fail(request):
        raise RuntimeError

    monkeypatch.setattr("gongxin.office.views.home.today_of", fail)
    said = []
    page = window(browser, live_server, clients["national"], said)
    assert faults(page, "/") == []
    assert page.get_by_role("heading", level=1).inner_text() in ("Our mistake", "系统出错")
    assert [text for _, text in said if "status of 500" not in text] == []
    page.context.close()
