"""A body's staff over registers of a few rows, supervised once."""

from datetime import date

import pytest

from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.runs.actions import ask_for_run, carry_out
from tests.casework.accounts.people import PASSWORD, someone
from tests.small_dataset import write_dataset

OURS, THEIRS = "CNCA-R-2002-001", "CNCA-R-2002-002"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"
    settings.SECOND_FACTOR = "optional"


SIGN_INS = """
    sign_in_id | plan_id | person_id | moment  | at
    S-1        | P-2     | A-9       | opening | 2026-02-04 09:00:00
    S-2        | P-2     | A-9       | closing | 2026-02-05 17:00:00
"""  # nobody signed at P-1


@pytest.fixture
def supervised(db, tmp_path):
    take_dataset(write_dataset(tmp_path / "dataset", sign_ins=SIGN_INS))
    return carry_out(ask_for_run(as_of=date(2026, 6, 30)))


@pytest.fixture
def staff(client, db):
    """A client signed in as staff of our body."""
    client.force_login(someone("body_administrator", "ours", PASSWORD, body_id=OURS))
    return client
