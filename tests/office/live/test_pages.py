"""The live board, the page of one audit, and the requests of the one asked."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.registry.models import TeamMember
from gongxin.casework.registry.recording import record
from tests.casework.presence.conftest import OURS, envelope, plan, said, take

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
