"""Profiles and the picture in a browser: drawn without complaint, nothing sideways, nothing that hinders a reader."""

import pytest
from django.conf import settings
from django.test import Client

from tests.casework.accounts.people import someone
from tests.casework.profiles.world import BODY, in_registers
from tests.office.accessibility import serious_violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = (f"/bodies/{BODY}/profile", "/people/A-1/profile", "/picture?within=", "/picture?within=370000")
VIEWS = [(1280, "en", "light"), (1280, "zh-hans", "dark"), (390, "zh-hans", "light"), (390, "en", "dark")]


@pytest.fixture
def session(tmp_path, settings):
    """The session of a reader who has said what for."""
    settings.SECOND_FACTOR = "optional"
    in_registers(tmp_path)
    account = someone("national_regulator")
    client = Client()
    client.force_login(account)
    for kind, key in (("person", "A-1"), ("body", BODY)):
        client.post("/trail/purpose/", {"subject_kind": kind, "subject_id": key, "purpose": "warning"})
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def opened(browser, server, session, width, language, theme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce", base_url=server.url
    )
    context.add_cookies([
        {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url},
        {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": server.url},
    ])  # fmt: skip
    return context


def complaints(page, address, width):
    """What is wrong with a page: charts not drawn, wider than the screen, or hard to use."""
    page.goto(address)
    drawn, wanted = page.locator(".gx-chart svg").count(), page.locator(".gx-chart").count()
    across = page.evaluate("document.documentElement.scrollWidth")
    told = [] if drawn == wanted > 0 else [f"{drawn} of {wanted} charts drawn"]
    return told + ([f"{across} pixels wide"] if across > width else []) + serious_violations(page)


def said_and_wrong(context, width):
    """What the browser said while the pages were opened, and what is wrong with each."""
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    wrong = {address: complaints(page, address, width) for address in PAGES}
    context.close()
    return said, {address: told for address, told in wrong.items() if told}


def test_every_page_at_both_widths_in_both_languages_and_lights(browser, live_server, session):
    found = {view: said_and_wrong(opened(browser, live_server, session, *view), view[0]) for view in VIEWS}
    assert found == {view: ([], {}) for view in VIEWS}


def test_a_tile_opens_its_province_by_keyboard_and_the_theme_redraws_the_charts(browser, live_server, session):
    context = opened(browser, live_server, session, 1280, "en", "light")
    page = context.new_page()
    page.goto("/picture?within=")
    before = page.locator(".gx-chart svg").first.inner_html()
    page.get_by_role("button", name="Light or dark").click()
    assert page.locator(".gx-chart svg").first.inner_html() != before
    page.get_by_role("link", name="Shandong").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/picture?within=370000*")
    assert page.get_by_role("link", name="济南市").count() == 1
    context.close()
