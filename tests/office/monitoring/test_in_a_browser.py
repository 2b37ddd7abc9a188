"""A warning worked to its end in a browser: asked, explained by the body, weighed, closed, confirmed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from gongxin.casework.monitoring.models import RiskWarning
from tests.casework.monitoring.world import BODY, a_run, a_warning, account, bodies

WORDS = {
    "en": {"ask": "Ask for an explanation", "send": "Send the explanation", "weigh": "Weigh the explanation", "not": "not accepted", "close": "Close", "confirm": "Confirm the warning", "end": "Feedback: confirmed", "day": "Day by day", "side": "Records side by side"},
    "zh-hans": {"ask": "要求说明", "send": "提交说明", "weigh": "核议说明", "not": "不采纳", "close": "关闭", "confirm": "反馈属实", "end": "反馈：属实", "day": "逐日计算", "side": "记录对照"},
}  # fmt: skip


def page_of(browser, address, who, language, width):
    """A page of someone who is signed in."""
    client = Client()
    client.force_login(who)
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([
        {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address},
        {"name": "django_language", "value": language, "url": address},
    ])  # fmt: skip
    return context.new_page()


def checked(page):
    """It does not scroll sideways, and axe finds nothing serious."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], node["html"][:120]) for one in found for node in one["nodes"]] == [], page.url


def step(page, label, reason, choice=None):
    """Open a step, fill it in, send it."""
    box = page.locator(".gx-steps > details", has=page.locator("summary", has_text=label)).first
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    if choice:
        box.get_by_label(choice, exact=True).check()
    box.locator("textarea").fill(reason)
    box.locator("button").click()
    page.wait_for_load_state()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("width", "language"), [(1280, "zh-hans"), (390, "en")])
def test_a_warning_is_worked_to_its_end(live_server, browser, settings, width, language):
    settings.SECOND_FACTOR, settings.CSRF_COOKIE_SECURE = "optional", False
    bodies()
    warning, said = a_warning(a_run()), WORDS[language]
    regulator = page_of(browser, live_server.url, account("provincial_regulator", division="110000"), language, width)
    body = page_of(browser, live_server.url, account("body_staff", body_id=BODY), language, width)
    faults = []
    for page in (regulator, body):
        page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)

    regulator.goto(live_server.url)
    checked(regulator)
    regulator.get_by_role("link", name="东方认证中心").click()
    checked(regulator)
    regulator.get_by_text(said["side"]).click()
    regulator.wait_for_selector(".gx-finding details p")
    step(regulator, said["ask"], "Where were the auditors?")
    regulator.get_by_text(said["day"]).first.click()
    assert regulator.locator(".gx-days li.gx-counted").count() >= 10

    body.goto(live_server.url)
    body.locator("main table a").first.click()
    checked(body)
    body.locator("textarea[name=text]").fill("They were there.")
    body.get_by_role("button", name=said["send"]).click()
    body.wait_for_load_state()

    regulator.reload()
    step(regulator, said["weigh"], "The minutes are missing.", said["not"])
    step(regulator, said["close"], "Told by telephone.")
    step(regulator, said["confirm"], "Inspection found it.")
    checked(regulator)
    assert said["end"] in regulator.locator("main").inner_text()
    assert faults == []
    for address in (
        "warnings/?state=all",
        "monitoring/risk-points/",
        "monitoring/rules/",
        "monitoring/precision/",
        "monitoring/back-tests/",
    ):
        regulator.goto(f"{live_server.url}/{address}")
        checked(regulator)
    assert RiskWarning.objects.get(pk=warning.pk).state == "confirmed"
    for page in (regulator, body):
        page.context.close()
