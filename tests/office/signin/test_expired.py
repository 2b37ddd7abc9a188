"""What was being written when the session ended is given back."""

import pytest
from django.test import Client
from django.urls import path

from gongxin.office.access import needs
from gongxin.server import addresses

WORDS = {"reason": "两次签到相距 900 公里", "password": "never shown", "csrfmiddlewaretoken": "x"}


@needs(None)
def write(request):
    from django.http import HttpResponse

    return HttpResponse("kept")


urlpatterns = [*addresses.urlpatterns, path("write/", write, name="write")]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_words_sent_without_a_session_come_back(client):
    response = client.post("/write/", WORDS, HTTP_REFERER="http://testserver/warnings/7/?tab=2")
    page = response.content.decode()
    assert response.status_code == 401
    assert "两次签到相距 900 公里" in page
    assert "never shown" not in page
    assert "/accounts/login/?next=%2Fwarnings%2F7%2F%3Ftab%3D2" in page


def test_an_address_elsewhere_is_not_where_one_comes_back_to(client):
    page = client.post("/write/", WORDS, HTTP_REFERER="https://elsewhere.example/x").content.decode()
    assert "elsewhere.example" not in page
    assert "/accounts/login/?next=%2F" in page


def test_html_in_words_stays_words(client):
    page = client.post("/write/", {"reason": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_part_of_a_page_leads_the_whole_page_to_the_sign_in(client):
    response = client.get("/write/", HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="http://testserver/bodies/")
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fbodies%2F"
    sent = client.post("/write/", WORDS, HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="http://testserver/bodies/")
    assert (sent.status_code, sent["HX-Retarget"]) == (200, "body")
    assert "900" in sent.content.decode()


def test_a_form_older_than_the_last_sign_in_gives_its_words_back(expert):
    client = Client(enforce_csrf_checks=True)
    client.force_login(expert)
    ours = client.post("/write/", WORDS, HTTP_ORIGIN="http://testserver", HTTP_REFERER="http://testserver/bodies/")
    assert ours.status_code == 403
    assert "两次签到相距 900 公里" in ours.content.decode()
    assert 'href="/bodies/"' in ours.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://elsewhere.example"}])
def test_words_from_elsewhere_are_not_shown(expert, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(expert)
    theirs = client.post("/write/", WORDS, **headers)
    assert theirs.status_code == 403
    assert "900" not in theirs.content.decode()
