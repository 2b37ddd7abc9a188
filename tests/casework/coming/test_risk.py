"""The risk of a coming audit: one formula, and nothing in it that its reader may not see."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.coming.audits import audits_between, by_day, with_risk
from gongxin.casework.coming.risk import Formula, Known
from gongxin.casework.monitoring.models import Concerned, Joined, RiskWarning
from gongxin.casework.monitoring.states import OPEN
from gongxin.casework.runs.models import Finding, Grade, Run
from tests.casework.presence.conftest import OURS, plan

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("known", "points", "band"),
    [
        (Known(), 0, "low"),
        (Known("A", 0, 0), 0, "low"),
        (Known("B", 0, 0), 15, "low"),
        (Known("B", 1, 0), 27.5, "middle"),  # the first warning gives half of 25
        (Known("C", 0, 0), 35, "middle"),
        (Known("C", 1, 0), 47.5, "middle"),
        (Known("D", 0, 0), 50, "high"),
        (Known("D", 1, 1), 75, "high"),
        (Known("D", 99, 99), 99.6, "high"),
        (Known(None, 1, None), 12.5, "low"),
    ],
)
def test_points_and_band(known, points, band):
    risk = Formula.on(DAY).risk(known)
    assert (risk.points, risk.band) == (points, band)
    assert [name for name, part in risk.parts.items() if part is None] == [
        name for name, value in vars(known).items() if value is None
    ]


def warning(number, division="320100", state="pending", **finding):
    """An open warning with one finding."""
    run = Run.objects.order_by("-pk").first()
    made = RiskWarning.objects.create(
        risk_point="x", about_kind="body", about_id=f"B-{number}", state=state, state_on=DAY, level=1,
        owner_division=division, raised_at=timezone.now(), raised_by_run=run.pk,
    )  # fmt: skip
    Concerned.objects.create(warning=made, division=division, why="site")
    found = Finding.objects.create(
        finding_id=f"f{number}", detector="p01_no_sign_in", pattern="P01", subject_kind="plan", subject_id="x",
        severity="high", score=0.5, evidence="{}", explanation_zh="", explanation_en="", law="[]", detector_version=1,
        first_run=run.pk, last_run=run.pk, **finding,
    )  # fmt: skip
    Joined.objects.create(warning=made, finding=found, event="e", at=timezone.now(), run=run.pk)


@pytest.fixture
def graded(audits):
    run = Run.objects.create(as_of=DAY, state=Run.ENDED)
    Grade.objects.create(run=run, body_id=OURS, body_division="320100", score=1, grade="D", low=0, high=1, reasons="[]")


def risks(account):
    today = timezone.localdate()
    return {each.plan.plan_id: each.risk for each in with_risk(account, audits_between(account, today, today), today)}


def test_grade_organisation_and_team_add_up(graded, jiangsu):
    warning(1, state=OPEN[0], org_id="O-P-1")
    warning(2, state=OPEN[0], person_id="A-2")
    warning(3, state="closed", person_id="A-1")
    warning(4, state=OPEN[0], org_id="O-elsewhere")
    risk = risks(jiangsu)["P-1"]
    assert risk.parts == {"grade": 50, "organisation": 12.5, "auditors": 12.5}
    assert (risk.points, risk.band) == (75, "high")


def test_what_the_reader_may_not_see_is_unknown_and_not_guessed(graded):
    warning(1, division="440300", state=OPEN[0], org_id="O-P-1")  # another region's warning
    nanjing = Account(username="n", role="city_regulator", division="320100")
    assert risks(nanjing)["P-1"].parts["organisation"] == 0
    inspector = Account(username="i", role="inspector", division="320100")
    assert risks(inspector)["P-1"].parts == {"grade": None, "organisation": None, "auditors": None}


def test_only_the_own_region(graded, jiangsu):
    assert set(risks(jiangsu)) == {"P-1"}


def test_an_audit_counts_on_every_day_it_touches(audits, jiangsu):
    start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=40)
    plan("P-40", OURS, "320100", start, planned_end_at=start + timedelta(days=2))
    plan("P-41", OURS, "320100", start, cancelled=True)
    first = start.date()
    rows = audits_between(jiangsu, first - timedelta(days=1), first + timedelta(days=3))
    counted = by_day(rows, first - timedelta(days=1), first + timedelta(days=3))
    assert counted == {first + timedelta(days=offset): 1 for offset in range(3)}
    assert by_day(rows, first + timedelta(days=1), first + timedelta(days=1)) == {first + timedelta(days=1): 1}


def test_as_many_questions_for_many_audits_as_for_one(graded, jiangsu):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            risks(jiangsu)
        return len(asked)

    one = questions()
    start = timezone.now().replace(microsecond=0)
    for number in range(20):
        plan(f"P-{number + 100}", OURS, "320100", start)
    assert questions() == one
