"""The pages of draws in the office: who may do what, and what a mistake looks like."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.draws.models import Draw
from tests.casework.draws.steps import approved, committed, drafted, drawn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = "optional"


def reader(account):
    client = Client()
    client.force_login(account)
    client.cookies["django_language"] = "en"
    return client


def asked(**more):
    return {
        "list_id": "bodies", "title": "Bodies 2026", "quota": "2", "random_share": "0.1", "team": "2", "experts": "0",
        "due_on": (timezone.localdate() + timedelta(days=20)).isoformat(), "figures": "双色球", "figures_when": "2026140",
        "figures_form": "integers", **more,
    }  # fmt: skip


def test_from_the_form_to_the_draw_by_two_people(drafter, approver):
    first, second = reader(drafter), reader(approver)
    page = first.post("/draws/", asked(), follow=True)
    draw = Draw.objects.get()
    assert f"/draws/{draw.pk}/" == page.redirect_chain[0][0]
    assert "Approve" not in page.content.decode()
    assert "Approve" in second.get(f"/draws/{draw.pk}/").content.decode()
    second.post(f"/draws/{draw.pk}/approve/")
    first.post(f"/draws/{draw.pk}/commit/")
    drawn_page = first.post(f"/draws/{draw.pk}/carry-out/", {"value_0": "3 9 14 22 27 31 8"}, follow=True)
    draw.refresh_from_db()
    assert draw.state == "drawn"
    shown = drawn_page.content.decode()
    assert all(visit.key in shown for visit in draw.visits.all())
    assert "名N-" in shown  # the office sees names where the public sees pseudonyms


def test_the_randomness_is_needed(drafter):
    page = reader(drafter).post("/draws/", asked(figures="", figures_when=""))
    assert "Name at least one public randomness" in page.content.decode()
    assert not Draw.objects.exists()


@pytest.mark.parametrize("half", [{"figures_when": ""}, {"party": "Audit office"}, {"party_hash": "0" * 64}])
def test_half_a_source_is_refused(drafter, half):
    page = reader(drafter).post("/draws/", asked(**half))
    assert page.status_code == 200
    assert not Draw.objects.exists()


def test_a_wrong_value_gives_the_form_back(drafter, approver):
    draw = committed(drafter, approver)
    Draw.objects.filter(pk=draw.pk)
    page = reader(drafter).post(f"/draws/{draw.pk}/carry-out/", {"value_0": ""})
    assert page.status_code == 422
    draw.refresh_from_db()
    assert draw.state == "committed"


def test_giving_up_needs_a_reason(drafter, approver):
    draw = committed(drafter, approver)
    client = reader(drafter)
    assert client.post(f"/draws/{draw.pk}/give-up/", {"reason": ""}).status_code == 422
    client.post(f"/draws/{draw.pk}/give-up/", {"reason": "wrong list"})
    draw.refresh_from_db()
    assert draw.state == "aborted"


def test_a_substitute_is_drawn(drafter, approver):
    draw = drawn(drafter, approver, quota=1)
    (visit,) = draw.visits.all()
    reader(drafter).post(f"/draws/{draw.pk}/substitute/", {"who": f"{visit.key} {visit.team[0]}", "reason": "ill"})
    before = visit.team
    visit.refresh_from_db()
    assert visit.team != before


def test_sending_leads_to_inspections(drafter, approver):
    draw = drawn(drafter, approver)
    page = reader(drafter).post(f"/draws/{draw.pk}/send/", follow=True)
    assert page.content.decode().count("JC") >= 2


def test_drafts_are_for_those_who_work_them(drafter, approver):
    draw = drafted(drafter)
    inspector = Account.objects.create(username="eye", role="inspector", division="440000")
    assert reader(inspector).get(f"/draws/{draw.pk}/").status_code == 404
    ready = committed(drafter, approver)
    page = reader(inspector).get(f"/draws/{ready.pk}/").content.decode()
    assert ready.title in page
    assert "Give this draw up" not in page


def test_bodies_and_other_provinces_see_none(drafter, approver):
    draw = drawn(drafter, approver)
    for role, more in (
        ("body_staff", {"body_id": "CNCA-R-2002-001"}),
        ("provincial_regulator", {"division": "110000"}),
    ):
        other = reader(Account.objects.create(username=f"other {role}", role=role, **more))
        assert other.get(f"/draws/{draw.pk}/").status_code == 404
        assert draw.number not in other.get("/draws/").content.decode()


def test_the_nation_looks_on_and_leaves_it_alone(drafter, approver):
    draw = approved(drafter, approver)
    nation = reader(Account.objects.create(username="nation", role="national_regulator"))
    page = nation.get(f"/draws/{draw.pk}/").content.decode()
    assert draw.title in page
    assert "Commit the list" not in page
    nation.post(f"/draws/{draw.pk}/commit/")
    draw.refresh_from_db()
    assert draw.state == "approved"


def test_an_unknown_step_is_not_found(drafter):
    assert reader(drafter).post(f"/draws/{drafted(drafter).pk}/explode/").status_code == 404
