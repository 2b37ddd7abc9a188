"""Credit codes are told; what could be the number of a person is not."""

import pytest
from stdnum.cn import ric

from gongxin.casework.public_log.public_holder import public_holder
from gongxin.codes import credit_code


@pytest.mark.parametrize("code", ["91330106673959654P", " 91330106673959654p", "914403001922038216"])
def test_a_credit_code_is_told(code):
    assert public_holder(code) == code.strip().upper()


@pytest.mark.parametrize("other", [None, "", "O-1", "91330106673959654X", "440301199001011234", "11010519491231002X"])
def test_nothing_else_is(other):
    assert public_holder(other) == ""


def test_an_identity_number_that_is_also_a_right_credit_code_is_not():
    numbers = (f"11010519491231{serial:03d}" for serial in range(1000))
    both = [n for n in (stem + ric.calc_check_digit(stem + "0") for stem in numbers) if credit_code.check(n).valid]
    assert both
    assert [public_holder(number) for number in both] == [""] * len(both)
