"""A body that reports, beside another one, over registers of a few rows."""

import pytest

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.taking import take_dataset

OURS, THEIRS = "CNCA-R-2002-001", "CNCA-R-2002-002"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Submissions, snapshots and results of one test."""
    settings.HOME = tmp_path
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"


@pytest.fixture
def registers(small_dataset, db):
    take_dataset(small_dataset)


@pytest.fixture
def staff(db):
    return Account.objects.create(username="staff", role="body_staff", body_id=OURS)
