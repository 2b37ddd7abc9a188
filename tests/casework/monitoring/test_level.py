"""Table in, level out: both sides of every threshold, and the reason in words."""

from datetime import date

import pytest

from gongxin.casework.monitoring.level import NAMES, SENTENCES, Weighed, in_words, level_of, strength_of
from gongxin.law.parameters import parameter

DAY = date(2026, 3, 2)


def events(count, severity="low", score=1.0):
    return [Weighed(f"plan:{n}", severity, score) for n in range(count)]


@pytest.mark.parametrize(
    ("findings", "grade", "earlier", "level"),
    [
        (events(1, "info"), "", None, "blue"),
        (events(7, "low"), "", None, "blue"),  # 7 × 0.4 = 2.8, under 3
        (events(8, "low"), "", None, "yellow"),  # 3.2
        (events(3, "medium", 1.0), "", None, "blue"),  # 2.1
        (events(24, "low"), "", None, "yellow"),  # 9.6
        (events(25, "low"), "", None, "orange"),  # 10.0, the threshold itself
        (events(74, "low"), "", None, "orange"),  # 29.6
        (events(75, "low"), "", None, "red"),  # 30.0
        (events(1, "high", 0.1), "", None, "yellow"),  # gravest finding high: never blue
        (events(1, "medium"), "", None, "blue"),  # medium lifts nothing
        (events(1, "info"), "C", None, "blue"),
        (events(1, "info"), "D", None, "yellow"),
        (events(1, "info"), "", 7, "yellow"),
        (events(1, "info"), "D", 7, "orange"),
        (events(75, "low"), "D", 7, "red"),  # nothing is beyond red
    ],
)
def test_a_level_follows_from_strength_severity_grade_and_recurrence(findings, grade, earlier, level):
    assert NAMES[level_of(findings, day=DAY, grade=grade, earlier=earlier).level] == level


def test_two_detectors_on_one_audit_are_one_event_of_the_stronger():
    both = [Weighed("plan:1", "high", 0.9), Weighed("plan:1", "low", 1.0)]
    assert strength_of(both, DAY) == (0.9, 1)
    assert strength_of([*both, Weighed("plan:2", "low", 1.0)], DAY) == (1.3, 2)


def test_every_rule_has_its_reason_in_both_languages():
    reasons = level_of(events(1, "high"), day=DAY, grade="D", earlier=7).reasons
    assert [one["rule"] for one in reasons] == list(SENTENCES)
    assert in_words(reasons[0], "en") == "1 events (1 findings) have the strength 1.0; blue begins at 0"
    assert in_words(reasons[1], "zh") == "最严重的发现为高，等级不低于黄色"
    assert in_words(reasons[2], "en") == "The grade of the body is D: 1 level up"
    assert in_words(reasons[3], "zh") == "预警 7 处置后 365 天内再次发生，提高 1 级"


@pytest.mark.parametrize(
    "name",
    [
        "severity_weights",
        "level_thresholds",
        "least_level_by_severity",
        "grade_steps",
        "recurrence_steps",
        "recurrence_days",
    ],
)
def test_every_number_is_a_dated_default_marked_unconfirmed(name):
    dated = parameter(f"monitoring.{name}").on(DAY)
    assert not dated.confirmed
    assert dated.citation.instrument == "project-default"
