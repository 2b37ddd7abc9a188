"""A whole audit day of a team of three on their phones, and the office's live board beside it.

One phone is without a network in the morning, one has no passkey, one must answer a presence challenge, and one fails
before the evening. The clocks of server and phones are set together.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.presence.actions.issue_challenge import issue_challenge
from gongxin.casework.presence.models import DeviceBinding, LiveFinding, PresenceChallenge, TakenSignIn
from tests.field.conftest import audit, session_cookie
from tests.field.phones import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CHINA = ZoneInfo("Asia/Shanghai")


class Day:
    """Sets the clocks of the server and of everything in the browser."""

    def __init__(self, traveller):
        self.traveller, self.screens = traveller, []

    def at(self, hour, minute):
        moment = datetime(2026, 6, 10, hour, minute, tzinfo=CHINA)
        self.traveller.move_to(moment)
        for screen in self.screens:
            screen.context.clock.set_system_time(moment)


class Board:
    """The live board of the province, on a desk. It renews itself; nobody loads it again."""

    def __init__(self, browser, address, account):
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        self.context.add_cookies([session_cookie(account, address)])
        self.page = self.context.new_page()
        self.page.goto(f"{address}/live/?show=all")

    def shows(self, text, within_ms=2000):
        check_live(plan_ids=["P-1"])
        self.page.locator("main").get_by_text(text).first.wait_for(timeout=within_ms)


@pytest.fixture
def day():
    with time_machine.travel(datetime(2026, 6, 10, 8, 45, tzinfo=CHINA), tick=True) as traveller:
        yield Day(traveller)


def of(person, moment):
    return TakenSignIn.objects.get(person_id=person, moment=moment)


def test_a_day(browser, live_server, day, team, jiangsu, gate, tmp_path):
    audit("P-1", datetime(2026, 6, 10, 9, 0, tzinfo=CHINA))
    phones = [Phone(browser, live_server.url, team[person], clock=day) for person in team]
    one, two, three = phones
    board = Board(browser, live_server.url, jiangsu)
    board.shows("0 of 3")

    one.bind("work phone")
    two.bind("own phone")
    assert sorted(DeviceBinding.objects.values_list("person_id", flat=True)) == ["A-1", "A-2"]
    _opens_in_two_taps(day, one)
    board.shows("1 of 3")
    _arrives_without_a_network(day, two, tmp_path)
    _arrives_without_a_passkey(day, three)
    board.shows("2 of 3")
    day.at(10, 20)
    two.network(True)
    two.sees_state("taken")
    board.shows("3 of 3")
    _answers_the_challenge(day, two)
    _closes(day, one)
    board.shows("16:40")
    _leaves_by_the_phone_of_a_colleague(one)

    assert [of("A-1", "opening").words, of("A-2", "arrive").words] == [[], []]
    assert of("A-2", "arrive").received_at - of("A-2", "arrive").at > timedelta(hours=1)  # its time is that of signing
    assert (of("A-3", "arrive").words, of("A-3", "leave").words) == (["no_passkey"], ["by_colleague"])
    assert TakenSignIn.objects.count() == 6
    assert not LiveFinding.objects.filter(gone_at=None).exists()
    for phone in phones:
        phone.context.close()
        assert phone.faults == []


def _opens_in_two_taps(day, one):
    day.at(8, 55)
    one.opened()
    one.tap("button.main")
    one.tap("#confirm")
    one.sees("signed at 08:55")
    assert one.taps == 2
    one.looks()
    one.sees_state("taken")
    held = of("A-1", "opening").content.statement
    assert (round(held.lat, 4), held.accuracy_m, held.present_ids) == (32.0601, 12, ("A-1",))


def _arrives_without_a_network(day, two, folder):
    day.at(8, 56)
    two.opened()
    two.tap("#language")
    two.network(False)
    day.at(8, 58)
    two.page.reload()
    two.sees("无网络", "header")
    two.tap("button.main")
    two.sees("到场")
    two.looks()
    two.photograph(folder)
    two.tap("#confirm")
    two.sees("1 次签到待发送")
    two.sees_state("待发送")
    two.looks()
    two.tap("#language")
    assert not TakenSignIn.objects.filter(person_id="A-2").exists()


def _arrives_without_a_passkey(day, three):
    three.opened()
    three.looks()
    three.tap("button.main")
    three.tap("#confirm")
    three.sees_state("taken")
    three.sees("not signed with a passkey")
    three.looks()


def _answers_the_challenge(day, two):
    day.at(11, 0)
    issue_challenge(plan_id="P-1", person_id="A-2")
    day.at(11, 7)
    two.opened()
    two.sees("Time left 12:5")
    two.looks()
    two.tap("button.main")
    two.tap("#confirm")
    two.sees("signed at 11:07")
    assert two.taps == 2
    two.sees_state("taken")
    held = PresenceChallenge.objects.get()
    assert (held.state, held.answered_by) == ("answered", of("A-2", "challenge").sign_in_id)


def _closes(day, one):
    day.at(16, 40)
    one.opened()
    one.tap("button.main")
    one.sees("Closing meeting")
    one.tap("#everyone")
    one.tap("#confirm")
    one.sees("signed at 16:40")
    one.sees_state("taken")
    assert len(of("A-1", "closing").content.statement.present_ids) == 3


def _leaves_by_the_phone_of_a_colleague(one):
    """The session of the morning is over: the pass of the phone still sends."""
    one.tap("nav a[href='#']")
    one.tap("article summary")
    one.tap("article button:has-text('departure')")
    one.tap("main details summary")
    one.page.locator("#signs-for").select_option("A-3")
    one.looks()
    one.tap("#confirm")
    one.sees_state("taken")
    one.sees("for 陈三")
    one.sees("sent by a colleague")
    assert of("A-3", "leave").content.statement.circumstances == ("phone_failed",)
