"""One day in a real browser, at a desk and on the road: in by a second factor, a body found by a mistyped name, its
profile read, a warning worked to its end with the body's answer, a broken sheet mended by the body, the language changed.
"""

import io
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from openpyxl import Workbook

from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.registry.models import Certificate
from tests.casework.accounts.people import PASSWORD, someone
from tests.casework.monitoring.world import BODY, a_run, a_warning, bodies
from tests.office.accessibility import serious_violations
from tests.office.signin.test_second_factor import code_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HEADINGS = ("cert_no", "body_id", "org_id", "domain_code", "issued_on")


@pytest.fixture
def world(settings, monkeypatch, tmp_path):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.SECOND_FACTOR, settings.HOME = "", tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    bodies()
    return a_warning(a_run())


def with_a_factor(role, name, **ties):
    """An account with a password and an authenticator app; returns the secret of the app."""
    secret = generate_totp_secret()
    TOTP.activate(someone(role, name, PASSWORD, language="en", **ties), secret)
    return secret


class Reader:
    """Somebody in a window of his own; `faults` collects what the browser refused and what is hard to use."""

    def __init__(self, browser, address, width):
        self.address, self.faults = address, []
        self.page = browser.new_context(viewport={"width": width, "height": 900}, locale="en").new_page()
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def looks(self):
        """The page as it stands: nothing sideways, nothing serious for a screen reader."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        self.faults += [f"{self.page.url} scrolls sideways"] if wide else []
        self.faults += [f"{self.page.url}: {one}" for one in serious_violations(self.page)]

    def press(self, button):
        """Press it and look at the page it leads to."""
        with self.page.expect_navigation(wait_until="load"):
            button.click()
        self.looks()

    def sign_in(self, name, secret):
        """By password and the code of the app."""
        self.page.goto(f"{self.address}/accounts/login/?next=/")
        self.looks()
        self.page.get_by_label("User name").or_(self.page.get_by_label("Username")).fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url("**/second-factor/authenticate/**")
        self.looks()
        self.page.locator("input[name=code]").fill(code_of(secret))
        self.page.locator("main form:has(input[name=code]) button").first.click()
        self.page.wait_for_url(f"{self.address}/")
        self.looks()

    def step(self, label, reason, choice=None):
        """One step of a warning: opened, filled in, sent."""
        box = self.page.locator(".gx-steps > details", has=self.page.locator("summary", has_text=label)).first
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        if choice:
            box.get_by_label(choice, exact=True).check()
        box.locator("textarea").fill(reason)
        self.press(box.locator("button"))


def a_sheet(folder, issued_on):
    """An XLSX as a body's clerk keeps it, with one certificate."""
    book = Workbook()
    book.active.append(HEADINGS)
    book.active.append(("C-9", BODY, "O-1", "A0101", issued_on))
    held = io.BytesIO()
    book.save(held)
    file = folder / "certificates.xlsx"
    file.write_bytes(held.getvalue())
    return file


@pytest.mark.parametrize("width", [1280, 390])
def test_a_day(browser, live_server, world, tmp_path, width):
    secret = with_a_factor("provincial_regulator", "beijing", division="110000")
    secret_of_body = with_a_factor("body_administrator", "eastern", body_id=BODY)
    regulator, body = (Reader(browser, live_server.url, width) for _ in range(2))

    regulator.sign_in("beijing", secret)
    _finds_the_body_and_reads_its_profile(regulator)
    regulator.page.goto(f"{live_server.url}/warnings/")
    regulator.looks()
    regulator.press(regulator.page.locator("main table a").first)
    regulator.step("Ask for an explanation", "Where were the auditors?")

    body.sign_in("eastern", secret_of_body)
    _explains(body)
    regulator.page.reload()
    regulator.step("Weigh the explanation", "The minutes are missing.", "not accepted")
    regulator.step("Close", "Told by telephone.")
    regulator.step("Confirm the warning", "Inspection found it.")
    assert RiskWarning.objects.get(pk=world.pk).state == "confirmed"

    _sends_a_broken_sheet_and_mends_it(body, a_sheet(tmp_path, "2026-13-02"))
    assert Certificate.objects.known().get(cert_no="C-9").issued_on == date(2026, 5, 2)
    body.press(body.page.get_by_role("button", name="中文"))
    assert body.page.locator("html").get_attribute("lang") == "zh-hans"
    assert "全部入库。" in body.page.locator("main").inner_text()
    for reader in (regulator, body):
        reader.page.context.close()
        assert reader.faults == []


def _finds_the_body_and_reads_its_profile(regulator):
    page = regulator.page
    page.get_by_role("searchbox").first.press_sequentially("东方认正中心")
    page.get_by_role("searchbox").first.press("Enter")
    page.wait_for_url("**/search/**")
    regulator.looks()
    regulator.press(page.locator(".gx-results a", has_text="东方认证中心").first)
    regulator.press(page.locator(f"a[href*='{BODY}/profile']").first)
    assert "东方认证中心" in page.get_by_role("heading", level=1).inner_text()


def _explains(body):
    body.press(body.page.locator("main table a").first)
    body.page.locator("textarea[name=text]").fill("They were there.")
    body.press(body.page.get_by_role("button", name="Send the explanation"))


def _sends_a_broken_sheet_and_mends_it(body, sheet):
    body.page.goto(f"{body.address}/my-body/report/")
    body.looks()
    body.page.get_by_label("CSV, XLSX, JSON or Parquet").set_input_files(sheet)
    body.press(body.page.get_by_role("button", name="Send", exact=True))
    assert "Rows to mend" in body.page.locator("main").inner_text()
    body.page.locator("input[value='2026-13-02']").fill("2026-05-02")
    body.press(body.page.get_by_role("button", name="Send the mended rows"))
    assert "Everything was taken in." in body.page.locator("main").inner_text()
