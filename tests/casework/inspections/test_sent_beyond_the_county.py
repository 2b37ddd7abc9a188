"""Whoever is sent takes the steps on site also where the visit lies beyond the region of the account; nobody else does."""

import pytest
from django.http import Http404

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.on_site import begin
from gongxin.errors import UserError
from tests.casework.inspections.a_visit import card, taken_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def far(people):
    """The first inspector's account is of a county in which the visit does not lie."""
    Account.objects.filter(username="zhang").update(division="440100")
    return people


def test_sent_is_sent(far):
    assert taken_to("entered", far).entered_by == "zhang"


def test_another_of_that_county_is_not(far):
    made = taken_to("issued", far)
    card("N-9", "li")
    Account.objects.filter(username="li").update(division="440100")
    with pytest.raises((UserError, Http404)):
        begin(pk=made.pk, shown=["N-1", "N-2"], by=Account.objects.get(username="li"))
    made.refresh_from_db()
    assert made.state == "issued"
