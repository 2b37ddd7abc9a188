"""A draw from its draft to a citizen who runs it again, in real browsers: two people of the office, an inspector whose
phone has no network, and somebody without an account, whom a changed byte does not escape.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.public_log.place import signer
from gongxin.cli import run
from tests.office.inspections.test_check_in_a_browser import answer_everything, draw
from tests.portal.in_a_browser import PHONE, Window

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
FIGURES = "3 9 14 22 27 31 8"


@pytest.fixture(autouse=True)
def one_factor(settings, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.SECOND_FACTOR = "optional"


def test_from_the_draft_to_the_citizen(browser, live_server, drafter, approver, tmp_path):
    first, second = (Window(browser, live_server.url, one) for one in (drafter, approver))
    drawn = _drafts_approves_and_commits(first, second)
    _draws_and_sends(first, drawn)
    checked, called_off = Inspection.objects.order_by("pk")
    _prepares(first, second, checked, called_off)
    faults = _inspects_without_a_network(browser, live_server.url, checked)
    _publishes(first, second, checked)
    first.opens(f"/draws/{drawn.pk}/")
    first.presses("Close")
    drawn.refresh_from_db()
    assert drawn.state == "closed"
    for language in ("en", "zh-hans"):
        faults += _runs_it_again(browser, live_server.url, drawn, language, tmp_path)
    assert faults + first.closes() + second.closes() == []


def _drafts_approves_and_commits(first, second):
    first.opens("/draws/")
    page = first.page
    page.get_by_label("Title").fill("2026年度机构抽查")
    page.get_by_label("How many are drawn").fill("2")
    page.get_by_label("To be inspected until").fill((timezone.localdate() + timedelta(days=20)).isoformat())
    page.get_by_label("Public randomness: published figures, their name").fill("双色球")
    page.get_by_label("Which issue or day of them").fill("2026140")
    first.presses("Draft")
    made = Draw.objects.get()
    second.opens(f"/draws/{made.pk}/")
    second.presses("Approve")
    first.page.reload()
    first.presses("Commit the list")
    return made


def _draws_and_sends(first, drawn):
    first.page.get_by_label("双色球 2026140").fill(FIGURES)
    first.presses("Draw by lot")
    first.presses("Send the inspectors")
    drawn.refresh_from_db()
    assert drawn.state == "sent"


def _prepares(first, second, checked, called_off):
    second.opens(f"/inspecting/{checked.pk}/")
    second.presses("Allow", "#allow")
    first.opens(f"/inspecting/{checked.pk}/")
    first.presses("Issue the documents", "#issue")
    first.opens(f"/inspecting/{called_off.pk}/")
    first.page.locator("#abort summary").click()
    first.page.locator("#abort textarea").fill("机构已注销")
    first.presses("Abort", "#abort")


def _inspects_without_a_network(browser, address, checked):
    """On a phone: opened with a network, done without one, sent when there is one again."""
    account = Account.objects.get(username=checked.sent.first().username)
    phone = Window(browser, address, account, width=PHONE)
    page = phone.page
    page.goto(f"{address}/check/#{checked.pk}")
    page.wait_for_function(
        "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
    )
    page.wait_for_selector("#begin")
    phone.looks()
    phone.context.set_offline(True)
    for box in page.locator("section input[type=checkbox]").all():
        box.check()
    page.click("#begin")
    answer_everything(page)
    for at in range(3):
        draw(page, at)
    page.fill("#firm-name", "李四")
    page.fill("#comment", "无异议")
    page.click("#end")
    page.wait_for_selector("#ended")
    phone.looks()
    assert Inspection.objects.get(pk=checked.pk).state == "issued", "nothing was sent"
    phone.context.set_offline(False)
    page.locator("#network", has_text="everything was sent").wait_for(timeout=20000)
    assert Inspection.objects.get(pk=checked.pk).state == "signed"
    inspector = Window(browser, address, account)
    inspector.opens(f"/inspecting/{checked.pk}/")
    inspector.page.get_by_label("What came of it").select_option("none")
    inspector.page.get_by_label("What was found, as it will be published").fill("未发现问题。")
    inspector.presses("Enter the result", "#enter")
    offline = [one for one in phone.closes() if "ERR_INTERNET_DISCONNECTED" not in one]
    return offline + inspector.closes()


def _publishes(first, second, checked):
    second.opens(f"/inspecting/{checked.pk}/")
    second.presses("Approve", "#approve")
    first.opens(f"/inspecting/{checked.pk}/")
    first.presses("Publish", "#publish")
    checked.refresh_from_db()
    assert checked.state == "published"


WORDS = {
    "en": ("Check it yourself", "No problem", "called off", "It does not come out", "Receipt of entry 0"),
    "zh-hans": ("自己核验", "未发现问题", "检查已终止", "不能重现", "账本第 0 条"),
}


def _runs_it_again(browser, address, drawn, language, folder):
    """A citizen without an account: reads, runs it again, keeps a receipt; then a byte of the list is changed."""
    check, result, off, fails, receipt = WORDS[language]
    citizen = Window(browser, address, language=language)
    citizen.opens("/public/draws/")
    citizen.page.get_by_role("link", name=drawn.number).click()
    citizen.looks()
    assert result in citizen.says()
    assert off in citizen.says()
    told = citizen.page.locator("#told")
    citizen.page.get_by_role("button", name=check).click()
    citizen.page.locator("#told[data-holds=yes]").wait_for()
    assert "Reproduced: 2" in told.inner_text()
    citizen.looks()
    with citizen.page.expect_download() as coming:
        citizen.page.get_by_role("link", name=receipt).click()
    coming.value.save_as(folder / "receipt.tlog-proof")
    (folder / "keys").write_text(f"{signer().key}\n")
    assert run(["verify", str(folder / "receipt.tlog-proof"), "--keys", str(folder / "keys")]) == 0
    listed = bundle_of(drawn) / "objects.csv"
    honest = listed.read_bytes()
    listed.write_bytes(honest.replace(b"CNCA-R-2002-003", b"CNCA-R-2002-00X"))
    citizen.page.get_by_role("button", name=check).click()
    citizen.page.locator("#told[data-holds=no]").wait_for()
    assert fails in told.inner_text()
    assert "objects.csv" in told.inner_text()
    citizen.looks()
    listed.write_bytes(honest)
    return citizen.closes()
