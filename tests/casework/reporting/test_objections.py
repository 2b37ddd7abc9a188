"""An objection is answered in words and in time; it changes no grade by itself."""

from datetime import date

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.reporting.actions.object import answer_objection, object_to_grade, withdraw_objection
from gongxin.casework.runs.models import Grade, Run
from gongxin.errors import UserError

pytestmark = pytest.mark.django_db


@pytest.fixture
def grade(time_machine):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 9, 17, 10)), tick=False)
    run = Run.objects.create(as_of=date(2026, 6, 30), state=Run.ENDED)
    return Grade.objects.create(
        run=run, body_id="CNCA-R-2002-001", body_division="110000", score=40, grade="B", low=35, high=45, reasons="[]"
    )


@pytest.fixture
def officer():
    return Account.objects.create(username="officer", role="provincial_regulator", division="110000")


def test_the_answer_is_due_fifteen_working_days_on_over_the_holidays(grade, staff):
    made = object_to_grade(grade=grade, text="人日按合并审核计算", by=staff)
    assert (made.made_on, made.due_on) == (date(2026, 9, 17), date(2026, 10, 14))


def test_one_objection_to_one_thing_at_a_time(grade, staff):
    object_to_grade(grade=grade, text="一", by=staff)
    object_to_grade(grade=grade, text="二", by=staff, indicator="auditor_days_short")
    with pytest.raises(UserError, match="open already"):
        object_to_grade(grade=grade, text="三", by=staff)


def test_after_it_is_withdrawn_another_may_be_made(grade, staff):
    withdraw_objection(objection=object_to_grade(grade=grade, text="一", by=staff), by=staff)
    assert object_to_grade(grade=grade, text="二", by=staff).state == "open"


@pytest.mark.parametrize(("upheld", "state"), [(True, "upheld"), (False, "dismissed")])
def test_it_is_answered_with_reasons_once(grade, staff, officer, upheld, state):
    made = object_to_grade(grade=grade, text="一", by=staff)
    with pytest.raises(UserError, match="empty"):
        answer_objection(objection=made, upheld=upheld, answer="  ", by=officer)
    answered = answer_objection(objection=made, upheld=upheld, answer="已核对原始记录", by=officer)
    assert (answered.state, answered.answered_by) == (state, "officer")
    grade.refresh_from_db()
    assert grade.grade == "B"
    with pytest.raises(UserError, match="closed already"):
        answer_objection(objection=made, upheld=upheld, answer="再答", by=officer)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_objection_is_refused(grade, staff, text):
    with pytest.raises(UserError, match="empty"):
        object_to_grade(grade=grade, text=text, by=staff)
