"""What the job runner carries out for this room."""

from __future__ import annotations

from django_tasks import task

from gongxin.casework.monitoring.actions.back_test import carry_out_back_test
from gongxin.casework.monitoring.models import BackTest, Shadow
from gongxin.casework.monitoring.shadowing import compare
from gongxin.casework.runs.models import Run


@task()
def compare_shadows(run_id: int) -> int:
    """Look at every parameter in shadow over the snapshot of a run; how many."""
    run = Run.objects.get(pk=run_id)
    shadows = list(Shadow.objects.filter(ended_on=None).exclude(parameter="").order_by("pk"))
    for shadow in shadows:
        compare(shadow, run)
    return len(shadows)


@task()
def back_test(test_id: int) -> None:
    """Carry out a back-test that needs the detectors to run again."""
    carry_out_back_test(BackTest.objects.get(pk=test_id))
