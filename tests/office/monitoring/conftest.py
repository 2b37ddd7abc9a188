"""A world with a warning at every step, and readers signed in."""

import pytest
from django.test import Client

from tests.casework.monitoring import world


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = "optional"


@pytest.fixture
def run(db):
    return world.a_run()


@pytest.fixture
def beijing(db):
    world.bodies()
    return world.account("provincial_regulator", division="110000")


@pytest.fixture
def signed_in():
    """A client that is signed in, speaking a language."""

    def client(account, language="en"):
        one = Client()
        one.force_login(account)
        one.cookies["django_language"] = language
        return one

    return client
