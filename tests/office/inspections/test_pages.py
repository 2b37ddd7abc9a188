"""The pages of inspections, from opening one to its published result."""

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.name_lists.models import ListVersion
from gongxin.casework.trail.models import Entry
from tests.casework.inspections.a_visit import BODY, taken_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings):
    settings.SECOND_FACTOR = "optional"


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_opened_on_the_page_allowed_by_another_and_issued(people, signed_in):
    opener, approver, *_ = map(signed_in, people)
    sent = {
        "kind": "body", "object_id": BODY, "matters": ["certification_body"], "origin": "random", "why": "x",
        "due_on": timezone.localdate().isoformat(), "inspectors": ["N-1", "N-2"], "experts": ["N-3"],
    }  # fmt: skip
    refused = opener.post("/inspecting/new/", {**sent, "inspectors": ["N-1"]})
    assert "needs 2 inspectors" in refused.content.decode()
    opener.post("/inspecting/new/", sent)
    made = Inspection.objects.get()
    page = f"/inspecting/{made.pk}/"
    assert made.number in read(opener, "/inspecting/")
    assert made.number in read(opener, "/")  # what is due stands on the first page
    assert "step/allow/" not in read(opener, page)
    assert "step/allow/" in read(approver, page)
    approver.post(f"{page}step/allow/", {"seen": made.version})
    opener.post(f"{page}step/issue/", {"seen": made.version + 1})
    made.refresh_from_db()
    assert made.state == "issued"
    assert opener.get(f"{page}documents/notice.pdf").content.startswith(b"%PDF")
    assert opener.get(f"{page}documents/publicity.pdf").status_code == 404


def test_a_refused_step_says_why_and_keeps_what_was_written(people, signed_in):
    made = taken_to("signed", people)
    answer = signed_in(people[2]).post(
        f"/inspecting/{made.pk}/step/enter/",
        {"seen": made.version, "outcome": "serious", "told": "写好的话", "answers_for": "zhang"},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "No item of the checklist fails" in page
    assert "写好的话" in page


def test_a_published_result_is_read_by_everybody_and_says_nothing_more(people, signed_in):
    made = taken_to("published", people, why="内部线索")
    for role in ("industry_association", "certified_organisation", "body_staff"):
        ties = (
            {"body_id": "CNCA-R-2002-002"}
            if role == "body_staff"
            else {"org_id": "O-9"}
            if role.startswith("cert")
            else {}
        )
        page = read(signed_in(Account.objects.create(username=role, role=role, **ties)), "/inspecting/results/")
        assert made.number in page
        for hidden in ("内部线索", "名N-1", "李四", "zhang"):
            assert hidden not in page


def test_what_is_not_published_is_on_no_public_page(people, signed_in):
    made = taken_to("approved", people)
    public = signed_in(Account.objects.create(username="x", role="industry_association"))
    assert made.number not in read(public, "/inspecting/results/")


def test_the_body_sees_its_inspection_once_it_was_handed_the_notice(people, signed_in):
    made = taken_to("issued", people)
    staff = signed_in(Account.objects.create(username="staff", role="body_staff", body_id=BODY))
    assert made.number not in read(staff, "/inspecting/")
    assert staff.get(f"/inspecting/{made.pk}/").status_code == 404
    made.delete()
    made = taken_to("entered", people, why="内部线索")
    page = read(staff, f"/inspecting/{made.pk}/")
    assert "内部线索" not in page
    assert "No problem" not in page  # the result is not published yet


def test_an_inspector_sees_what_he_is_sent_to(people, signed_in):
    made = taken_to("issued", people)
    assert made.number in read(signed_in(people[2]), "/inspecting/?mine=yes")
    stranger = Account.objects.create(username="s", role="inspector", division="110000")
    assert made.number not in read(signed_in(stranger), "/inspecting/?mine=yes&state=all")


def test_clocks_are_shown_day_by_day(people, signed_in):
    made = taken_to("signed", people)
    page = read(signed_in(people[0]), f"/inspecting/{made.pk}/")
    assert "Record the result of an inspection" in page
    assert "Publish the result of a double-random check" in page
    assert page.count("gx-counted") >= 40  # twenty working days, twice


def test_personal_data_of_a_card_take_a_purpose_and_each_look_is_logged(people, signed_in):
    client = signed_in(people[0])
    assert "粤N-1" not in read(client, "/inspecting/inspectors/N-1/")
    client.post(
        "/trail/purpose/", {"subject_kind": "inspector", "subject_id": "N-1", "purpose": "inspection", "next": "/"}
    )
    assert "粤N-1" in read(client, "/inspecting/inspectors/N-1/")
    assert Entry.objects.filter(code="looked_at_personal", subject_id="N-1").count() == 1


def test_a_card_is_entered_and_the_one_before_it_stays(people, signed_in):
    client = signed_in(people[0])
    sent = {
        "number": "N-1", "kind": "inspector", "name": "新名", "username": "zhang", "division": "440000", "most_a_year": 3,
        "credential_no": "粤9", "from_on": "2026-01-01", "ground": "更新", "employers": f"{BODY} 2020-01-01", "kin": "O-1",
    }  # fmt: skip
    assert (
        "is not a day"
        in client.post("/inspecting/inspectors/enter/", {**sent, "employers": "X heute"}).content.decode()
    )
    client.post("/inspecting/inspectors/enter/", sent)
    page = read(client, "/inspecting/inspectors/N-1/")
    assert page.count("In force from") == 2
    assert "/ 3" in read(client, "/inspecting/inspectors/")


def test_a_list_is_fixed_and_its_file_given(people, signed_in):
    client = signed_in(people[0])
    assert "甲认证" in read(client, "/inspecting/lists/bodies/")
    assert "乙认证" not in read(client, "/inspecting/lists/bodies/")  # of another province
    for name in ("bodies", "inspectors"):
        client.post(f"/inspecting/lists/{name}/fix/")
    files = [
        b"".join(client.get(f"/inspecting/lists/versions/{one.pk}/list.csv").streaming_content).decode()
        for one in ListVersion.objects.order_by("pk")
    ]
    assert [len(one.splitlines()) for one in files] == [2, 4]


def test_the_room_is_called_what_is_done_in_it(people, signed_in):
    page = read(signed_in(people[0], "zh-hans"), "/inspecting/")
    assert ">检查</a>" in page
    assert ">检查</h1>" in page
    assert "检查次数" not in page
