"""Every public page in a real browser, at a desk and on a phone, in both languages, in every state of a draw: nothing
serious for a screen reader, nothing sideways, nothing that the policy of the page refuses.
"""

import pytest

from gongxin.casework.draws.actions.abort_draw import abort_draw
from gongxin.casework.public_log.registry import fix_registry
from gongxin.casework.public_log.writing import write_out
from tests.casework.draws.steps import committed, drawn, sent
from tests.casework.public_log.test_registry import certificate
from tests.portal.in_a_browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
EMPTY = ("draws", "register", "ledger")


@pytest.fixture
def allowed(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def faults(browser, address, paths):
    """What is wrong with the pages, in either language."""
    found = []
    for language in ("en", "zh-hans"):
        window = Window(browser, address, language=language)
        for path in paths:
            window.opens(f"/public/{path}")
        found += window.closes()
    return found


def test_before_anything_was_entered(browser, live_server, allowed):
    assert faults(browser, live_server.url, [f"{page}/" for page in EMPTY]) == []


def test_draws_of_every_state_and_the_register(browser, live_server, allowed, drafter, approver):
    given_up = drawn(drafter, approver, title="名录有误的抽查")
    abort_draw(pk=given_up.pk, reason="名录有误", by=drafter)
    draws = [given_up, committed(drafter, approver), sent(drafter, approver)]
    certificate("00125Q30001R0M")
    fix_registry()
    write_out()
    paths = [*(f"{page}/" for page in EMPTY), *(f"draws/{one.number}/" for one in draws)]
    paths += ["register/?number=00125Q30001R0M", "register/?number=999"]
    assert faults(browser, live_server.url, paths) == []
