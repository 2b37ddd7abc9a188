"""Rolling windows over days, and bursts: windows that follow each other closely, told once by their worst."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

EPOCH = ibis.date(1970, 1, 1)


def day_number(day: Any) -> ir.IntegerValue:
    """Days since 1970-01-01, the same integer on every engine."""
    return day.delta(EPOCH, unit="day")


def day_of(number: Any) -> ir.DateValue:
    """The date of a day number, for the few rows that are shown."""
    return (EPOCH + number.as_interval("D")).cast("date")


def days_up_to(days: int, by: str, order: str = "day_no") -> Any:
    """The window of the last `days` days, today included, within one `by`; `order` is a day number."""
    return ibis.range_window(preceding=days - 1, following=0, group_by=by, order_by=order)


def running(by: str, order: str = "day_no") -> Any:
    """Everything up to and including today within one `by`."""
    return ibis.cumulative_window(group_by=by, order_by=order)


def worst_of_each_burst(windows: ir.Table, by: str, strength: str, gap: int) -> ir.Table:
    """Of windows of one `by` whose `day_no` lie at most `gap` days apart, the one of greatest `strength`.

    Equal ones are told apart by the earlier day, then by the shorter `window_days`.
    """
    in_order = ibis.window(group_by=by, order_by="day_no")
    steps = windows.mutate(step=windows.day_no - windows.day_no.lag().over(in_order))
    starts = steps.mutate(starts=(steps.step > gap).fill_null(False).cast("int64"))
    bursts = starts.mutate(burst=starts.starts.sum().over(running(by)))
    order = [ibis.desc(strength), ibis.asc("day_no"), ibis.asc("window_days")]
    ranked = bursts.mutate(rank=ibis.row_number().over(ibis.window(group_by=[by, "burst"], order_by=order)))
    return ranked.filter(ranked["rank"] == 0).drop("step", "starts", "burst", "rank")
