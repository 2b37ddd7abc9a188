"""A body and an organisation of Guangdong, two inspectors, an expert, and two who decide."""

import pytest

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.models import Body, Organisation
from gongxin.casework.registry.recording import record
from tests.casework.inspections.a_visit import BODY, ORG, OTHER, card


@pytest.fixture
def people(db):
    """Who opens, who approves, and the two who are sent."""
    record(Body, {"body_id": BODY, "name": "甲认证", "division": "440300", "status": "approved", "address": "深圳"})
    record(Body, {"body_id": OTHER, "name": "乙认证", "division": "110000", "status": "approved"})
    record(Organisation, {"org_id": ORG, "name": "丙公司", "division": "440100", "status": "open"})
    card("N-1", "zhang")
    card("N-2", "wang")
    card("N-3", "zhao", kind="expert", credential_no="", role="expert")
    of = {"role": "provincial_regulator", "division": "440000"}
    opener = Account.objects.create(username="opener", **of)
    approver = Account.objects.create(username="approver", **of)
    return opener, approver, Account.objects.get(username="zhang"), Account.objects.get(username="wang")
