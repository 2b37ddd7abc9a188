"""The live board, the page of one audit, and the requests of the one asked."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.registry.recording import record
from gongxin.casework.reminders.remind import remind
from gongxin.casework.visits.actions.bind_visits import bind_visits
from tests.casework.presence.conftest import OURS, THEIRS, envelope, plan, said, take

pytestmark = pytest.mark.django_db


def signed(**more):
    now = timezone.now()
    take(envelope(said(at=now.isoformat(), **more)), at=now)


def test_the_board_shows_what_is_seen_and_who_is_missing_by_number(audits, jiangsu, signed_in):
    signed(mock_location=True)
    check_live(plan_ids=["P-1", "P-2"])
    page = signed_in(jiangsu).get("/live/").content.decode()
    assert "mock location" in page
    assert "1 of 2" in page
    assert "P-1" in page
    assert "P-2" not in page
    assert "A-1" not in page


def test_the_board_is_renewed_only_where_something_changed(audits, jiangsu, signed_in):
    client, asks = signed_in(jiangsu), {"HX-Request": "true"}
    page = client.get("/live/?show=all").content.decode()
    renewal = re.search(r'hx-get="(/live/[^"]+)"', page).group(1).replace("&amp;", "&")
    assert client.get(renewal, headers=asks).status_code == 204
    signed()
    part = client.get(renewal, headers=asks)
    assert part.status_code == 200
    assert "1 of 2" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_the_filters(audits, jiangsu, signed_in):
    client = signed_in(jiangsu)
    assert "Nothing to look at" in client.get("/live/").content.decode()
    signed(mock_location=True)
    check_live(plan_ids=["P-1"])
    for query, shown in (
        ("check=mock_location", True), ("check=travel", False), ("answer=not_asked", True), ("answer=waiting", False),
        ("show=all&answer=not_asked", True), ("show=all&answer=explained", False), ("check=rumour", True),
    ):  # fmt: skip
        assert ("live-" in client.get(f"/live/?{query}").content.decode()) is shown, query


def test_as_many_questions_for_forty_audits_as_for_one(audits, jiangsu, signed_in):
    client = signed_in(jiangsu)

    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/live/?show=all")
        return len(asked)

    one = questions()
    for number in range(40):
        plan(f"Q-{number}", OURS, "320100", audits)
        record(TeamMember, {"plan_id": f"Q-{number}", "person_id": "A-1", "role": "auditor"})
    assert questions() == one


def test_asked_explained_and_shown(audits, jiangsu, staff, signed_in):
    signed(mock_location=True)
    check_live(plan_ids=["P-1"])
    office, body = signed_in(jiangsu), signed_in(staff)
    office.post("/live/audits/P-1/", {"question": "Which phone was that?"})
    asked = PresenceRequest.objects.get()
    assert asked.checks == ["late", "mock_location"]  # begun three hours ago, signed now
    assert "Which phone" in body.get(f"/live/requests/{asked.pk}/").content.decode()
    assert "P-1" in body.get("/live/requests/").content.decode()
    body.post(f"/live/requests/{asked.pk}/", {"reason": "test phone", "text": "A developer's phone."})
    asked.refresh_from_db()
    assert asked.state == "explained"
    assert "given" in office.get("/live/?show=all").content.decode()


def test_people_are_named_only_for_a_purpose(audits, jiangsu, signed_in):
    signed()
    client = signed_in(jiangsu)
    page = client.get("/live/audits/P-1/").content.decode()
    assert "People are hidden" in page
    assert "A-1" not in page
    assert "not signed with a passkey" in page


def test_an_audit_of_another_region_does_not_exist(audits, jiangsu, staff, signed_in):
    assert signed_in(jiangsu).get("/live/audits/P-2/").status_code == 404
    assert signed_in(staff).post("/live/audits/P-1/", {"question": "?"}).status_code == 200
    assert not PresenceRequest.objects.exists()


@pytest.mark.parametrize("address", ["/live/", "/live/?show=all", "/live/audits/P-1/"])
def test_all_of_it_in_chinese(audits, jiangsu, signed_in, address):
    signed(mock_location=True)
    check_live(plan_ids=["P-1"])
    page = signed_in(jiangsu, "zh-hans").get(address).content.decode()
    assert "模拟定位" in page
    assert "mock location" not in page


@pytest.fixture
def one_visit(audits):
    """P-1 and P-3, of one organisation and half-day."""
    start = AuditPlan.objects.known().get(plan_id="P-1").planned_start_at
    plan("P-3", OURS, "320100", start, org_id="O-P-1")
    (visit,) = bind_visits(plan_ids=["P-1"])
    return visit


def test_a_visit_is_shown_with_the_audit_and_taken_apart_by_form(one_visit, jiangsu, signed_in):
    client = signed_in(jiangsu)
    assert "Take apart" in client.get("/live/audits/P-1/").content.decode()
    client.post(f"/live/visits/{one_visit.pk}/loosen/", {"reason": "two halls"})
    page = client.get("/live/visits/").content.decode()
    assert "taken apart" in page
    assert "two halls" in page
    assert "Bind again" in page


def test_a_visit_counts_what_it_hides(one_visit, jiangsu, signed_in):
    client = signed_in(jiangsu)
    assert "has not been counted yet" in client.get("/live/visits/").content.decode()
    one_visit.hidden, one_visit.hidden_total, one_visit.counted_at = {"p03_overlapping_presence": 2}, 2, timezone.now()
    one_visit.save()
    page = client.get("/live/visits/").content.decode()
    assert "binding hides 2 findings" in page
    assert "P03" in page


@pytest.mark.parametrize(
    ("role", "ties", "seen", "acts"),
    [
        ("body_staff", {"body_id": OURS}, True, True),
        ("inspector", {"division": "320000"}, True, False),
        ("provincial_regulator", {"division": "440000"}, False, False),
        ("body_staff", {"body_id": THEIRS}, False, False),
    ],
)
def test_who_sees_a_visit_and_who_may_change_it(one_visit, signed_in, role, ties, seen, acts):
    client = signed_in(Account.objects.create(username="reader", role=role, **ties))
    page = client.get("/live/visits/").content.decode()
    assert ("P-3" in page) is seen
    assert ("Take apart" in page) is acts
    client.post(f"/live/visits/{one_visit.pk}/loosen/", {"reason": "two halls"})
    one_visit.refresh_from_db()
    assert (one_visit.state == "loosed") is acts


def asked_of(state, due_days, **addressee):
    today = timezone.localdate()
    return PresenceRequest.objects.create(
        plan_id="P-1", division="320100", question="?", ended_on=today, due_on=today + timedelta(days=due_days),
        at=timezone.now(), by="x", state=state, explained_at=timezone.now() if state == "explained" else None, **addressee,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "due_days", "answers"),
    [
        ("asked", 0, {"waiting"}),
        ("asked", -1, {"waiting", "overdue"}),
        ("overdue", -1, {"waiting", "overdue"}),
        ("explained", -1, {"explained"}),
    ],
)
def test_by_who_has_explained_who_has_not_and_who_is_late(audits, jiangsu, signed_in, state, due_days, answers):
    asked_of(state, due_days, person_id="A-1")
    client = signed_in(jiangsu)
    for answer in ("waiting", "overdue", "explained", "not_asked"):
        for whom, of_auditor in (("", True), ("auditor", True), ("body", False)):
            page = client.get(f"/live/?show=all&answer={answer}&whom={whom}").content.decode()
            wanted = answer in answers and of_auditor if answer != "not_asked" else not of_auditor
            assert ("live-" in page) is wanted, (answer, whom)


def test_the_one_asked_filters_his_requests_and_is_reminded_on_the_first_page(audits, auditor, signed_in):
    asked_of("asked", 1, person_id="A-1")
    remind()
    client = signed_in(auditor)
    assert "due soon" in client.get("/").content.decode()
    for state, shown in (("", True), ("waiting", True), ("overdue", False), ("explained", False)):
        page = client.get(f"/live/requests/?state={state}").content.decode()
        assert ("reminded" in page) is shown, state
