"""Readers of the office."""

import pytest
from django.test import Client


@pytest.fixture
def signed_in():
    """A client that is signed in, speaking a language."""

    def client(account, language="en"):
        one = Client()
        one.force_login(account)
        one.cookies["django_language"] = language
        return one

    return client
