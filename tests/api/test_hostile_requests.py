"""Requests made up from the API's own description, well-formed and not: no answer is a defect of ours."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from gongxin.casework.reporting.keys import make_key
from gongxin.server.wsgi import application
from tests.api.conftest import OURS

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_connection():
    """Requests by WSGI would close the connection of the test's transaction; Django's own test client does the same."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def description(staff, one_connection):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    _, token = make_key(body_id=OURS, label="fuzz", scopes=["report", "read"], days=3, by=staff)
    schema.token = token
    return schema


def test_no_request_makes_us_fail(description):
    for found in description.get_all_operations():
        operation = found.ok()

        @settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case):
            answer = case.call(headers={"Authorization": f"Bearer {description.token}"})
            assert answer.status_code < 500, (case.method, case.path, answer.text)
            assert str(answer.status_code) in case.operation.definition.raw["responses"], answer.text

        ask()
