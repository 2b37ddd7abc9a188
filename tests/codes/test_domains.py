import pytest

from gongxin.codes.domains import (
    DOMAIN_KINDS,
    DOMAIN_STANDARDS,
    DOMAINS,
    SMALL_CLASSES,
    covers,
    is_domain,
    known_domain,
    may_cover,
    normal_domain,
)
from tests.codes.hostile import HOSTILE


@pytest.mark.parametrize("code", ["A01", "A0101", "a0101", "A100101", "B01", "b01001", "C0299", "D01", " Ａ０１０１ "])
def test_domain_codes(code):
    assert is_domain(code)


@pytest.mark.parametrize("code", ["A", "A00", "A20", "E01", "A0101X", "A0101000000", "0101", "A٠١", *HOSTILE, None])
def test_other_text(code):
    assert not is_domain(code)


def test_every_domain_of_the_table_is_one():
    assert all(is_domain(code) for code in DOMAINS.values)
    assert {code[0] for code in DOMAINS.values} == set(DOMAIN_KINDS.values)


@pytest.mark.parametrize(
    ("approved", "reported", "expected"),
    [
        ("A0101", "A0101", True),
        ("A01", "A0101", True),
        ("A01", "A0102", True),
        ("a01", "A0102", True),
        ("A1001", "A100101", True),
        ("B01", "b01001", True),
        ("A0101", "A01", False),
        ("A0101", "A0102", False),  # one standard, two approvals
        ("A0403", "A0405", False),
        ("A0101", "A0201", False),
        ("A0101", "", False),
        ("", "A0101", False),  # nothing approved covers nothing, not everything
        ("A", "A0101", False),
    ],
)
def test_an_approval_covers_longer_codes(approved, reported, expected):
    assert covers(approved, reported) is expected


@pytest.mark.parametrize(
    ("approved", "reported", "expected"),
    [("A100101", "A1001", True), ("A1001", "A100101", True), ("A100101", "A100102", False), ("A0101", "", False)],
)
def test_a_coarse_report_may_be_covered(approved, reported, expected):
    assert may_cover(approved, reported) is expected


@pytest.mark.parametrize(
    ("code", "known"),
    [("A0101", "A0101"), ("a100101", "A1001"), ("b01001", "B01"), ("C0299", "C02"), ("A19", None), ("", None)],
)
def test_the_nearest_known_domain(code, known):
    assert known_domain(code) == known


def test_standards_and_counts_belong_to_known_domains():
    assert set(DOMAIN_STANDARDS) | set(SMALL_CLASSES) <= set(DOMAINS.values)


def test_normal_form():
    assert normal_domain(" a01 01 ") == "A0101"
