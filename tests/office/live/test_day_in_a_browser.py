"""The regulator's day in a browser: a map that is drawn, nothing sideways on a phone, somebody sent to an audit."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.runs.models import Grade, Run
from gongxin.casework.witnessing.models import Witness
from tests.casework.presence.conftest import OURS, plan
from tests.office.accessibility import serious_violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SITES = ("320102", "320104", "320106", "320505", "320583", "440304")


@pytest.fixture
def world(settings, monkeypatch):
    """Audits of now in two cities of Jiangsu, and one elsewhere; their body is graded D."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.SECOND_FACTOR = "optional"
    start = timezone.now().replace(microsecond=0) - timedelta(hours=1)
    for number, site in enumerate(SITES):
        plan(f"P-{number}", OURS, site, start)
    run = Run.objects.create(as_of=timezone.localdate(), state=Run.ENDED)
    Grade.objects.create(run=run, body_id=OURS, body_division="320000", score=1, grade="D", low=0, high=1, reasons="[]")
    Account.objects.create(username="inspector", role="inspector", division="320000")
    return Account.objects.create(username="jiangsu", role="provincial_regulator", division="320000")


def page_of(browser, live_server, account, width, language):
    client = Client()
    client.force_login(account)
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
    cookies = {django_settings.SESSION_COOKIE_NAME: client.cookies["sessionid"].value, "django_language": language}
    context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
    return context.new_page()


@pytest.mark.parametrize(
    ("width", "language", "button"), [(390, "zh-hans", "安排见证人员"), (1280, "en", "Send the inspector")]
)
def test_a_day_on_a_map_and_somebody_sent(browser, live_server, world, width, language, button):
    page = page_of(browser, live_server, world, width, language)
    faults = []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{live_server.url}/live/day/")
    page.wait_for_selector(".gx-chart svg")
    assert page.locator("table.card-table tbody tr").count() == len(SITES) - 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    faults += serious_violations(page)
    with page.expect_navigation():
        page.locator("a[href*='within=320100']").first.click()
    assert page.locator("table.card-table tbody tr").count() == 3
    with page.expect_navigation():
        page.locator("a[href*='/live/witnessed/audits/']").first.click()
    page.locator("textarea").fill("risk")
    faults += serious_violations(page)
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    assert Witness.objects.get().inspector == "inspector"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults == []
    page.context.close()
