import pytest

from gongxin.codes.organisation_types import ORGANISATION_TYPES, is_organisation_type
from tests.codes.hostile import HOSTILE


@pytest.mark.parametrize("code", [*ORGANISATION_TYPES.values, "040102", "040399"])
def test_types(code):
    assert is_organisation_type(code)


@pytest.mark.parametrize("code", ["060000", "040400", "010001", "0401", *HOSTILE, None])
def test_other_text(code):
    assert not is_organisation_type(code)
