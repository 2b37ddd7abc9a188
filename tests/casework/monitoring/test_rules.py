"""Sleep, shadow, precision: what is held back is counted, and feedback measures the detectors."""

from datetime import date, timedelta

import pytest

from gongxin.casework.monitoring.actions.shadow import begin_shadow, end_shadow
from gongxin.casework.monitoring.actions.snooze import end_snooze, snooze
from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import HiddenFinding, RiskWarning, ShadowResult
from gongxin.casework.monitoring.precision import by_detector, wilson
from gongxin.casework.monitoring.trial_values import checked_value, only_ranks
from gongxin.errors import UserError
from tests.casework.monitoring.world import OTHER, a_finding, a_warning, account, found

TODAY = date(2026, 3, 2)


def asleep(by, **more):
    given = {
        "detector": "p01_no_sign_in",
        "division": "110000",
        "reason": "The mobile network was down.",
        "until_on": date(2026, 3, 10),
    }
    return snooze(by=by, **{**given, **more})


@pytest.mark.parametrize(
    ("finding", "hidden"),
    [
        ({}, True),
        ({"detector": "p14_decider_in_team"}, False),
        ({"seat": "310115", "body": OTHER}, False),
        ({"seat": None}, False),
        ({"place": "310115"}, True),  # the seat of the body counts, not the site
    ],
)
def test_a_sleep_hides_its_detector_at_bodies_of_its_region_and_counts(run, beijing, finding, hidden):
    held = asleep(beijing)
    found(a_finding("F", run, **finding))
    merge(run)
    assert (RiskWarning.objects.count(), held.hidden.count()) == ((0, 1) if hidden else (1, 0))


@pytest.mark.parametrize(("day", "warnings"), [("2026-03-10", 0), ("2026-03-11", 1)])
def test_a_sleep_ends_by_itself_and_what_it_hid_comes(run, beijing, monday, day, warnings):
    asleep(beijing)
    found(a_finding("F", run))
    merge(run)
    monday.move_to(f"{day}T12:00:00+08:00")
    merge(run)
    assert RiskWarning.objects.count() == warnings
    assert HiddenFinding.objects.count() == 1


def test_a_sleep_is_ended_before_its_time(run, beijing):
    held = asleep(beijing)
    end_snooze(pk=held.pk, by=beijing)
    found(a_finding("F", run))
    merge(run)
    assert RiskWarning.objects.count() == 1
    with pytest.raises(UserError, match="ended already"):
        end_snooze(pk=held.pk, by=beijing)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " "}, "reason for the sleep"),
        ({"until_on": TODAY - timedelta(days=1)}, "must end between"),
        ({"until_on": TODAY + timedelta(days=181)}, "must end between"),
        ({"division": "310000"}, "own region only"),
        ({"division": ""}, "own region only"),
        ({"division": "999999"}, "no division"),
        ({"detector": "p99"}, "No detector"),
    ],
)
def test_a_sleep_is_refused(beijing, change, words):
    with pytest.raises(UserError, match=words):
        asleep(beijing, **change)


@pytest.mark.parametrize("until_on", [TODAY, TODAY + timedelta(days=180)])
def test_a_sleep_of_one_day_and_of_the_longest_term(beijing, until_on):
    assert asleep(beijing, until_on=until_on).is_on(TODAY)
    with pytest.raises(UserError, match="sleeps there already"):
        asleep(beijing)


def test_a_city_does_not_put_detectors_to_sleep(db):
    with pytest.raises(UserError, match="Your role"):
        asleep(account("city_regulator", division="110100"), division="110100")


def test_a_detector_in_shadow_raises_nothing_and_is_counted(run, national):
    held = begin_shadow(by=national, detector="p01_no_sign_in", reason="New.")
    found(a_finding("F", run), a_finding("G", run, body=OTHER), a_finding("H", run, detector="p14_decider_in_team"))
    merge(run)
    assert [one.risk_point for one in RiskWarning.objects.all()] == ["impartiality"]
    result = ShadowResult.objects.get(shadow=held, run=run)
    assert (result.today, result.shadowed, result.bodies_shadowed) == (0, 2, 2)
    end_shadow(pk=held.pk, by=national)
    merge(run)
    assert RiskWarning.objects.count() == 3


def test_shadows_are_for_the_national_authority_and_of_one_thing(beijing, national):
    with pytest.raises(UserError, match="national authority"):
        begin_shadow(by=beijing, detector="p01_no_sign_in", reason="New.")
    with pytest.raises(UserError, match="one of them"):
        begin_shadow(
            by=national, detector="p01_no_sign_in", parameter="sign_in.location_tolerance", value="1", reason="New."
        )
    begin_shadow(by=national, detector="p01_no_sign_in", reason="New.")
    with pytest.raises(UserError, match="already"):
        begin_shadow(by=national, detector="p01_no_sign_in", reason="New.")


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("sign_in.location_tolerance", "3000", 3000),
        (
            "risk.dimension_weights",
            "{process: 50}",
            {"basics": 10, "process": 50, "results": 20, "enforcement": 25, "publicity": 5},
        ),
    ],
)
def test_a_value_to_try_is_read_as_in_its_file(name, written, value):
    assert checked_value(name, written) == value


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("sign_in.location_tolerance", "far", "shape"),
        ("sign_in.location_tolerance", "true", "shape"),
        ("sign_in.location_tolerance", "[1", "cannot be read"),
        ("risk.dimension_weights", "{no_such: 1}", "shape"),
        ("risk.dimension_weights", "{process: x}", "shape"),
        ("monitoring.recurrence_days", "1", "nothing would change"),
        ("no.such", "1", "No parameter"),
    ],
)
def test_a_value_of_another_shape_is_refused(name, written, words):
    with pytest.raises(UserError, match=words):
        checked_value(name, written)


def test_what_only_ranks_needs_no_new_run():
    assert only_ranks({"risk.dimension_weights": {}, "risk.points": {}})
    assert not only_ranks({"risk.dimension_weights": {}, "sign_in.location_tolerance": 1})


def judged(run, outcome, month, detectors=("p01_no_sign_in",), findings=1):
    """A warning with feedback."""
    at = RiskWarning.objects.count()
    found(
        *(
            a_finding(f"{at}-{name[:20]}-{n}", run, detector=name, body=f"B{at}", plan=f"AP{at}-{n}")
            for name in detectors
            for n in range(findings)
        )
    )
    merge(run)
    RiskWarning.objects.filter(about_id=f"B{at}").update(outcome=outcome, outcome_on=date(2026, month, 10))


def test_precision_counts_warnings_not_findings_by_detector_and_month(run):
    judged(run, "confirmed", 1, findings=30)
    judged(run, "confirmed", 2)
    judged(run, "false_alarm", 2, detectors=("p01_no_sign_in", "p01_signed_elsewhere"))
    judged(run, "", 2)
    worst, best = by_detector(RiskWarning.objects.all())
    assert (worst.detector, worst.confirmed, worst.false_alarms) == ("p01_signed_elsewhere", 0, 1)
    assert (best.detector, best.confirmed, best.false_alarms, best.findings) == ("p01_no_sign_in", 2, 1, 32)
    assert best.precision == pytest.approx(2 / 3, abs=1e-6)
    assert best.months == {date(2026, 1, 1): (1, 1), date(2026, 2, 1): (1, 2)}


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634)],
)
def test_the_interval_is_wilsons(hits, of, low, high):
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-3)


def test_a_warning_without_feedback_measures_nothing(run):
    a_warning(run)
    assert by_detector(RiskWarning.objects.all()) == []
