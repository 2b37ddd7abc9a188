"""Two audits, and a folder for photos."""

import pytest

from tests.casework.presence.conftest import auditor, audits, bound, jiangsu, keys, staff, today

__all__ = ["auditor", "audits", "bound", "jiangsu", "keys", "staff", "today"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRESENCE_PHOTOS = tmp_path / "photos"
    return settings.PRESENCE_PHOTOS
