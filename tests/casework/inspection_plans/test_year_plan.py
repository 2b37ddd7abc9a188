"""The yearly plan of a region: drafted, approved by another, published; and what was done of each line."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspection_plans.actions.year_plan import draft_plan, move_plan, put_item, remove_item
from gongxin.casework.inspection_plans.progress import progress_of
from gongxin.casework.registry.models import Body, KnownInspection, Organisation
from gongxin.casework.registry.recording import record
from gongxin.casework.trail.models import Entry
from gongxin.casework.witnessing.models import Witness
from gongxin.errors import UserError

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(db):
    return Account.objects.create(username="chief", role="provincial_regulator", division="320000")


@pytest.fixture
def plan(jiangsu):
    return draft_plan(year=2026, title="Inspections", by=jiangsu)


def line(plan, by, **more):
    values = {"kind": "witness", "what": "audits", "month_from": 3, "month_to": 5, "number": 4, **more}
    return put_item(pk=plan.pk, by=by, **values)


def test_drafted_approved_by_another_sent_back_and_published(plan, jiangsu, chief):
    line(plan, jiangsu)
    with pytest.raises(UserError, match="somebody else"):
        move_plan(pk=plan.pk, verb="approve", by=jiangsu)
    assert move_plan(pk=plan.pk, verb="approve", by=chief).approved_by == "chief"
    assert move_plan(pk=plan.pk, verb="send_back", by=chief).approved_by == ""
    move_plan(pk=plan.pk, verb="approve", by=chief)
    done = move_plan(pk=plan.pk, verb="publish", by=jiangsu)
    assert (done.state, done.published_at is not None) == ("published", True)
    codes = Entry.objects.filter(subject_kind="year_plan").order_by("pk").values_list("code", flat=True)
    assert [code.removeprefix("year_plan_") for code in codes] == [
        "drafted", "changed", "approved", "sent_back", "approved", "published",
    ]  # fmt: skip


@pytest.mark.parametrize(("state", "verb"), [("draft", "publish"), ("draft", "send_back"), ("published", "send_back")])
def test_there_are_no_other_ways(plan, jiangsu, chief, state, verb):
    line(plan, jiangsu)
    if state == "published":
        move_plan(pk=plan.pk, verb="approve", by=chief)
        move_plan(pk=plan.pk, verb="publish", by=chief)
    with pytest.raises(UserError, match="done already"):
        move_plan(pk=plan.pk, verb=verb, by=chief)


def test_only_a_draft_is_changed_and_an_empty_one_goes_nowhere(plan, jiangsu, chief):
    with pytest.raises(UserError, match="no lines"):
        move_plan(pk=plan.pk, verb="approve", by=chief)
    kept, gone = line(plan, jiangsu), line(plan, jiangsu)
    remove_item(pk=plan.pk, item=gone.pk, by=chief)
    move_plan(pk=plan.pk, verb="approve", by=chief)
    with pytest.raises(UserError, match="Only a draft"):
        line(plan, jiangsu)
    with pytest.raises(UserError, match="Only a draft"):
        remove_item(pk=plan.pk, item=kept.pk, by=jiangsu)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"month_from": 0}, "months"),
        ({"month_to": 13}, "months"),
        ({"month_from": 6}, "months"),
        ({"number": 0}, "months"),
        ({"kind": "rumour"}, "what is inspected"),
        ({"what": " "}, "what is inspected"),
    ],
)
def test_what_a_line_must_hold(plan, jiangsu, changes, word):
    with pytest.raises(UserError, match=word):
        line(plan, jiangsu, **changes)


def test_one_plan_a_year_and_region_and_nobody_else_touches_it(plan, jiangsu):
    with pytest.raises(UserError, match="already"):
        draft_plan(year=2026, title="Again", by=jiangsu)
    nation = Account.objects.create(username="nation", role="national_regulator")
    nanjing = Account.objects.create(username="nanjing", role="city_regulator", division="320100")
    for other in (nation, nanjing):
        draft_plan(year=2026, title="Own", by=other)
        with pytest.raises(UserError, match="no such record"):
            line(plan, other)
    inspector = Account.objects.create(username="inspector", role="inspector", division="320000")
    for act in (lambda: draft_plan(year=2027, title="x", by=inspector), lambda: line(plan, inspector)):
        with pytest.raises(UserError, match="Your role"):
            act()


def witnessed(on, division="320100", outcome="in_order", body_id="B-1"):
    now = timezone.now()
    Witness.objects.create(
        plan_id=f"P-{Witness.objects.count()}", body_id=body_id, division=division, on=on, inspector="i", why="x",
        state="reported", outcome=outcome, by="x", at=now, ended_at=now,
    )  # fmt: skip


@pytest.fixture
def done(db):
    for number, division in ((1, "320100"), (2, "440300")):
        record(Body, {"body_id": f"B-{number}", "name": "x", "division": division, "status": "01"})
        record(Organisation, {"org_id": f"O-{number}", "name": "x", "division": division})
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1), date(2025, 4, 1)):
        witnessed(day)
        number = KnownInspection.objects.count()
        for place in (1, 2):
            record(
                KnownInspection, {"inspection_id": f"b{number}{place}", "inspected_on": day, "body_id": f"B-{place}"}
            )
            record(KnownInspection, {"inspection_id": f"o{number}{place}", "inspected_on": day, "body_id": "B-2",
                                     "org_id": f"O-{place}"})  # fmt: skip
    witnessed(date(2026, 4, 1), division="440300")
    witnessed(date(2026, 4, 1), outcome="not_held")


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"kind": "witness"}, 2),
        ({"kind": "body"}, 2),
        ({"kind": "organisation"}, 2),
        ({"kind": "witness", "month_from": 2}, 3),
        ({"kind": "witness", "month_to": 6}, 3),
        ({"kind": "body", "object_id": "B-1"}, 2),
        ({"kind": "body", "object_id": "B-2"}, 0),  # sits elsewhere
        ({"kind": "organisation", "object_id": "O-1", "month_from": 1, "month_to": 12}, 4),
        ({"kind": "witness", "object_id": "B-7"}, 0),
    ],
)
def test_what_counts_as_done(plan, done, jiangsu, changes, count):
    line(plan, jiangsu, **changes)
    (one,) = progress_of(plan)
    assert (one.done, one.share) == (count, min(count / 4, 1))


def test_as_many_questions_for_many_lines_as_for_one(plan, done, jiangsu):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            progress_of(plan)
        return len(asked)

    line(plan, jiangsu)
    one = questions()
    for _ in range(20):
        line(plan, jiangsu)
    assert questions() == one
