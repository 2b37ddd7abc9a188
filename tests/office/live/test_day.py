"""The regulator's day: map and table, calendar, filters, an inspector sent from it."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.witnessing.models import Witness
from tests.casework.presence.conftest import OURS, THEIRS, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector(db):
    return Account.objects.create(username="inspector", role="inspector", division="320100")


def page(client, query=""):
    answer = client.get(f"/live/day/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_audits_of_the_day_with_map_table_and_calendar(audits, jiangsu, signed_in):
    shown = page(signed_in(jiangsu))
    assert "P-1" in shown
    assert "P-2" not in shown
    assert "Follow it live" in shown
    chart = json.loads(re.search(r'id="day-chart" type="application/json">(.*?)</script>', shown, re.S).group(1))
    (mark,) = chart["series"][0]["data"]
    assert mark["value"][2] == 1
    assert "within=320100" in mark["link"]
    assert 'aria-current="date"' in shown
    assert "1 audit<" in shown


def test_the_nation_is_shown_as_tiles_that_open_provinces(audits, signed_in):
    nation = Account.objects.create(username="nation", role="national_regulator")
    shown = page(signed_in(nation))
    assert {"P-1", "P-2"} <= set(re.findall(r"P-\d", shown))
    assert "within=320000" in shown
    assert "P-2" not in page(signed_in(nation), "?within=320000")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        (f"?body={OURS}", True),
        (f"?body={THEIRS}", False),
        ("?least=high", False),
        ("?remote=yes", False),
        ("?remote=no", True),
        ("?witnessed=yes", False),
        ("?within=320500", False),
        ("?within=999999", True),  # no such place: the own region
        ("?day=soon", True),
        ("?day=0001-01-01", True),
        ("?day=9999-12-31", True),
        ("?day=2020-01-01", False),
        ("?view=month&value=risk", True),
    ],
)
def test_the_filters(audits, jiangsu, signed_in, query, shown):
    text = page(signed_in(jiangsu), query)
    assert ("P-1" in text) is shown
    assert ("No audits of this day fit" in text) is not shown


def test_as_many_questions_for_thirty_audits_as_for_one(audits, jiangsu, signed_in):
    client = signed_in(jiangsu)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            page(client, "?view=month")
        return len(asked)

    one = questions()
    start = timezone.now().replace(microsecond=0)
    for number in range(30):
        plan(f"P-{number + 100}", OURS, "320100", start)
    assert questions() == one


def test_somebody_is_sent_from_the_day_and_enters_the_result(audits, jiangsu, inspector, signed_in):
    client = signed_in(jiangsu)
    assert "/live/witnessed/audits/P-1/" in page(client)
    form = client.get("/live/witnessed/audits/P-1/").content.decode()
    assert 'value="inspector"' in form
    client.post("/live/witnessed/audits/P-1/", {"inspector": "inspector", "why": "high risk"})
    witness = Witness.objects.get()
    assert (witness.inspector, witness.told_body_id) == ("inspector", "")
    text = page(client, "?witnessed=yes")
    assert "1 witnessed" in text
    assert "inspector" in text
    own = signed_in(inspector)
    assert "Enter the result" in own.get(f"/live/witnessed/{witness.pk}/").content.decode()
    own.post(f"/live/witnessed/{witness.pk}/report/", {"outcome": "serious", "told": "nobody was there"})
    assert "serious shortcomings" in own.get("/live/witnessed/").content.decode()


def test_an_unannounced_visit_is_not_shown_to_the_body(audits, jiangsu, inspector, staff, signed_in):
    signed_in(jiangsu).post("/live/witnessed/audits/P-1/", {"inspector": "inspector", "why": "x"})
    witness, body = Witness.objects.get(), signed_in(staff)
    assert body.get(f"/live/witnessed/{witness.pk}/").status_code == 404
    assert "P-1" not in body.get("/live/witnessed/").content.decode()
    assert "witnessed</span>" not in page(body)
    assert "P-1" not in page(body, "?witnessed=yes")


def test_a_refusal_is_told_beside_the_form(audits, jiangsu, inspector, signed_in):
    start = timezone.now().replace(microsecond=0)
    plan("P-6", OURS, "320100", start - timedelta(days=2))
    shown = signed_in(jiangsu).post("/live/witnessed/audits/P-6/", {"inspector": "inspector", "why": "x"})
    assert "is over" in shown.content.decode()
