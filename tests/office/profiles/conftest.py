"""The small nation of the profiles, and readers of its pages."""

import pytest
from django.test import Client

from tests.casework.accounts.people import someone
from tests.casework.profiles.conftest import run, world_in_registers  # noqa: F401  fixtures of these tests too


@pytest.fixture
def reader(run, settings):  # noqa: F811
    """A browser without scripts, for an account of the role that is named."""
    settings.SECOND_FACTOR = "optional"

    def of(role, name="", language="en", **ties):
        client = Client(HTTP_ACCEPT_LANGUAGE=language, headers={"accept-language": language})
        client.force_login(someone(role, name, **ties))
        return client

    return of
