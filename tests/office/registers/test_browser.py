"""The search box in a browser: suggestions while typing, and the page behind one of them, on a phone."""

import pytest
from django.conf import settings as django_settings
from django.test import Client

from gongxin.casework.registry.models import Organisation
from gongxin.casework.registry.recording import record
from tests.casework.accounts.people import someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_name_typed_with_an_error_leads_to_its_page(browser, live_server, settings, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.SECOND_FACTOR = "optional"
    record(Organisation, {"org_id": "91440300MA5EXYZ12T", "name": "深圳市腾跃精密机械有限公司", "division": "440300"})
    client = Client()
    client.force_login(someone("expert"))
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="zh-CN")
    context.add_cookies(
        [
            {
                "name": django_settings.SESSION_COOKIE_NAME,
                "value": client.cookies["sessionid"].value,
                "url": live_server.url,
            }
        ]
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("searchbox").press_sequentially("腾跃精蜜机械")
    page.locator("#gx-suggestions a", has_text="深圳市腾跃精密机械有限公司").click()
    page.wait_for_url("**/organisations/91440300MA5EXYZ12T/")
    assert page.get_by_role("heading", level=1).inner_text().endswith("深圳市腾跃精密机械有限公司")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
