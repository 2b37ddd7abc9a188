"""What is typed into a search, a filter, an order or an address is a value, never a piece of a query."""

import pytest
from django.urls import reverse

from gongxin.casework.registry.models import Certificate, Organisation
from gongxin.office.registers.listings import LISTINGS

pytestmark = pytest.mark.django_db
TYPED = [
    "' OR '1'='1",
    "x' UNION SELECT password FROM accounts_account--",
    "1; DROP TABLE certificates; --",
    '" OR ""="',
    "%",
    "\\",
]


def rows(page):
    assert page.status_code == 200
    return page.context["rows"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_search_for_it_finds_nothing(signed_in, typed):
    page = signed_in().get(reverse("search"), {"q": typed})
    assert page.status_code == 200
    assert page.context["groups"] == []
    assert Certificate.objects.exists()


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("typed", TYPED[:3])
def test_no_filter_lets_it_through(signed_in, name, typed):
    client = signed_in()
    for each in LISTINGS[name].filters:
        for field in each.fields:
            assert rows(client.get(reverse(name), {field: typed})) == [], field
    assert Organisation.objects.exists()


@pytest.mark.parametrize("typed", TYPED)
def test_an_order_or_a_place_that_is_none_is_answered(signed_in, typed):
    client = signed_in()
    every = len(rows(client.get(reverse("certificates"))))
    assert len(rows(client.get(reverse("certificates"), {"sort": typed}))) == every
    assert client.get(reverse("certificates"), {"page": typed}).status_code == 200
    assert client.get(reverse("certificates"), {"columns": typed}).status_code == 200
