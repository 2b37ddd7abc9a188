from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from gongxin.codes.credit_code import ALPHABET, check, normal_form, organisation_check_digit, parts
from gongxin.codes.credit_code_departments import CATEGORIES, DEPARTMENTS
from tests.codes.hostile import HOSTILE

PUBLISHED = [
    line
    for line in (Path(__file__).parent / "data/published_credit_codes.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("code", "check_digit_ok", "organisation_digit_ok"),
    [
        ("91110000600037341L", True, True),
        ("91350100M000100Y43", True, True),
        ("91110108551385082Q", True, True),
        ("91440300708461136T", True, True),
        ("91330100799655058B", True, True),
        ("914403001922038216", True, True),
        ("911101018012144040", True, True),
        ("91330600MA2BEJ8XXJ", True, True),
        ("11341602003165249U", True, True),
        ("91310000132221040Q", False, True),
        ("91440300192203821X", False, True),
    ],
)
def test_public_codes_are_judged_as_published(code, check_digit_ok, organisation_digit_ok):
    judged = check(code)
    assert (judged.form_ok, judged.check_digit_ok, judged.organisation_digit_ok) == (
        True,
        check_digit_ok,
        organisation_digit_ok,
    )
    assert judged.valid is check_digit_ok
    assert not judged.warning


def test_the_codes_of_python_stdnum_are_valid():
    assert len(PUBLISHED) == 200
    assert [code for code in PUBLISHED if not check(code).valid or check(code).warning] == []


@pytest.mark.parametrize("code", ["12345", "A1110000600037341L", "9111000060003IOZSV", "91110000600037341N"])
def test_the_counter_examples_of_python_stdnum_are_invalid(code):
    assert not check(code).valid


@pytest.mark.parametrize(
    "written",
    [
        "91 110000 600037341L",
        "91110000-600037341-L",
        " 91110000600037341l\n",
        "９１１１００００６０００３７３４１Ｌ",
        "\ufeff91110000600037341L\u3000",
    ],
)
def test_ways_of_writing_one_code_become_one(written):
    assert normal_form(written) == "91110000600037341L"
    assert check(written).valid


@pytest.mark.parametrize("letter", "IOSVZ")
@pytest.mark.parametrize("position", [0, 1, 8, 12, 17])
def test_letters_outside_the_alphabet_break_the_form(letter, position):
    code = "91110000600037341L"
    assert not check(code[:position] + letter + code[position + 1 :]).form_ok


@pytest.mark.parametrize("position", range(2, 8))
def test_a_letter_in_the_division_breaks_the_form(position):
    code = "91110000600037341L"
    assert not check(code[:position] + "A" + code[position + 1 :]).form_ok


@pytest.mark.parametrize("code", ["91110000600037341", "91110000600037341LL", "91110000600037341L\n9"])
def test_another_length_breaks_the_form(code):
    assert not check(code).form_ok


@pytest.mark.parametrize("text", [*HOSTILE, None])
def test_hostile_text_is_refused_without_raising(text):
    judged = check(text)
    assert (judged.form_ok, judged.check_digit_ok, judged.organisation_digit_ok) == (False, False, False)
    assert parts(text) is None


def test_a_wrong_organisation_digit_alone_is_a_warning():
    body = "91110000600037340"  # the organisation code should end in 1
    judged = check(body + uscc.calc_check_digit(body))
    assert judged.valid
    assert judged.warning


@given(st.text(ALPHABET, min_size=9, max_size=9), st.from_regex(r"\A9[123][0-9]{6}\Z"), st.integers(0, 17))
def test_one_wrong_character_is_always_noticed(organisation, head, position):
    code = head + organisation + uscc.calc_check_digit(head + organisation)
    assert check(code).valid
    assert check(code).valid is uscc.is_valid(code)
    other = "1" if code[position] == "0" else "0"
    assert not check(code[:position] + other + code[position + 1 :]).valid


def test_neighbours_exchanged_are_noticed():
    assert check("91110000600037341L").valid
    assert not check("91110000600073341L").valid


@pytest.mark.parametrize(
    ("body", "digit"), [("60003734", "1"), ("MA2BEJ8X", "X"), ("00316524", "9"), ("00000000", "0")]
)
def test_check_character_of_the_organisation_code(body, digit):
    assert organisation_check_digit(body) == digit


def test_parts():
    code = parts("91330600ma2bej8xxj")
    assert code is not None
    assert (code.department, code.category, code.division) == ("9", "91", "330600")
    assert code.organisation_code == "MA2BEJ8XX"
    assert code.known_category
    assert DEPARTMENTS[code.department].en == "Market regulation"
    assert CATEGORIES[code.category].zh == "企业"


def test_a_category_the_standard_does_not_list_is_told_apart():
    code = parts("97110000600037341L")
    assert code is not None
    assert not code.known_category


def test_every_category_belongs_to_a_department():
    assert {category.value[0] for category in CATEGORIES} == set(DEPARTMENTS.values)
