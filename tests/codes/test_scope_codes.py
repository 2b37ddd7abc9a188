import pytest

from gongxin.codes.scope_codes import (
    SCOPE_GROUPS,
    SMALL_CLASSES_OF_GROUP,
    covers,
    is_scope_code,
    normal_scope_code,
    scope_group,
)
from tests.codes.hostile import HOSTILE


@pytest.mark.parametrize("code", ["01", "39", "33.02", "33.02.01", "3.1.2", "３３．０２．０１", " 33.02.01 "])
def test_scope_codes(code):
    assert is_scope_code(code)


@pytest.mark.parametrize(
    "code", ["00", "40", "33.", ".33", "33.2.1.1", "33-02", "3302", "33.021", "٣٣", *HOSTILE, None]
)
def test_other_text(code):
    assert not is_scope_code(code)
    assert scope_group(code) is None


@pytest.mark.parametrize(("code", "normal"), [("3.1.2", "03.01.02"), ("３３．２", "33.02"), ("33。02", "33.02")])
def test_normal_form(code, normal):
    assert normal_scope_code(code) == normal


@pytest.mark.parametrize(
    ("approved", "reported", "expected"),
    [
        ("33", "33.02.01", True),
        ("33.02", "33.02.01", True),
        ("33.02.01", "33.02.01", True),
        ("3", "03.01.02", True),
        ("33.02", "33.03.01", False),
        ("33.02.01", "33.02", False),
        ("03", "33.02.01", False),
        ("", "33.02.01", False),
        ("33", "", False),
    ],
)
def test_a_field_covers_the_codes_below_it(approved, reported, expected):
    assert covers(approved, reported) is expected


def test_39_groups_hold_the_small_classes_of_the_template():
    assert SCOPE_GROUPS.values == tuple(f"{number:02d}" for number in range(1, 40))
    assert SMALL_CLASSES_OF_GROUP["29"] == 78
    assert SMALL_CLASSES_OF_GROUP["39"] == 34
    assert sum(SMALL_CLASSES_OF_GROUP.values()) == 519


def test_group():
    assert scope_group("33.02.01") == "33"
