"""Findings become warnings: joined by body and risk point, whatever their order, once each."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import Concerned, Joined, RiskWarning, Step
from gongxin.casework.runs.models import Finding, Run
from gongxin.casework.trail.models import Entry
from tests.casework.monitoring.world import (
    BEIJING,
    BODY,
    GUANGZHOU,
    OTHER,
    SHANGHAI,
    a_finding,
    a_run,
    a_warning,
    found,
    graded,
)

pytestmark = pytest.mark.django_db


def picture():
    """Everything merging decides, without numbers and times."""
    return {
        (one.about_id, one.risk_point): (
            one.level, one.findings_count, one.owner_division,
            sorted(one.joined.values_list("finding_id", flat=True)), sorted(one.concerned.values_list("division", "why")),
        )
        for one in RiskWarning.objects.all()
    }  # fmt: skip


DRAWN = [("p01_no_sign_in", BODY, "AP1", SHANGHAI), ("p01_signed_elsewhere", BODY, "AP1", SHANGHAI), ("p14_decider_in_team", BODY, None, None),
         ("p01_no_sign_in", OTHER, "AP2", BEIJING), ("p02_shared_device", BODY, "AP1", GUANGZHOU), ("p01_no_sign_in", BODY, "AP3", GUANGZHOU)]  # fmt: skip


def drawn(order, run):
    return [
        a_finding(f"F{n}", run, detector=DRAWN[n][0], body=DRAWN[n][1], plan=DRAWN[n][2], place=DRAWN[n][3])
        for n in order
    ]


def empty():
    for model in (Joined, Concerned, Step, RiskWarning, Finding):
        model.objects.all().delete()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(DRAWN))), cut=st.integers(0, len(DRAWN)))
def test_neither_order_nor_division_into_runs_matters(order, cut):
    empty()
    whole = a_run()
    found(*drawn(range(len(DRAWN)), whole))
    merge(whole)
    expected = picture()
    empty()
    for part in (order[:cut], order[cut:]):
        run = a_run()
        found(*drawn(part, run))
        merge(run)
    assert picture() == expected
    assert len(expected) == 4


def test_the_same_run_again_changes_nothing(run):
    a_warning(run, count=3)
    before, entries, versions = picture(), Entry.objects.count(), list(RiskWarning.objects.values_list("version"))
    assert merge(run) == 0
    assert (picture(), Entry.objects.count(), list(RiskWarning.objects.values_list("version"))) == (
        before,
        entries,
        versions,
    )


@pytest.mark.parametrize(
    ("state", "grows"),
    [
        ("raised", True),
        ("explanation_requested", True),
        ("explained", True),
        ("explanation_overdue", True),
        ("weighed", False),
        ("closed", False),
        ("confirmed", False),
    ],
)
def test_an_open_warning_grows_and_a_weighed_one_does_not(run, state, grows):
    first = a_warning(run)
    RiskWarning.objects.filter(pk=first.pk).update(state=state)
    later = a_run()
    found(a_finding("later", later, plan="AP9"))
    merge(later)
    assert RiskWarning.objects.count() == (1 if grows else 2)
    first.refresh_from_db()
    assert (first.findings_count, first.version) == ((2, 2) if grows else (1, 1))


@pytest.mark.parametrize(
    ("state", "ago", "recurs"),
    [
        ("closed", 365, True),
        ("closed", 366, False),
        ("confirmed", 10, True),
        ("false_alarm", 10, False),
        ("weighed", 10, False),
    ],
)
def test_what_comes_again_after_disposal_is_a_recurrence(run, state, ago, recurs):
    first = a_warning(run, severity="low")
    RiskWarning.objects.filter(pk=first.pk).update(state=state, state_on=timezone.localdate() - timedelta(days=ago))
    later = a_run()
    found(a_finding("later", later, plan="AP9", severity="low"))
    merge(later)
    again = RiskWarning.objects.latest("pk")
    assert (again.follows_id, again.level) == ((first.pk, 1) if recurs else (None, 0))


def test_sites_elsewhere_concern_their_regions_and_the_seat_owns(run):
    warning = a_warning(run, place=SHANGHAI)
    assert warning.owner_division == "110000"
    assert set(warning.concerned.values_list("division", "why")) == {(BEIJING, "seat"), (SHANGHAI, "site")}


def test_a_body_without_a_seat_is_the_nations(run):
    assert a_warning(run, seat=None).owner_division == ""


def test_a_grade_that_falls_lifts_the_level_of_an_open_warning(run):
    warning = a_warning(run, severity="low")
    graded(run, one="C")
    merge(run)
    assert RiskWarning.objects.get(pk=warning.pk).level == 0
    Run.objects.get(pk=run.pk).grade_set.update(grade="D")
    merge(run)
    assert RiskWarning.objects.get(pk=warning.pk).level == 1
    assert Entry.objects.filter(code="warning_level_changed", subject_id=str(warning.pk)).count() == 1


def test_findings_of_an_earlier_run_that_were_not_found_again_raise_nothing(run):
    found(a_finding("old", run))
    assert merge(a_run()) == 0
