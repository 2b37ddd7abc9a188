"""Object to a grade, withdraw the objection, answer it. The clock of the answer runs from the day it was made."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongxin.casework.reporting.models import Objection
from gongxin.casework.runs.models import Grade
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.law.clocks import clock

CLOCK = "grade_objection"


@transaction.atomic
def object_to_grade(*, grade: Grade, text: str, by: Any, indicator: str = "") -> Objection:
    """Say what is wrong with the grade, or with one of its indicators."""
    if not text.strip():
        raise UserError("The objection is empty; say what is wrong and what shows it.")
    today = timezone.localdate()
    try:
        with transaction.atomic():
            made = Objection.objects.create(
                body_id=grade.body_id, body_division=grade.body_division or "", run_id=grade.run_id,
                grade=grade.grade, score=grade.score, indicator=indicator, text=text.strip(), by=str(by),
                made_on=today, due_on=clock(CLOCK).count(today).due_on,
            )  # fmt: skip
    except IntegrityError as twice:
        raise UserError("An objection to this is open already; wait for its answer or withdraw it.") from twice
    note("grade_objected", by=by, subject=("objection", str(made.pk)), body_id=grade.body_id, grade=grade.grade)
    return made


@transaction.atomic
def withdraw_objection(*, objection: Objection, by: Any) -> Objection:
    """The body takes it back."""
    _must_be_open(objection)
    objection.state = Objection.WITHDRAWN
    objection.save()
    note("objection_withdrawn", by=by, subject=("objection", str(objection.pk)), body_id=objection.body_id)
    return objection


@transaction.atomic
def answer_objection(*, objection: Objection, upheld: bool, answer: str, by: Any) -> Objection:
    """The regulator answers in words. An upheld objection changes no grade: the record at fault is corrected."""
    held = Objection.objects.select_for_update().get(pk=objection.pk)
    _must_be_open(held)
    if not answer.strip():
        raise UserError("The answer is empty; give the reasons.")
    held.state = Objection.UPHELD if upheld else Objection.DISMISSED
    held.answer, held.answered_by, held.answered_on = answer.strip(), str(by), timezone.localdate()
    held.save()
    note("objection_answered", by=by, subject=("objection", str(held.pk)), body_id=held.body_id, state=held.state)
    return held


def _must_be_open(objection: Objection) -> None:
    if objection.state != Objection.OPEN:
        raise UserError("This objection is closed already.")
