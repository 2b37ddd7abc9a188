import pytest

from gongxin.codes.body_number import BodyNumber, is_body_number, normal_form, parts
from tests.codes.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNCA-R-2002-001", BodyNumber("CNCA-R-2002-001", False, 2002, "001")),
        ("CNCA-R-2021-886", BodyNumber("CNCA-R-2021-886", False, 2021, "886")),
        ("CNCA-R-2022-1121", BodyNumber("CNCA-R-2022-1121", False, 2022, "1121")),
        ("CNCA-RF-2021-96", BodyNumber("CNCA-RF-2021-96", True, 2021, "96")),
        (" cnca－rf—2021–96 ", BodyNumber("CNCA-RF-2021-96", True, 2021, "96")),
        ("ＣＮＣＡ-Ｒ-２００２-００１", BodyNumber("CNCA-R-2002-001", False, 2002, "001")),
    ],
)
def test_approval_numbers(text, expected):
    assert parts(text) == expected
    assert is_body_number(text)
    assert normal_form(text) == expected.number


@pytest.mark.parametrize(
    "text",
    [
        "CNCA-R-2002-1",
        "CNCA-R-2002-00001",
        "CNCA-R-1899-001",
        "CNCA-R-0206-001",
        "CNCA-RX-2002-001",
        "CNCA-R2002-001",
        "CNAS-R-2002-001",
        "CNCA-R-2002-001A",
        "XCNCA-R-2002-001",
        "CNCA-R-２００２-٠٠١",
        *HOSTILE,
        None,
    ],
)
def test_other_text_is_no_approval_number(text):
    assert parts(text) is None
    assert not is_body_number(text)
