"""Two audits of today in two provinces, and readers signed in."""

import pytest
from django.test import Client

from tests.casework.presence.conftest import auditor, audits, bound, jiangsu, keys, staff, today

__all__ = ["auditor", "audits", "bound", "jiangsu", "keys", "staff", "today"]


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = "optional"


@pytest.fixture
def signed_in():
    """A client that is signed in, speaking a language."""

    def client(account, language="en"):
        one = Client()
        one.force_login(account)
        one.cookies["django_language"] = language
        return one

    return client
