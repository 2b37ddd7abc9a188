"""A key of a body over registers of a few rows, and a client that carries it."""

import pytest
from django.test import Client

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.reporting.keys import make_key

OURS = "CNCA-R-2002-001"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"


@pytest.fixture
def staff(db, small_dataset):
    take_dataset(small_dataset)
    return Account.objects.create(username="admin", role="body_administrator", body_id=OURS)


def client_with(token):
    return Client(headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"})


@pytest.fixture
def caller(staff):
    """A client whose key may report and read."""
    _, token = make_key(body_id=OURS, label="ERP", scopes=["report", "read"], days=30, by=staff)
    return client_with(token)
