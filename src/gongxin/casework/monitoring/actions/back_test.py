"""Ask for a back-test; carry it out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.back_testing import measure
from gongxin.casework.monitoring.models import BackTest
from gongxin.casework.monitoring.policies import answers_for
from gongxin.casework.monitoring.trial_values import check_together, checked_value
from gongxin.casework.runs.models import Run
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def ask_for_back_test(*, by: Any, run_pk: int, division: str, k: int, changes: dict[str, str]) -> BackTest:
    """Try `changes` (parameter → value as written) on a run that ended, for `k` inspections in a region."""
    if not by.may(Permission.WORK_WARNINGS) or not answers_for(by, division):
        raise UserError("A back-test is for your own region.")
    run = Run.objects.filter(pk=run_pk, state=Run.ENDED).first()
    if run is None:
        raise UserError("Choose a run that has ended.")
    if k < 1:
        raise UserError("Say how many inspections the region can do: at least one.")
    if not changes:
        raise UserError("Change at least one value; today's ranking is shown beside it.")
    values = {name: checked_value(name, written) for name, written in changes.items()}
    check_together(values)
    test = BackTest.objects.create(run=run, division=division, k=k, at=timezone.now(), by=str(by), changes=values)
    note("back_test_asked", by=by, subject=("back_test", str(test.pk)), run=run.pk, k=k)
    return test


def carry_out_back_test(test: BackTest) -> BackTest:
    """Measure and keep; a mistake the user can mend is kept with the test, anything else is raised too."""
    try:
        test.result, test.state = measure(test), BackTest.ENDED
    except UserError as mistake:
        test.state, test.mistake = BackTest.FAILED, str(mistake)
    except Exception as defect:
        test.state, test.mistake = BackTest.FAILED, type(defect).__name__
        test.save()
        raise
    test.save()
    return test
