"""People and a run, the clock standing on a Monday."""

import pytest
import time_machine

from tests.casework.monitoring import world


@pytest.fixture(autouse=True)
def monday():
    """2 March 2026, an ordinary Monday at noon in China."""
    with time_machine.travel("2026-03-02T12:00:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def run(db):
    return world.a_run()


@pytest.fixture
def beijing(db):
    return world.account("provincial_regulator", division="110000")


@pytest.fixture
def shanghai(db):
    return world.account("provincial_regulator", division="310000")


@pytest.fixture
def national(db):
    return world.account("national_regulator")


@pytest.fixture
def body(db):
    return world.account("body_staff", body_id=world.BODY)


@pytest.fixture
def auditor(db):
    return world.account("auditor", person_id="P-1")
