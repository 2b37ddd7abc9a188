"""Auditor days of the tables as expressions, on numbers known from the tables."""

import ibis
import pytest

from gongxin.detection.audit_days import days_by_complexity, days_of
from gongxin.law.parameters import parameter

QMS = parameter("audit_time.iaf_md5_qms").history[-1].value
EMS = parameter("audit_time.iaf_md5_ems").history[-1].value


def value(expression: object) -> object:
    return ibis.duckdb.connect().to_pyarrow(expression).as_py()


@pytest.mark.parametrize(
    ("personnel", "days"), [(1, 1.5), (5, 1.5), (6, 2), (25, 3), (26, 4), (10700, 22), (10701, 23), (9_999_999, 43)]
)
def test_the_band_that_holds_the_persons(personnel, days):
    assert value(days_of(QMS, ibis.literal(personnel))) == days


@pytest.mark.parametrize(
    ("complexity", "days"), [("high", 11), ("medium", 8), ("low", 5.5), ("limited", 4), ("other", 4), (None, 4)]
)
def test_an_unknown_complexity_takes_the_fewest_days(complexity, days):
    known = ibis.literal(complexity or "unknown").nullif("unknown")
    assert value(days_by_complexity(EMS, ibis.literal(100), known)) == days


def test_no_persons_no_days():
    assert value(days_of(QMS, ibis.literal(0)).isnull())
    assert value(days_of(QMS, ibis.null("int64")).isnull())
