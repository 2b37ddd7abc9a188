"""Windows of a real browser: who looks, in which language, on what screen, and what is wrong with what they see."""

import os
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.office.accessibility import serious_violations

LOOK = os.environ.get("GONGXIN_LOOK")  # a folder: a picture of each page looked at is kept there
PHONE, DESK = 390, 1280


class Window:
    """Somebody's window; `faults` collects what the browser refused and what is hard to use."""

    def __init__(self, browser, address, account=None, language="en", width=DESK):
        self.address, self.faults, self.context = address, [], self._context(browser, width)
        cookies = {"django_language": language}
        if account is not None:
            client = Client()
            client.force_login(account)
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies["sessionid"].value
        self.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        self.name = f"{account or 'citizen'}-{language}"
        self.page = self.context.new_page()
        self.page.on(
            "console", lambda line: self.faults.append(line.text) if line.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    @staticmethod
    def _context(browser, width):
        return browser.new_context(
            viewport={"width": width, "height": 900}, locale="en", has_touch=width == PHONE, reduced_motion="reduce"
        )

    def opens(self, path):
        """Go there and look."""
        self.page.goto(f"{self.address}{path}")
        self.looks()

    def looks(self):
        """The page as it stands, at a desk and on a phone: nothing sideways, nothing serious for a screen reader."""
        size = self.page.viewport_size
        for width in (DESK, PHONE):
            self.page.set_viewport_size({**size, "width": width})
            wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
            self.faults += [f"{self.page.url} is {width} wide and scrolls sideways"] if wide else []
            if LOOK:
                self.page.screenshot(path=Path(LOOK, f"{self._place()}-{self.name}-{width}.png"), full_page=True)
        self.faults += [f"{self.page.url}: {one}" for one in serious_violations(self.page)]
        self.page.set_viewport_size(size)

    def presses(self, button, within="main"):
        """Press a button that leads to a page, and look at it."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator(within).get_by_role("button", name=button, exact=True).click()
        self.looks()

    def says(self):
        """The words of the page."""
        return self.page.locator("main").inner_text()

    def closes(self):
        """Close the window; what was wrong in it."""
        self.context.close()
        return self.faults

    def _place(self):
        path = self.page.url.removeprefix(self.address).split("?")[0].strip("/").replace("/", "-") or "home"
        return f"{path}-{self.page.locator('h2').count()}{self.page.locator('li').count()}"
