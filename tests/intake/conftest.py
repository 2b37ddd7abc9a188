"""A dataset folder for every test of the room."""

import pytest

from tests.intake.folder import Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "dataset", tmp_path / "work")
