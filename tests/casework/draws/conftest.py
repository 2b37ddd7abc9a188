"""Guangdong: twelve bodies, an organisation, four inspectors with cards, and two who decide."""

import pytest

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.models import Body
from gongxin.casework.registry.recording import record
from tests.casework.inspections.a_visit import card

BODIES = [f"CNCA-R-2002-{number:03d}" for number in range(1, 13)]


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.LEDGER, settings.LEDGER_KEY = tmp_path / "log", tmp_path / "key" / "log.key"
    settings.LEDGER_MAPS = tmp_path / "maps"
    settings.DRAWS, settings.DRAW_SECRETS = tmp_path / "draws", tmp_path / "secrets"


@pytest.fixture
def region(db):
    """Bodies and inspectors of the province."""
    for body in BODIES:
        record(Body, {"body_id": body, "name": f"机构{body[-3:]}", "division": "440300", "status": "approved"})
    record(Body, {"body_id": "CNCA-R-2002-900", "name": "外省机构", "division": "110000", "status": "approved"})
    for number in range(1, 5):
        card(f"N-{number}", f"inspector{number}")


@pytest.fixture
def drafter(region):
    return Account.objects.create(username="drafter", role="provincial_regulator", division="440000")


@pytest.fixture
def approver(region):
    return Account.objects.create(username="approver", role="provincial_regulator", division="440000")
