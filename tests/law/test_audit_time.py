"""Audit time: the published tables typed by hand, both ends of every band, and the least days on site by hand."""

import itertools
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.law.audit_time import AuditKind, base_days, minimum_onsite_days, rounded
from gongxin.law.parameters import parameter
from tests.law import rows

TODAY = date(2026, 6, 30)

# effective personnel | QMS | EMS and OH&SMS high, medium, low | EMS limited        (IAF MD5:2019)
MD5 = """
    1-5        | 1.5 | 3   2.5 2.5 | 2.5
    6-10       | 2   | 3.5 3   3   | 3
    11-15      | 2.5 | 4.5 3.5 3   | 3
    16-25      | 3   | 5.5 4.5 3.5 | 3
    26-45      | 4   | 7   5.5 4   | 3
    46-65      | 5   | 8   6   4.5 | 3.5
    66-85      | 6   | 9   7   5   | 3.5
    86-125     | 7   | 11  8   5.5 | 4
    126-175    | 8   | 12  9   6   | 4.5
    176-275    | 9   | 13  10  7   | 5
    276-425    | 10  | 15  11  8   | 5.5
    426-625    | 11  | 16  12  9   | 6
    626-875    | 12  | 17  13  10  | 6.5
    876-1175   | 13  | 19  15  11  | 7
    1176-1550  | 14  | 20  16  12  | 7.5
    1551-2025  | 15  | 21  17  12  | 8
    2026-2675  | 16  | 23  18  13  | 8.5
    2676-3450  | 17  | 25  19  14  | 9
    3451-4350  | 18  | 27  20  15  | 10
    4351-5450  | 19  | 28  21  16  | 11
    5451-6800  | 20  | 30  23  17  | 12
    6801-8500  | 21  | 32  25  19  | 13
    8501-10700 | 22  | 34  27  20  | 14
    10701-13400 | 23 | 36  29  21  | 15
    13401-16800 | 24 | 38  31  22  | 16
"""

# persons | days        (ISO/IEC 27006, unconfirmed)
ISMS = """
    1-10      | 5
    11-15     | 6
    16-25     | 7
    26-45     | 8.5
    46-65     | 10
    66-85     | 11
    86-125    | 12
    126-175   | 13
    176-275   | 14
    276-425   | 15
    426-625   | 16.5
    626-875   | 17.5
    876-1175  | 18.5
    1176-1550 | 19.5
    1551-2025 | 21
    2026-2675 | 22
    2676-3450 | 23
    3451-4350 | 24
    4351-5450 | 25
    5451-6800 | 26
    6801-8500 | 27
    8501-10700 | 28
    10701-13400 | 29
"""


@pytest.mark.parametrize("line", rows(MD5))
def test_both_ends_of_every_band_of_md5(line):
    band, qms, graded, limited = (part.strip() for part in line.split("|"))
    levels = dict(zip(("high", "medium", "low"), map(float, graded.split()), strict=True))
    for headcount in map(int, band.split("-")):
        assert base_days("A0101", headcount, "medium", TODAY) == float(qms)
        for level, days in levels.items():
            assert base_days("A0201", headcount, level, TODAY) == days
            assert base_days("A0301", headcount, level, TODAY) == days
        assert base_days("A0201", headcount, "limited", TODAY) == float(limited)


@pytest.mark.parametrize("line", rows(ISMS))
def test_both_ends_of_every_band_of_27006(line):
    band, days = (part.strip() for part in line.split("|"))
    for headcount in map(int, band.split("-")):
        assert base_days("A0501", headcount, None, TODAY) == float(days)


@pytest.mark.parametrize("name", ["iaf_md5_qms", "iaf_md5_ems", "iso_27006"])
def test_the_tables_rise_without_a_gap(name):
    table = parameter(f"audit_time.{name}").on(TODAY).value
    assert all(len(row) == len(table[0]) for row in table)
    for row, following in itertools.pairwise(table):
        assert row[0] < following[0]
        assert all(a <= b for a, b in zip(row[1:], following[1:], strict=True))


def test_only_the_table_of_27006_is_unconfirmed():
    confirmed = {
        name: parameter(f"audit_time.{name}").on(TODAY).confirmed
        for name in ("iaf_md5_qms", "iaf_md5_ems", "iso_27006", "integrated_reduction")
    }
    assert confirmed == {"iaf_md5_qms": True, "iaf_md5_ems": True, "iso_27006": False, "integrated_reduction": False}


# domain | persons | complexity | days ("-": cannot be judged)
READINGS = """
    A0102   | 100      | high    | 7
    A010101 | 100      | high    | 7
    a0101   | 100      | high    | 7
    A0101   | 100      |         | 7
    A0201   | 100      |         | 4
    A0301   | 100      |         | 5.5
    A0301   | 100      | limited | 5.5
    A0101   | 0        | high    | -
    A0101   | -3       | high    | -
    A0401   | 100      | high    | -
    A0901   | 100      | high    | -
    B01     | 100      | high    | -
    A0101   | 99999999 | high    | 43
"""


@pytest.mark.parametrize("line", rows(READINGS))
def test_what_is_read_from_which_table(line):
    domain, headcount, complexity, days = (part.strip() for part in line.split("|"))
    expected = None if days == "-" else float(days)
    assert base_days(domain, int(headcount), complexity or None, TODAY) == expected


def test_an_unknown_complexity_is_never_guessed():
    with pytest.raises(KeyError):
        base_days("A0201", 100, "extreme", TODAY)


# domains | persons | complexity | kind | reduction on record | least days on site | by hand
LEAST = """
    A0101       | 100 | medium | initial         |      | 4   | 7 × 0.7 × 0.8 = 3.92
    A0101       | 100 | medium | surveillance    |      | 1.5 | 3.92 / 3 = 1.31
    A0101       | 100 | medium | recertification |      | 2.5 | 3.92 × 2/3 = 2.61
    A0101       | 100 | medium | initial         | 0    | 5.5 | 7 × 0.8 = 5.6
    A0101       | 100 | medium | initial         | 0.10 | 5   | 7 × 0.9 × 0.8 = 5.04
    A0101       | 100 | medium | initial         | 0.29 | 4   | 7 × 0.71 × 0.8 = 3.98
    A0101       | 100 | medium | initial         | 0.50 | 4   | no more than 0.30 counts
    A0101       | 100 | medium | initial         | -0.5 | 5.5 | an addition is not demanded
    A0101       | 5   | medium | initial         |      | 1   | 1.5 × 0.56 = 0.84
    A0101       | 5   | medium | surveillance    |      | 0.5 | 0.28
    A0201       | 85  | high   | initial         |      | 5   | 9 × 0.56 = 5.04
    A0201       | 86  | high   | initial         |      | 6   | 11 × 0.56 = 6.16
    A0301       | 3   | low    | initial         |      | 1.5 | 2.5 × 0.56 = 1.4
    A0501       | 30  |        | initial         |      | 5   | 8.5 × 0.56 = 4.76
    A0101 A0201 | 100 | medium | initial         |      | 6.5 | 15 × 0.8 × 0.56 = 6.72
    A0101 A0201 A0301 | 100 | medium | initial   |      | 10.5 | 23 × 0.8 × 0.56 = 10.30
    A0101 A0102 | 100 | medium | initial         |      | 4   | one system, its time once
    A0101 A010101 | 100 | medium | initial       |      | 4   | one domain, its time once
    A0101 A0401 | 100 | medium | initial         |      | -   | no table for food safety
    A0101       | 0   | medium | initial         |      | -   | nobody works there
"""


@pytest.mark.parametrize("line", rows(LEAST))
def test_the_least_days_on_site(line):
    domains, headcount, complexity, kind, reduction, days, _ = (part.strip() for part in line.split("|"))
    least = minimum_onsite_days(
        domains.split(),
        int(headcount),
        complexity or None,
        AuditKind(kind),
        TODAY,
        float(reduction) if reduction else None,
    )
    assert least == (None if days == "-" else float(days))


def test_no_domain_cannot_be_judged():
    assert minimum_onsite_days([], 100, "high", AuditKind.INITIAL, TODAY) is None


@pytest.mark.parametrize(("days", "nearest"), [("5.3", 5.5), ("5.2", 5), ("5.25", 5), ("5.26", 5.5), ("0.1", 0.5)])
def test_days_are_rounded_to_the_nearest_half(days, nearest):
    assert rounded(Fraction(days), TODAY) == nearest


@given(st.integers(1, 20_000), st.sampled_from(["A0101", "A0201", "A0301", "A0501"]), st.sampled_from(AuditKind))
def test_more_people_never_need_less_and_nothing_exceeds_the_base(headcount, domain, kind):
    least = minimum_onsite_days([domain], headcount, "high", kind, TODAY)
    assert least <= minimum_onsite_days([domain], headcount + 1, "high", kind, TODAY)
    assert least <= base_days(domain, headcount, "high", TODAY)
