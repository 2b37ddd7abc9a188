"""The pages: what each reader sees, what the forms do, and that no page asks more of the database for more rows."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongxin.casework.monitoring.actions.dispose import close
from gongxin.casework.monitoring.actions.explain import explain
from gongxin.casework.monitoring.actions.feed_back import feed_back
from gongxin.casework.monitoring.actions.request_explanation import request_explanation
from gongxin.casework.monitoring.actions.weigh import weigh
from gongxin.casework.monitoring.models import BackTest, RiskWarning, Shadow, Snooze
from gongxin.casework.runs.models import DataQuality
from gongxin.casework.trail.write import note
from tests.casework.monitoring.world import BODY, OTHER, SHANGHAI, a_plan, a_run, a_warning, account

pytestmark = pytest.mark.django_db
PAGES = (
    "/",
    "/warnings/",
    "/monitoring/risk-points/",
    "/monitoring/rules/",
    "/monitoring/precision/",
    "/monitoring/back-tests/",
)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def hidden(response, verb):
    """The hidden fields of one form, as a browser would send them back."""
    form = re.split(rf'action="/warnings/\d+/step/{verb}/"', response.content.decode())[1].split("</form>")[0]
    return {name: re.search(rf'name="{name}" value="([^"]*)"', form)[1] for name in ("seen", "token")}


def ask(warning, by, **more):
    request_explanation(pk=warning.pk, by=by, seen=None, question="Where were they?", **more)


def to_the_end(run, by, body_account):
    warning = a_warning(run)
    ask(warning, by)
    explain(request_pk=warning.requests.get().pk, by=body_account, text="They were there.")
    weigh(pk=warning.pk, by=by, seen=None, weight="rejected", reason="No minutes.")
    close(pk=warning.pk, by=by, seen=None, reason="Told by letter.")
    feed_back(verb="confirm", pk=warning.pk, by=by, seen=None, reason="Inspection.")
    return warning


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_and_without_anything_on_it(run, beijing, signed_in, page, language):
    client = signed_in(beijing, language)
    assert client.get(page).status_code == 200
    to_the_end(run, beijing, account("body_staff", body_id=BODY))
    a_warning(a_run(), detector="p14_decider_in_team")
    assert client.get(page).status_code == 200


def test_the_board_narrows_by_every_filter(run, beijing, signed_in):
    first = a_warning(run, place=SHANGHAI)
    a_warning(run, detector="p14_decider_in_team", severity="low", plan="AP2", place="110105")
    ask(first, beijing)
    client = signed_in(account("national_regulator"))
    for address, count in (
        ("", 2), ("level=yellow", 1), ("level=red", 0), ("state=raised", 1), ("state=closed", 0), ("state=all", 2),
        ("region=31", 1), ("region=44", 0), ("region=11", 2), ("point=impartiality", 1), (f"body={BODY}", 2), (f"body={OTHER}", 0),
        ("explained=nobody", 1), ("explained=not_asked", 1), ("explained=body", 0), ("order=level", 2), ("state=nonsense&level=pink&page=zzz", 2),
    ):  # fmt: skip
        assert client.get(f"/warnings/?{address}").context["count"] == count, address
    part = client.get("/warnings/?level=yellow", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


def test_the_empty_board_says_what_to_do_next(db, beijing, signed_in):
    assert "Warnings are raised by the nightly run" in text(signed_in(beijing).get("/warnings/"))
    assert "Show all open warnings" in text(signed_in(beijing).get("/warnings/?level=red"))


def test_a_warning_tells_its_reasons_in_words(run, beijing, signed_in):
    warning = a_warning(run)
    page = text(signed_in(beijing).get(f"/warnings/{warning.pk}/"))
    assert "1 events (1 findings) have the strength 1.0; blue begins at 0" in page
    assert "article 18 (1): the site had to be entered" in page
    assert "东方认证中心" in page
    assert "最严重的发现为高" in text(signed_in(beijing, "zh-hans").get(f"/warnings/{warning.pk}/"))


def test_people_are_hidden_until_the_reader_says_what_for(run, beijing, signed_in):
    warning = a_warning(run, person="P-77")
    client = signed_in(beijing)
    assert "P-77" not in client.get(f"/warnings/{warning.pk}/").content.decode()
    client.post(
        reverse("give_purpose"),
        {"purpose": "warning", "subject_kind": "warning", "subject_id": warning.pk, "next": f"/warnings/{warning.pk}/"},
    )
    assert "P-77" in client.get(f"/warnings/{warning.pk}/").content.decode()


@pytest.mark.parametrize(("role", "ties", "status"), [
    ("provincial_regulator", {"division": "310000"}, 200), ("provincial_regulator", {"division": "330000"}, 404),
    ("inspector", {"division": "110000"}, 200), ("body_staff", {"body_id": BODY}, 404), ("auditor", {"person_id": "P-1"}, 403),
    ("certified_organisation", {"org_id": "O-1"}, 403), ("internal_oversight", {}, 403),
])  # fmt: skip
def test_who_opens_a_warning(run, beijing, signed_in, role, ties, status):
    warning = a_warning(run, place=SHANGHAI)
    client = signed_in(account(role, **ties))
    assert client.get(f"/warnings/{warning.pk}/").status_code == status
    sent = {"seen": 1, "question": "Why?", "body": "on", "token": "0" * 32}
    refused = client.post(f"/warnings/{warning.pk}/step/request_explanation/", sent).status_code
    assert refused in (403, 404, 409)
    assert RiskWarning.objects.get().state == "raised"


def test_a_form_sent_from_an_old_page_gets_a_clear_word_and_keeps_what_was_written(run, beijing, signed_in):
    warning = a_warning(run)
    one, other = signed_in(beijing), signed_in(account("national_regulator"))
    address = f"/warnings/{warning.pk}/"
    fields = hidden(one.get(address), "request_explanation")
    theirs = hidden(other.get(address), "request_explanation")
    assert (
        other.post(f"{address}step/request_explanation/", {**theirs, "question": "Theirs", "body": "on"}).status_code
        == 302
    )
    late = one.post(f"{address}step/request_explanation/", {**fields, "question": "My long question", "body": "on"})
    assert late.status_code == 409
    assert "has changed since you opened it" in text(late)
    assert "My long question" in text(late)
    again = {**hidden(late, "request_explanation"), "question": "My long question", "body": "on"}
    assert one.post(f"{address}step/request_explanation/", again).status_code == 302
    assert [one.question for one in warning.requests.all()] == ["Theirs", "My long question"]


def test_the_same_form_twice_asks_once(run, beijing, signed_in):
    warning = a_warning(run)
    client, address = signed_in(beijing), f"/warnings/{warning.pk}/"
    sent = {**hidden(client.get(address), "request_explanation"), "question": "Why?", "body": "on"}
    for _ in range(2):
        assert client.post(f"{address}step/request_explanation/", sent).status_code == 302
    assert warning.requests.count() == 1


def test_a_step_that_does_not_exist_or_is_looked_at_by_get(run, beijing, signed_in):
    warning = a_warning(run)
    client = signed_in(beijing)
    assert client.post(f"/warnings/{warning.pk}/step/expire/").status_code == 404
    assert client.get(f"/warnings/{warning.pk}/step/close/").url == f"/warnings/{warning.pk}/"


def test_a_body_sees_the_request_and_not_the_warning(run, beijing, signed_in):
    warning = a_warning(run)
    ask(warning, beijing)
    client, pk = signed_in(account("body_staff", body_id=BODY)), warning.requests.get().pk
    assert "Where were they?" in text(client.get("/"))
    page = text(client.get(f"/explanations/{pk}/"))
    assert "finding p01_no-1-0" in page
    assert "yellow" not in page
    token = re.search(r'name="token" value="([^"]*)"', client.get(f"/explanations/{pk}/").content.decode())[1]
    for _ in range(2):
        assert (
            client.post(f"/explanations/{pk}/", {"token": token, "text": "<b>They were there.</b>"}).status_code == 302
        )
    assert "They were there." in text(client.get(f"/explanations/{pk}/"))
    assert "<b>They" not in client.get(f"/explanations/{pk}/").content.decode()
    assert signed_in(account("body_staff", body_id=OTHER)).get(f"/explanations/{pk}/").status_code == 404


def test_an_auditor_sees_his_own_facts_only(run, beijing, signed_in):
    a_warning(run, person="P-1", plan="AP1")
    warning = a_warning(run, person="P-2", plan="AP2", detector="p01_signed_elsewhere")
    ask(warning, beijing, body=False, people=["P-1"])
    page = text(signed_in(account("auditor", person_id="P-1")).get(f"/explanations/{warning.requests.get().pk}/"))
    assert "finding p01_no-1-0 P-1" in page
    assert "p01_si" not in page


def test_hand_overs_by_form(run, beijing, signed_in):
    warning = a_warning(run, place="330106")
    owner, other = signed_in(beijing), signed_in(account("provincial_regulator", division="310000"))
    fields = {"seen": 1, "token": "0" * 32, "to_division": "999999", "reason": "Yours?"}
    refused = owner.post(f"/warnings/{warning.pk}/hand-over/", fields)
    assert (refused.status_code, "no division" in text(refused)) == (409, True)
    assert owner.post(f"/warnings/{warning.pk}/hand-over/", {**fields, "to_division": "310000"}).status_code == 302
    assert "Hand-overs to answer" in text(other.get("/"))
    offer = warning.hand_overs.get().pk
    finding = f"/findings/{warning.joined.get().finding_id}/"
    stranger = signed_in(account("provincial_regulator", division="320000"))
    assert [one.get(finding).status_code for one in (owner, other, stranger)] == [200, 200, 404]
    assert "Give the reason for refusing" in text(other.post(f"/hand-overs/{offer}/refuse/", follow=True))
    other.post(f"/hand-overs/{offer}/accept/")
    warning.refresh_from_db()
    assert warning.owner_division == "310000"
    assert [one.get(finding).status_code for one in (owner, other, stranger)] == [200, 200, 404]


def test_records_stand_side_by_side_as_the_run_saw_them(run, beijing, signed_in):
    from datetime import UTC, datetime

    a_plan("AP1", datetime(2026, 2, 1, 9, tzinfo=UTC))
    run.known_at = None
    run.save()
    warning = a_warning(run)
    page = signed_in(beijing).get(f"/warnings/{warning.pk}/records/p01_no-1-0/")
    assert '<mark class="gx-told">AP1</mark>' in page.content.decode()
    part = signed_in(beijing).get(f"/warnings/{warning.pk}/records/p01_no-1-0/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


def test_sleep_and_shadow_by_form(db, beijing, signed_in):
    client, national = signed_in(beijing), signed_in(account("national_regulator"))
    sent = {"detector": "p01_no_sign_in", "division": "110000", "reason": "Network down"}
    for until, made in (("", 0), ("2020-01-01", 0), ("not a day", 0)):
        client.post("/monitoring/rules/snooze/", {**sent, "until_on": until})
        assert Snooze.objects.count() == made
    from datetime import timedelta

    from django.utils import timezone

    client.post(
        "/monitoring/rules/snooze/", {**sent, "until_on": (timezone.localdate() + timedelta(days=3)).isoformat()}
    )
    assert "Network down" in text(client.get("/monitoring/rules/"))
    client.post(f"/monitoring/rules/snooze/{Snooze.objects.get().pk}/wake/")
    assert Snooze.objects.get().ended_by
    assert client.post("/monitoring/rules/shadow/", {"detector": "p01_no_sign_in", "reason": "New"}).status_code == 403
    national.post(
        "/monitoring/rules/shadow/", {"parameter": "sign_in.location_tolerance", "value": "3000", "reason": "New"}
    )
    assert "3000 instead of 5000" in text(national.get("/monitoring/rules/"))
    national.post(f"/monitoring/rules/shadow/{Shadow.objects.get().pk}/end/")
    assert Shadow.objects.get().ended_on


def test_precision_has_the_numbers_of_the_chart_beside_it(run, beijing, signed_in):
    to_the_end(run, beijing, account("body_staff", body_id=BODY))
    page = signed_in(beijing).get("/monitoring/precision/")
    chart = json.loads(
        re.search(r'<script id="trend" type="application/json">(.*?)</script>', page.content.decode())[1]
    )
    assert [series["data"] for series in chart["series"]] == [[1], [0]]
    assert "100% 21% – 100%" in text(page)


def test_the_first_page_of_each_role(run, beijing, signed_in):
    DataQuality.objects.create(
        run=run, body_id=BODY, score=90, records=10, late=1, missing=0, contradictory=0, rejected=0,
        todo=json.dumps([{"code": "x", "kind": "late", "zh": "补报", "en": "Report it", "count": 3, "ids": ["C-1"]}]),
    )  # fmt: skip
    note("run_started", by=beijing, as_of="2026-03-02")
    body, oversight = account("body_staff", body_id=BODY), account("internal_oversight")
    assert "Report it 3 C-1" in text(signed_in(body).get("/"))
    assert "started a run as of 2026-03-02" in text(signed_in(oversight).get("/"))
    assert "Nothing is due" in text(signed_in(beijing).get("/"))
    assert "No penalty is recorded" in text(signed_in(account("industry_association")).get("/"))


def test_a_city_sees_on_its_first_page_what_others_work_about_it_and_an_inspector_the_leads(run, beijing, signed_in):
    a_warning(run, place=SHANGHAI)  # worked by Beijing, where the body has its seat
    title = "Worked elsewhere, concerning your region"
    assert title in text(signed_in(account("city_regulator", division="310100")).get("/"))
    assert title not in text(signed_in(account("city_regulator", division="330100")).get("/"))
    assert title not in text(signed_in(beijing).get("/"))
    assert "finding p01_no" in text(signed_in(account("inspector", division="310115")).get("/"))
    assert "The latest run found nothing here" in text(signed_in(account("expert", division="330106")).get("/"))


def queries(client, address):
    client.get(address)  # what is kept between requests is there the second time
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/warnings/",
        "/warnings/?explained=nobody&region=31",
        "/monitoring/risk-points/",
        "/monitoring/rules/",
        "/monitoring/precision/",
        "/monitoring/back-tests/",
        "the warning",
    ],
)
def test_a_page_asks_no_more_for_more_rows(run, beijing, signed_in, page):
    detectors = (
        "p14_decider_in_team",
        "p02_shared_device",
        "p09_outside_scope",
        "p13_surveillance_overdue",
        "p07_certificates_beyond_capacity",
    )
    first = a_warning(run, place=SHANGHAI)
    ask(first, beijing)
    client = signed_in(beijing)
    address = f"/warnings/{first.pk}/" if page == "the warning" else page
    few = queries(client, address)
    for number, detector in enumerate(detectors):
        each = a_warning(a_run(), detector=detector, count=3, plan=f"B{number}", place=SHANGHAI)
        ask(each, beijing)
    a_warning(a_run(), detector="p01_signed_elsewhere", count=15, plan="more", place="440106")
    assert queries(client, address) == few


@pytest.mark.parametrize(
    ("state", "result", "words"),
    [
        ("queued", None, "Waiting for the job runner"),
        ("failed", None, "No snapshot is kept"),
        ("ended", {"wrong": 0}, "Nothing has come out since"),
        ("ended", {"wrong": 1}, "found wrong"),
    ],
)
def test_a_back_test_shows_where_it_stands(run, beijing, signed_in, state, result, words):
    ranking = {
        "hits": 1,
        "recall": 1.0,
        "precision": 0.5,
        "low": 0.1,
        "high": 0.9,
        "first": [[BODY, "D", 80.0, True]],
        "curve": [[1, 1.0]],
    }
    whole = result and {
        "bodies": 2,
        "from_on": "2026-03-02",
        "until_on": "2027-03-02",
        "today": ranking,
        "changed": ranking,
        **result,
    }
    test = BackTest.objects.create(
        run=run, division="110000", k=2, changes={"risk.count_half": 3}, state=state, result=whole,
        mistake="No snapshot is kept.", at=run.known_at, by="x",
    )  # fmt: skip
    assert words in text(signed_in(beijing).get(f"/monitoring/back-tests/{test.pk}/"))
    assert "instead of" in text(signed_in(beijing).get(f"/monitoring/back-tests/{test.pk}/"))
    assert (
        signed_in(account("provincial_regulator", division="310000"))
        .get(f"/monitoring/back-tests/{test.pk}/")
        .status_code
        == 404
    )


def test_a_parameter_that_is_gone_is_said_to_be_gone(run, db, signed_in):
    national = account("national_regulator")
    test = BackTest.objects.create(
        run=run, division="", k=2, changes={"risk.given_up": 3}, state="queued", at=run.known_at, by="x"
    )
    Shadow.objects.create(
        parameter="risk.given_up", value=3, reason="x", from_on=date(2026, 6, 30), at=run.known_at, by="x"
    )
    for page in (f"/monitoring/back-tests/{test.pk}/", "/monitoring/rules/"):
        assert "no longer there" in text(signed_in(national).get(page))


def test_a_back_test_that_cannot_be_asked_keeps_what_was_written(run, beijing, signed_in):
    sent = {
        "run": run.pk,
        "division": "310000",
        "k": "7",
        "parameter": "risk.dimension_weights",
        "value": "{process: 50}",
    }
    refused = signed_in(beijing).post("/monitoring/back-tests/", sent)
    assert (refused.status_code, BackTest.objects.count()) == (409, 0)
    assert "{process: 50}" in text(refused)
