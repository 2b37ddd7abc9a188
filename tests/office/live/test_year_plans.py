"""The pages of the yearly inspection plan."""

import io

import pytest
from openpyxl import load_workbook

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspection_plans.actions.year_plan import draft_plan, move_plan, put_item
from gongxin.casework.inspection_plans.models import YearPlan

pytestmark = pytest.mark.django_db
LINE = {"kind": "body", "what": "=bodies graded D", "month_from": 3, "month_to": 5, "number": 4}


@pytest.fixture
def chief(db):
    return Account.objects.create(username="chief", role="provincial_regulator", division="320000")


def test_from_the_draft_to_the_published_plan(jiangsu, chief, signed_in):
    drafts, approves = signed_in(jiangsu), signed_in(chief)
    assert "No plan yet" in drafts.get("/live/plans/").content.decode()
    drafts.post("/live/plans/", {"year": 2026, "title": "Jiangsu"})
    plan = YearPlan.objects.get()
    drafts.post(f"/live/plans/{plan.pk}/", LINE)
    assert "Approve" not in drafts.get(f"/live/plans/{plan.pk}/").content.decode()  # somebody else does
    assert "Approve" in approves.get(f"/live/plans/{plan.pk}/").content.decode()
    drafts.post(f"/live/plans/{plan.pk}/approve/")
    assert YearPlan.objects.get().state == "draft"
    approves.post(f"/live/plans/{plan.pk}/approve/")
    approves.post(f"/live/plans/{plan.pk}/publish/")
    page = drafts.get(f"/live/plans/{plan.pk}/").content.decode()
    assert "approved by chief" in page
    assert "bodies graded D" in page
    assert "Add a line" not in page


def test_a_line_is_taken_out_of_a_draft(jiangsu, signed_in):
    plan = draft_plan(year=2026, title="x", by=jiangsu)
    item = put_item(pk=plan.pk, by=jiangsu, **LINE)
    client = signed_in(jiangsu)
    client.post(f"/live/plans/{plan.pk}/lines/{item.pk}/remove/")
    assert "No lines yet" in client.get(f"/live/plans/{plan.pk}/").content.decode()
    refused = client.post(f"/live/plans/{plan.pk}/", {**LINE, "month_from": 6})
    assert "months from 1 to 12" in refused.content.decode()


def test_the_workbook_runs_nothing(jiangsu, signed_in):
    plan = draft_plan(year=2026, title="x", by=jiangsu)
    put_item(pk=plan.pk, by=jiangsu, **LINE)
    answer = signed_in(jiangsu).get(f"/live/plans/{plan.pk}/plan.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
    assert rows[1][1:] == ("'=bodies graded D", None, 3, 5, 4, 0)


@pytest.mark.parametrize(
    ("role", "ties", "draft", "published"),
    [
        ("national_regulator", {}, True, True),
        ("provincial_regulator", {"division": "320000"}, True, True),
        ("inspector", {"division": "320000"}, False, True),
        ("city_regulator", {"division": "320100"}, False, False),
        ("provincial_regulator", {"division": "440000"}, False, False),
        ("body_staff", {"body_id": "B-1"}, False, False),
        ("accreditation_body", {}, False, False),
    ],
)
def test_who_sees_a_draft_and_who_the_published_plan(jiangsu, chief, signed_in, role, ties, draft, published):
    plan = draft_plan(year=2026, title="Secret so far", by=jiangsu)
    put_item(pk=plan.pk, by=jiangsu, **LINE)
    client = signed_in(Account.objects.create(username="reader", role=role, **ties))

    def seen():
        listed = "Secret so far" in client.get("/live/plans/").content.decode()
        assert (client.get(f"/live/plans/{plan.pk}/").status_code == 200) is listed
        sheet = client.get(f"/live/plans/{plan.pk}/plan.xlsx")
        assert (sheet.status_code == 200 and bool(sheet.getvalue())) is listed
        return listed

    assert seen() is draft
    for verb in ("approve", "publish"):
        move_plan(pk=plan.pk, verb=verb, by=chief)
    assert seen() is published
