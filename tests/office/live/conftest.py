"""Two audits of today in two provinces, and readers signed in."""

import pytest

from tests.casework.presence.conftest import auditor, audits, bound, jiangsu, keys, staff, today

__all__ = ["auditor", "audits", "bound", "jiangsu", "keys", "staff", "today"]


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = "optional"
