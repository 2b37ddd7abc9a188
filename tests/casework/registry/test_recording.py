"""Random histories of corrections against a plain book-keeping of them: day by day, told by told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.casework.registry.models import Rule
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.version import BEGINNING, FOREVER
from gongxin.casework.registry.when import When

pytestmark = pytest.mark.django_db
DAY0 = date(2026, 1, 1)
HOUR0 = datetime(2026, 6, 1, tzinfo=UTC)
spans = st.tuples(st.integers(0, 12), st.integers(1, 12) | st.none()).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
)
histories = st.lists(st.tuples(spans, st.sampled_from("ABC")), min_size=1, max_size=7)


def day(number):
    return DAY0 + timedelta(days=number)


def hour(number):
    return HOUR0 + timedelta(hours=number)


def told_by_hand(history, on, known):
    """The title that the last statement about this day, made by this hour, gave; None where nobody spoke of it."""
    title = None
    for number, ((first, after), word) in enumerate(history):
        if number <= known and first <= on and (after is None or on < after):
            title = word
    return title


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_every_day_reads_as_it_was_told_at_every_hour(history):
    Rule.objects.all().delete()
    for number, ((first, after), word) in enumerate(history):
        values = {"rule_no": "R-1", "title": word}
        record(Rule, values, true_from=day(first), true_to=FOREVER if after is None else day(after), known=hour(number))
    for known in range(len(history)):
        for on in range(0, 26, 1):
            rows = list(Rule.objects.at(When(day(on), hour(known))).filter(rule_no="R-1"))
            expected = told_by_hand(history, on, known)
            assert [row.title for row in rows] == ([] if expected is None else [expected])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_what_was_known_before_is_never_touched(history):
    Rule.objects.all().delete()
    seen = {}
    for number, ((first, after), word) in enumerate(history):
        record(
            Rule, {"rule_no": "R-1", "title": word},
            true_from=day(first), true_to=FOREVER if after is None else day(after), known=hour(number),
        )  # fmt: skip
        for row in Rule.objects.all():
            kept = (row.title, row.true_from, row.true_to, row.known_from)
            assert seen.setdefault(row.pk, kept) == kept
    assert set(seen) == set(Rule.objects.values_list("pk", flat=True))


def test_another_record_is_not_touched():
    record(Rule, {"rule_no": "R-1", "title": "one"}, known=hour(0))
    record(Rule, {"rule_no": "R-2", "title": "two"}, known=hour(1))
    assert Rule.objects.known().count() == 2


def test_a_correction_carries_every_column_it_does_not_name():
    first = record(Rule, {"rule_no": "R-1", "title": "one", "body_id": "CNCA-R-2002-001"}, known=hour(0))
    record(Rule, changed(first, {"title": "two"}), true_from=day(5), known=hour(1))
    rows = Rule.objects.known().of(rule_no="R-1")
    assert [(row.title, row.body_id, row.true_from, row.true_to) for row in rows] == [
        ("one", "CNCA-R-2002-001", BEGINNING, day(5)),
        ("two", "CNCA-R-2002-001", day(5), FOREVER),
    ]


def test_a_column_that_does_not_exist_is_refused():
    first = record(Rule, {"rule_no": "R-1", "title": "one"}, known=hour(0))
    with pytest.raises(KeyError, match="no columns"):
        changed(first, {"colour": "red"})
