"""A phone in a browser: 390 pixels wide, touched, with a place, a passkey of its own, and a network that can be cut."""

from django.utils import timezone

from tests.field.conftest import SITE, session_cookie
from tests.office.accessibility import serious_violations


class Phone:
    """One phone of one auditor. `taps` counts; `faults` collects what the browser complains of."""

    def __init__(self, browser, address, account, language="en-GB", site=SITE, clock=None):
        self.address, self.faults, self.taps = address, [], 0
        self.context = browser.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, locale=language, geolocation=site,
            permissions=["geolocation"] if site else [], timezone_id="Asia/Shanghai",
        )  # fmt: skip
        if clock is not None:
            self.context.clock.install(time=timezone.now())
            clock.screens.append(self)
        self.context.add_cookies([session_cookie(account, address)])
        self.passkeys, self.page = [], None
        self.opened()

    def opened(self):
        """The app opened anew, as from the home screen."""
        if self.page is not None:
            self.passkeys = self.devices.send("WebAuthn.getCredentials", {"authenticatorId": self.key})["credentials"]
            self.page.close()
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.devices = self.context.new_cdp_session(self.page)
        self.devices.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        self.key = self.devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
        for held in self.passkeys:  # the driver forgets them with the page; a phone does not
            self.devices.send("WebAuthn.addCredential", {"authenticatorId": self.key, "credential": held})
        self.taps = 0
        self.page.goto(f"{self.address}/field/")
        self.page.locator("h1").wait_for()

    def heard(self, line):
        if line.type == "error" and "ERR_INTERNET_DISCONNECTED" not in line.text:
            self.faults.append(line.text)

    def tap(self, what):
        self.taps += 1
        self.page.locator(what).first.tap()

    def sees(self, text, where="main"):
        self.page.locator(where).get_by_text(text).first.wait_for()

    def sees_state(self, state):
        """How far the latest sign-in has come, in the list of what was signed."""
        self.tap("nav a[href='#sent']")
        self.page.locator("main li.card").first.locator(".badge", has_text=state).first.wait_for()

    def network(self, there):
        """Cut it or bring it back; the phone tries again by itself within twenty seconds."""
        self.context.set_offline(not there)
        if there:
            self.context.clock.fast_forward(21_000)

    def photograph(self, folder):
        """Take a photo: a small picture with something on it."""
        file = folder / "photo.png"
        self.page.screenshot(path=file)
        self.page.locator("input[type=file]").first.set_input_files(file)
        self.page.locator(".thumb").wait_for()

    def looks(self):
        """The view as it stands: nothing sideways, nothing serious for a screen reader."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        self.faults += [f"{self.page.url} scrolls sideways"] if wide else []
        self.faults += [f"{self.page.url}: {one}" for one in serious_violations(self.page)]

    def bind(self, name):
        self.page.goto(f"{self.address}/field/#phone")
        self.page.locator("#label").fill(name)
        self.looks()
        self.tap("#bind")
        self.sees("this phone signs")
        self.tap("nav a[href='#']")
