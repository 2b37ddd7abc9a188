"""Expressions over certificates."""

from datetime import date

import ibis
import pytest

from gongxin.detection.certificate_terms import begun, holds, is_management_system, listed, months_before, normal_number


def value(expression: object) -> object:
    return ibis.duckdb.connect().to_pyarrow(expression).as_py()


@pytest.mark.parametrize(
    ("codes", "code", "covered"),
    [
        ("A0101", "A0101", True),
        ("A0201； A0101", "a0101", True),
        ("A01", "A0101", True),
        ("A100101", "A1001", True),
        ("A1001", "A100101", True),
        ("A0201；A0301", "A0101", False),
        ("B0101", "A0101", False),
        ("A010", "A0101", False),
    ],
)
def test_codes_above_and_below_cover_codes_beside_do_not(codes, code, covered):
    assert value(holds(listed(ibis.literal(codes)), begun(ibis.literal(code)))) == covered


def test_an_unknown_list_covers():
    assert value(holds(ibis.null("string"), begun(ibis.literal("A0101"))))


def test_management_systems_begin_with_a():
    assert value(is_management_system(ibis.literal("a0101")))
    assert not value(is_management_system(ibis.literal("B0301")))


def test_numbers_in_their_normal_form():
    assert value(normal_number(ibis.literal("00223q 21118r0m"))) == "00223Q21118R0M"


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 6, 30), 12, date(2025, 6, 30)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 6, 30), 15, date(2025, 3, 30)),
    ],
)
def test_months_before_stop_at_the_end_of_a_shorter_month(day, months, before):
    assert months_before(day, months) == before
