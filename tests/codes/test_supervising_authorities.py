import pytest

from gongxin.codes.supervising_authorities import SUPERVISING_AUTHORITIES, customary_authority


def test_31_provinces_the_corps_and_the_state():
    assert len(SUPERVISING_AUTHORITIES) == 33
    assert all(authority.zh and authority.en for authority in SUPERVISING_AUTHORITIES.values())
    assert SUPERVISING_AUTHORITIES["XPCC"].division is None
    assert SUPERVISING_AUTHORITIES["SAMR"].division is None
    assert SUPERVISING_AUTHORITIES["33"].zh == "浙江省市场监督管理局"


@pytest.mark.parametrize(
    ("division", "code"),
    [("330106", "33"), ("650102", "65"), ("659001", "XPCC"), ("659013", "XPCC"), ("110000", "11")],
)
def test_customary_authority(division, code):
    authority = customary_authority(division)
    assert authority is not None
    assert authority.code == code


@pytest.mark.parametrize("division", ["710000", "810000", "820000", "990000", ""])
def test_no_authority(division):
    assert customary_authority(division) is None
