"""The small nation in the registers, judged: made once for all tests of a file, each of which takes back what it did."""

import pytest
from django.db import transaction

from tests.casework.profiles.world import in_registers


@pytest.fixture(scope="module")
def world_in_registers(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), transaction.atomic():
        yield in_registers(tmp_path_factory.mktemp("world"))
        transaction.set_rollback(True)


@pytest.fixture
def run(world_in_registers, db):
    return world_in_registers
