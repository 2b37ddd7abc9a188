"""The page of internal oversight, its export, and the form that asks for a purpose."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.write import note
from tests.casework.accounts.people import someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def oversight(client, settings):
    settings.SECOND_FACTOR = "optional"
    client.force_login(someone("internal_oversight", "oversight", language="en"))
    return client


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_sentences_are_in_the_readers_language(oversight):
    note("body_revoked", body_id="CNCA-R-2002-001", on="2026-07-01", certificates=3, holders=2)
    assert "revoked the approval of CNCA-R-2002-001" in oversight.get("/trail/").content.decode()
    oversight.post("/language/", {"language": "zh-hans", "next": "/trail/"})
    assert "撤销机构 CNCA-R-2002-001 的批准" in oversight.get("/trail/").content.decode()


def test_html_in_an_entry_stays_text(oversight):
    note("account_disabled", subject=("account", "<b>x</b>"), reason="<script>alert(1)</script>")
    page = oversight.get("/trail/").content.decode()
    assert "<script>alert" not in page
    assert "<b>x" not in page


def test_the_number_of_queries_does_not_depend_on_the_number_of_entries(oversight):
    note("signed_out")
    oversight.get("/trail/")  # the first request of a session also notes the session
    few = queries(oversight, "/trail/?kind=signed_out")
    for _ in range(60):
        note("signed_out")
    assert queries(oversight, "/trail/?kind=signed_out") == few


def test_pages_follow_each_other(oversight):
    for _ in range(55):
        note("signed_out")
    first = oversight.get("/trail/?kind=signed_out")
    assert len(first.context["page"].entries) == 50
    second = oversight.get(f"/trail/{first.context['next']}")
    assert len(second.context["page"].entries) == 5


@pytest.mark.parametrize("query", ["kind=invented", "since=x", "after=x", "account=%27%20OR%201=1--"])
def test_a_question_that_makes_no_sense_is_answered(oversight, query):
    assert oversight.get(f"/trail/?{query}").status_code == 200


def test_a_zero_byte_is_refused(oversight):
    assert oversight.get("/trail/?subject=%00").status_code == 400
    assert oversight.get("/trail/%00").status_code == 400
    assert oversight.post("/language/", {"language": "en\0"}).status_code == 400


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_export_runs_no_formula_and_is_an_entry_itself(oversight, kind):
    note("account_disabled", by=someone("expert", "=1+1"), subject=("account", "=cmd"), reason="x")
    answer = oversight.get(f"/trail/export.{kind}?kind=account_disabled")
    content = b"".join(answer.streaming_content)
    if kind == "csv":
        assert ",'=1+1," in content.decode("utf-8-sig")
    else:
        cells = [cell.value for cell in list(openpyxl.load_workbook(io.BytesIO(content)).active.rows)[1]]
        assert cells[1] == "'=1+1"
    assert Entry.objects.first().data == {"rows": 1}


def test_other_kinds_of_file_do_not_exist(oversight):
    assert oversight.get("/trail/export.exe").status_code == 404


def test_a_purpose_is_stated_by_the_form(client, settings):
    settings.SECOND_FACTOR = "optional"
    client.force_login(someone("inspector", "inspector", division="440300", language="en"))
    sent = {"subject_kind": "person", "subject_id": "P-1", "purpose": "inspection", "next": "/people/P-1/"}
    assert client.post("/trail/purpose/", sent)["Location"] == "/people/P-1/"
    assert client.post("/trail/purpose/", {**sent, "next": "//elsewhere.example"})["Location"] == "/"
    assert (
        Entry.objects.first()
        .sentence("en")
        .startswith("inspector stated why to look at personal data of P-1: to prepare")
    )


def test_a_purpose_without_words_is_asked_again(client, settings):
    settings.SECOND_FACTOR = "optional"
    client.force_login(someone("inspector", language="en", division="440300"))
    client.post("/trail/purpose/", {"subject_kind": "person", "subject_id": "P-1", "purpose": "other"})
    assert not Entry.objects.filter(code="purpose_stated").exists()


def test_whoever_reads_no_register_is_offered_no_search(oversight, client):
    assert 'role="search"' not in oversight.get("/trail/").content.decode()
    client.force_login(someone("expert"))
    assert 'role="search"' in client.get("/").content.decode()
