"""Rolling windows over days, and bursts."""

from datetime import date

import ibis
import pyarrow as pa

from gongxin.detection.windows import day_number, day_of, days_up_to, worst_of_each_burst


def rows(*days: int) -> ibis.Table:
    return ibis.memtable(
        pa.Table.from_pylist([{"who": "X", "day_no": day, "n": n, "window_days": 7} for n, day in enumerate(days, 1)])
    )


def test_a_day_number_leads_back_to_its_day():
    con = ibis.duckdb.connect()
    assert con.to_pyarrow(day_number(ibis.literal(date(2026, 6, 30)))).as_py() == 20634
    assert con.to_pyarrow(day_of(ibis.literal(20634)).cast("string")).as_py()[:10] == "2026-06-30"


def test_a_window_of_seven_days_reaches_back_six():
    table = rows(1, 7, 8)
    sums = table.mutate(total=table.n.sum().over(days_up_to(7, "who"))).order_by("day_no")
    assert sums.to_pyarrow()["total"].to_pylist() == [1, 3, 5]


def test_windows_up_to_the_gap_apart_are_one_burst_told_by_its_strongest():
    worst = worst_of_each_burst(rows(1, 31, 62, 63), "who", "n", 30).order_by("day_no")
    assert worst.to_pyarrow()["day_no"].to_pylist() == [31, 63]


def test_equally_strong_windows_are_told_by_the_first():
    table = ibis.memtable(
        pa.Table.from_pylist([{"who": "X", "day_no": day, "n": 5, "window_days": 7} for day in (3, 1, 2)])
    )
    assert worst_of_each_burst(table, "who", "n", 30).to_pyarrow()["day_no"].to_pylist() == [1]
