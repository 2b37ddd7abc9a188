"""Rankings held against what came out: the arithmetic, the window of outcomes, and a trial that leaves no trace."""

from datetime import date

import pytest

from gongxin.casework.monitoring.actions.back_test import ask_for_back_test, carry_out_back_test
from gongxin.casework.monitoring.actions.shadow import begin_shadow
from gongxin.casework.monitoring.back_testing import at_k, confirmed_after
from gongxin.casework.monitoring.models import BackTest, RiskWarning
from gongxin.casework.monitoring.ranking import ranked, ranked_anew
from gongxin.casework.monitoring.shadowing import compare
from gongxin.casework.registry.models import KnownInspection
from gongxin.casework.registry.recording import record
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.runs.actions import ask_for_run, carry_out
from gongxin.errors import UserError
from gongxin.law.parameters import parameter
from tests.casework.monitoring.world import BODY, a_warning
from tests.small_dataset import write_dataset

ORDER = [("a", "D", 90.0), ("b", "C", 60.0), ("c", "A", 10.0), ("d", "A", 5.0)]


@pytest.mark.parametrize(
    ("wrong", "k", "hits", "recall", "precision"),
    [
        ({"a", "d"}, 1, 1, 0.5, 1.0),
        ({"a", "d"}, 3, 1, 0.5, 0.333333),
        ({"a", "d"}, 4, 2, 1.0, 0.5),
        ({"c"}, 2, 0, 0.0, 0.0),
        (set(), 2, 0, None, 0.0),
        ({"a"}, 9, 1, 1.0, 0.25),  # fewer bodies than inspections
    ],
)
def test_recall_and_precision_at_the_number_of_inspections(wrong, k, hits, recall, precision):
    told = at_k(ORDER, wrong, k)
    assert (told["hits"], told["recall"], told["precision"]) == (hits, recall, precision)
    assert [row[0] for row in told["first"]] == ["a", "b", "c", "d"][:k]


def test_the_curve_never_falls():
    assert at_k(ORDER, {"b", "d"}, 1)["curve"] == [[1, 0.0], [2, 0.5], [3, 0.5], [4, 1.0]]


def test_the_graver_grade_goes_before_the_higher_score():
    rows = [
        {"body_id": "x", "grade": "D", "score": 10.0},
        {"body_id": "y", "grade": "C", "score": 70.0},
        {"body_id": "w", "grade": "C", "score": 70.0},
    ]
    assert [body for body, _, _ in ranked(rows)] == ["x", "w", "y"]


def test_the_order_by_todays_values_is_that_of_the_grades(small_result):
    indicators, grades = small_result.table("indicators"), small_result.table("grades").to_pylist()
    assert ranked_anew(indicators, {}) == ranked(grades)


def test_other_weights_make_other_scores(small_result):
    indicators = small_result.table("indicators")
    weights = {**parameter("risk.dimension_weights").on(date(2026, 6, 30)).value, "process": 37}
    before, after = (
        {row[0]: row[2] for row in ranked_anew(indicators, change)}
        for change in ({}, {"risk.dimension_weights": weights})
    )
    assert after["CNCA-R-2002-001"] < before["CNCA-R-2002-001"]  # its points come from the process


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "outcome", "counts"),
    [
        ("2026-03-02", "serious", False),
        ("2026-03-03", "serious", True),
        ("2026-06-30", "false", True),
        ("2026-07-01", "serious", False),
        ("2026-04-01", "minor", False),
        ("2026-04-01", "none", False),
    ],
)
def test_only_serious_outcomes_after_the_run_count(on, outcome, counts):
    record(
        KnownInspection,
        {"inspection_id": "I-1", "body_id": BODY, "inspected_on": date.fromisoformat(on), "outcome": outcome},
    )
    assert confirmed_after(date(2026, 3, 2), date(2026, 6, 30)) == ({BODY} if counts else set())


def test_a_confirmed_warning_is_an_outcome_and_a_false_alarm_is_none(run):
    warning = a_warning(run)
    for outcome, found in (("confirmed", {BODY}), ("false_alarm", set()), ("", set())):
        RiskWarning.objects.filter(pk=warning.pk).update(outcome=outcome, outcome_on=date(2026, 3, 10))
        assert confirmed_after(date(2026, 3, 2), date(2026, 6, 30)) == found


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"run_pk": 999}, "run that has ended"),
        ({"k": 0}, "at least one"),
        ({"changes": {}}, "at least one value"),
        ({"division": "310000"}, "own region"),
        ({"changes": {"risk.points": "x"}}, "shape"),
        ({"changes": {"risk.dimension_weights": "{process: 1}"}}, "weighs less"),
        ({"changes": {"risk.dimension_weights": "{process: -1}"}}, "weighs less"),
    ],
)
def test_a_back_test_is_refused(run, beijing, given, words):
    whole = {"run_pk": run.pk, "division": "110000", "k": 3, "changes": {"risk.dimension_weights": "{process: 50}"}}
    with pytest.raises(UserError, match=words):
        ask_for_back_test(by=beijing, **{**whole, **given})
    assert not BackTest.objects.exists()


@pytest.fixture
def kept_run(db, settings, tmp_path, small_dataset, monday):
    """A run over the small dataset with its snapshot and result, a year after which something came out."""
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"
    take_dataset(small_dataset)
    run = carry_out(ask_for_run(as_of=date(2026, 6, 30)))
    record(
        KnownInspection,
        {"inspection_id": "I-1", "body_id": "CNCA-R-2002-002", "inspected_on": date(2026, 9, 1), "outcome": "serious"},
    )
    return run


def test_a_run_raises_warnings_by_itself_and_a_back_test_judges_its_ranking(kept_run, national):
    assert set(RiskWarning.objects.values_list("about_id", flat=True)) >= {"CNCA-R-2002-001"}
    test = ask_for_back_test(
        by=national, run_pk=kept_run.pk, division="", k=2, changes={"risk.dimension_weights": "{process: 45}"}
    )
    result = carry_out_back_test(test).result
    assert (result["bodies"], result["wrong"], result["until_on"]) == (2, 1, "2027-06-30")
    assert (result["today"]["recall"], result["changed"]["recall"]) == (1.0, 1.0)
    near = ask_for_back_test(
        by=national, run_pk=kept_run.pk, division="110000", k=2, changes={"risk.dimension_weights": "{process: 45}"}
    )
    assert (carry_out_back_test(near).result["bodies"], near.result["wrong"], near.result["today"]["recall"]) == (
        1,
        0,
        None,
    )


@pytest.mark.slow
def test_a_value_in_shadow_is_tried_on_the_snapshot_and_leaves_no_trace(settings, tmp_path, national):
    """40 of 100 persons covered is no finding at a third, and one at a half."""
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"
    certificates = """
        cert_no | body_id         | org_id | domain_code | covered_personnel | decided_on | issued_on  | expires_on | status
        C-1     | CNCA-R-2002-001 | O-1    | A0101       | 40                | 2026-03-05 | 2026-03-06 | 2029-03-05 | 01
        C-3     | CNCA-R-2002-002 | O-2    | A0101       | 20                | 2026-03-05 | 2026-03-06 | 2029-03-05 | 01
    """
    organisations = "org_id | name | division | employees\nO-1 | 甲 | 320100 | 100\nO-2 | 乙 | 440300 | 100"
    take_dataset(write_dataset(tmp_path / "dataset", certificates=certificates, organisations=organisations))
    run, name = carry_out(ask_for_run(as_of=date(2026, 6, 30))), "certificate.covered_share"
    before = parameter(name).history
    shadow = begin_shadow(by=national, parameter=name, value="0.5", reason="Is a third too low?")
    compared = compare(shadow, run)
    assert compared.shadowed == compared.today + 1 == compared.both + 1
    assert (compared.bodies_today, compared.bodies_shadowed) == (1, 2)
    assert [(one["only"], "C-1" in one["en"]) for one in compared.samples] == [("shadow", True)]
    assert parameter(name).history == before
    assert not RiskWarning.objects.filter(about_id="CNCA-R-2002-001").exists()
