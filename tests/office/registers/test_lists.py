"""Lists: who sees which rows, what each filter leaves, pages that neither repeat nor lose a row, exports."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from gongxin.casework.registry.models import Certificate, Organisation
from gongxin.casework.registry.recording import record
from gongxin.casework.trail.models import Entry
from gongxin.casework.views.models import SavedView
from gongxin.office.registers import export, paging
from gongxin.office.registers.listings import LISTINGS
from gongxin.office.views.registers import lists
from tests.casework.registry.world import BODY, OTHER, certificate
from tests.office.registers.conftest import state

pytestmark = pytest.mark.django_db


def numbers(client, query="", name="certificates"):
    """The keys on a page."""
    response = client.get(reverse(name) + query)
    assert response.status_code == 200
    return [row[0].text for row in response.context["rows"]]


def exported(client, name, query=""):
    """The rows of a workbook, its heading first."""
    response = client.get(reverse(f"{name}_export") + query)
    try:
        return list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.values)
    finally:
        for close in response._resource_closers:  # `close` of the answer would end the connection of the test too
            close()


@pytest.mark.parametrize("name", LISTINGS)
def test_every_list_opens_and_exports(signed_in, name):
    client = signed_in()
    assert client.get(reverse(name)).status_code == 200
    assert len(exported(client, name)[0]) >= 5


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"MAIN", "SUB", "LONE", "GONE", "FOREIGN"}),
        ("?status=02", {"LONE"}),
        ("?status=04", set()),
        ("?cert_no=ｍａｉｎ", {"MAIN"}),
        (f"?body_id={OTHER}", {"FOREIGN"}),
        ("?org_id=O-1", {"MAIN", "SUB"}),
        ("?domain_code=A01", {"MAIN", "SUB", "LONE", "GONE", "FOREIGN"}),
        ("?domain_code=A0102", set()),
        ("?holder_division=440000", {"MAIN", "SUB"}),
        ("?holder_division=440300", {"MAIN", "SUB"}),
        ("?holder_division=440301", set()),
        ("?issued_on_from=2025-01-10&issued_on_to=2025-01-10", {"MAIN", "SUB", "LONE", "GONE", "FOREIGN"}),
        ("?issued_on_from=2025-01-11", set()),
        ("?issued_on_to=2025-01-09", set()),
        ("?main_cert_no=MAIN", {"SUB"}),
        ("?on=2025-01-09", set()),
        ("?status=02&holder_division=440000", set()),
    ],
)
def test_what_a_filter_leaves(signed_in, query, found):
    assert set(numbers(signed_in(), query)) == found


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?status=99", "99 is no value of status"),
        ("?issued_on_from=yesterday", "yesterday is not a day"),
        ("?domain_code=quality", "quality is no certification domain"),
        ("?holder_division=123", "No division has the code 123"),
        ("?page=nonsense", "There is no such page"),
        ("?page=a1=x", "There is no such page"),
    ],
)
def test_what_cannot_be_read_is_told(signed_in, query, told):
    assert told in signed_in().get(reverse("certificates") + query).content.decode()


@pytest.mark.parametrize(
    ("role", "ties", "found"),
    [
        ("national_regulator", {}, {"MAIN", "SUB", "LONE", "GONE", "FOREIGN"}),
        ("provincial_regulator", {"division": "440000"}, {"MAIN", "SUB"}),
        ("provincial_regulator", {"division": "110000"}, {"MAIN", "SUB", "LONE", "GONE", "FOREIGN"}),
        ("provincial_regulator", {"division": "320000"}, set()),
        ("body_staff", {"body_id": OTHER}, {"FOREIGN"}),
        ("certified_organisation", {"org_id": "O-1"}, {"MAIN", "SUB"}),
        ("auditor", {"person_id": "PS1"}, set()),
        ("industry_association", {"email": "a@b.cn"}, {"MAIN", "SUB", "LONE", "GONE", "FOREIGN"}),
    ],
)
def test_each_role_sees_its_own_in_list_and_export(signed_in, role, ties, found):
    client = signed_in(role, **ties)
    in_workbook = {row[0] for row in exported(client, "certificates")[1:]}
    assert (set(numbers(client)), in_workbook) == (found, found)


@pytest.mark.parametrize(
    ("role", "name", "opens"),
    [
        ("internal_oversight", "certificates", False), ("auditor", "findings", False), ("expert", "findings", True),
        ("industry_association", "findings", False), ("expert", "notices", False), ("provincial_regulator", "notices", True),
    ],
)  # fmt: skip
def test_lists_ask_for_their_permission(signed_in, role, name, opens):
    assert signed_in(role).get(reverse(name)).status_code == (200 if opens else 403)


def test_names_stand_for_codes_and_codes_have_their_meaning(signed_in):
    page = signed_in().get(reverse("certificates") + "?cert_no=LONE").content.decode()
    for words in ("组织O-2", f"{BODY} 认证", "02 Suspended", "A0101 Quality management systems"):
        assert words in page


def test_columns_are_chosen(signed_in):
    page = signed_in().get(reverse("certificates") + "?columns=cert_no&columns=fee&columns=nonsense")
    assert page.context["columns"] == ["Certificate number", "Fee"]


# ---- pages


@pytest.fixture
def many(signed_in, monkeypatch):
    """Thirteen certificates of one holder: equal days, and three without a day."""
    monkeypatch.setattr(paging, "LENGTH", 4)
    for number in range(13):
        day = None if number >= 10 else date(2026, 1, 1) + timedelta(days=number // 3)
        certificate(f"N{number:02}", "O-2", body_id="CNCA-R-2009-009", issued_on=day)
    return signed_in()


@pytest.mark.parametrize("sort", ["issued_on", "-issued_on", "expires_on"])
def test_pages_forth_and_back_show_each_row_once(many, sort):
    query, forth = f"?body_id=CNCA-R-2009-009&sort={sort}", []
    pages = []
    while query:
        response = many.get(reverse("certificates") + query)
        forth.append([row[0].text for row in response.context["rows"]])
        pages.append(query)
        query = response.context["next"]
    whole = [number for page in forth for number in page]
    assert sorted(whole) == [f"N{number:02}" for number in range(13)]
    assert [len(page) for page in forth] == [4, 4, 4, 1]
    if "issued" in sort:
        assert set(whole[10:]) == {"N10", "N11", "N12"}  # those without a day come last, either way
    back, query = [], response.context["previous"]
    while query:
        response = many.get(reverse("certificates") + query)
        back.insert(0, [row[0].text for row in response.context["rows"]])
        query = response.context["previous"]
    assert back == forth[:3]


def test_a_long_list_is_not_counted_to_its_end(many, monkeypatch):
    monkeypatch.setattr(paging, "COUNTED", 5)
    monkeypatch.setattr(lists, "COUNTED", 5)
    assert many.get(reverse("certificates")).context["more"] is True


def test_no_more_questions_for_many_rows_than_for_few(signed_in):
    client = signed_in()
    client.get(reverse("certificates"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("certificates") + "?cert_no=MAIN")
    for number in range(60):
        certificate(f"N{number:02}", "O-2")
    with CaptureQueriesContext(connection) as more:
        client.get(reverse("certificates"))
    assert len(more) <= len(few)  # a full page need not ask for the rows without a day


# ---- export


def test_an_export_is_neutral_bounded_and_written_down(signed_in, monkeypatch):
    client = signed_in()
    for number, name in enumerate(("=1+1", "@SUM(A1)", "<b>好</b>")):
        record(Organisation, {"org_id": f"X-{number}", "name": name, "division": "440300"})
    monkeypatch.setattr(export, "MOST", 4)
    rows = exported(client, "organisations", "?sort=-division&columns=name")
    assert rows == [("Name",), ("<b>好</b>",), ("'@SUM(A1)",), ("'=1+1",), ("组织O-1",)]
    entry = Entry.objects.get(code="list_exported")
    assert (entry.data["list"], entry.data["rows"]) == ("organisations", 4)


def test_a_name_with_html_is_shown_as_text(signed_in):
    record(Organisation, {"org_id": "X-1", "name": "<script>alert(1)</script>", "division": "440300"})
    page = signed_in().get(reverse("organisations")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


# ---- personal columns


@pytest.mark.parametrize("role", ["national_regulator", "inspector", "expert"])
@pytest.mark.parametrize(
    "stated", [("registers", "all"), ("list", "people"), ("person", "PS1"), ("registrations", "2021-N1QMS-1")]
)
def test_no_list_and_no_export_names_people_whatever_was_stated(signed_in, role, stated):
    client = signed_in(role, division="110000") if role == "inspector" else signed_in(role)
    state(client, *stated)
    query = "?columns=registration_no&columns=person_id"
    page = client.get(reverse("people") + query)
    assert page.context["columns"] == ["Registration number"]
    assert page.context["rows"] or role == "expert"
    assert "PS1" not in page.content.decode()
    assert exported(client, "people", query)[0] == ("Registration number",)
    assert not Entry.objects.filter(code="looked_at_personal").exists()


def test_the_list_says_where_people_are_shown_to_those_who_may_see_them(signed_in):
    said = "Personal information is not shown in lists"
    assert said in signed_in().get(reverse("people")).content.decode()
    assert said not in signed_in().get(reverse("bodies")).content.decode()
    assert said not in signed_in("expert").get(reverse("people")).content.decode()


def test_an_auditor_sees_himself_without_a_purpose(signed_in):
    client = signed_in("auditor", person_id="PS1")
    page = client.get(reverse("people") + "?columns=person_id")
    assert page.context["rows"][0][0].text == "欧阳建国"


# ---- saved views


def test_a_view_is_kept_shown_and_let_go(signed_in):
    client = signed_in()
    client.post(reverse("certificates_views"), {"name": "Suspended", "query": "status=02"})
    view = SavedView.objects.get()
    assert (view.listing, view.query) == ("certificates", "status=02")
    assert "Suspended" in client.get(reverse("certificates")).content.decode()
    client.post(reverse("certificates_views"), {"remove": view.pk})
    assert not SavedView.objects.exists()


def test_nobody_removes_the_view_of_another(signed_in):
    signed_in().post(reverse("certificates_views"), {"name": "Mine", "query": ""})
    signed_in("expert").post(reverse("certificates_views"), {"remove": SavedView.objects.get().pk})
    assert SavedView.objects.count() == 1


def test_a_view_without_a_name_is_told(signed_in):
    page = signed_in().post(reverse("certificates_views"), {"name": " ", "query": ""}, follow=True)
    assert "needs a name" in page.content.decode()


def test_certificates_of_another_day_read_as_of_that_day(signed_in):
    held = Certificate.objects.known().get(cert_no="MAIN")
    values = {**held.values, "holder_division": "440300", "status": "02"}
    record(Certificate, values, true_from=date(2026, 2, 1))
    client = signed_in()
    assert numbers(client, "?status=02&on=2026-01-31") == ["LONE"]
    assert set(numbers(client, "?status=02&on=2026-02-01")) == {"LONE", "MAIN"}
