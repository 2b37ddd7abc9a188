"""A world with a warning at every step, and readers signed in."""

import pytest

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
