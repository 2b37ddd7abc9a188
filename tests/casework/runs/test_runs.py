"""A run judges a snapshot of the registers, keeps what it found, and can be repeated to the byte."""

from datetime import date, datetime

import pyarrow.parquet as pq
import pytest
from django.utils import timezone

from gongxin.casework.registry.models import Certificate
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.runs.actions import ask_for_run, carry_out, result_folder, same_outcome
from gongxin.casework.runs.models import DataQuality, Finding, Grade, Indicator, Run
from gongxin.casework.runs.snapshot import snapshot
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """Snapshots and results of one test."""
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"


@pytest.fixture
def run(small_dataset):
    take_dataset(small_dataset)
    return carry_out(ask_for_run(as_of=DAY))


def test_everything_the_result_holds_is_in_the_database(run):
    result = {
        name: pq.read_table(result_folder(run) / f"{name}.parquet") for name in ("findings", "grades", "indicators")
    }
    assert Finding.objects.count() == result["findings"].num_rows == run.facts["counts"]["findings"] > 0
    assert Grade.objects.filter(run=run).count() == result["grades"].num_rows
    assert Indicator.objects.filter(run=run).count() == result["indicators"].num_rows
    assert DataQuality.objects.filter(run=run).count() == 2
    assert (run.state, run.done, run.mistake) == (Run.ENDED, run.steps, "")
    assert run.snapshot
    assert run.outcome


def test_a_finding_stands_where_its_body_is_registered_and_where_its_audit_was(run):
    early = Finding.objects.get(detector="p06_issued_before_decision", cert_no="C-1")
    assert (early.body_division, early.place_division) == ("110000", "320100")


def test_a_repetition_gives_the_same_bytes_and_keeps_nothing_twice(run):
    before = Finding.objects.count()
    again = carry_out(ask_for_run(as_of=DAY, repeats=run))
    assert same_outcome(again)
    assert Finding.objects.count() == before
    assert Run.latest() == run


def test_a_run_judges_what_we_knew_then_not_what_was_corrected_since(run):
    wrong = Certificate.objects.known().get(cert_no="C-1", true_to=date(9999, 12, 31))
    record(Certificate, changed(wrong, {"decided_on": date(2026, 2, 20)}), true_from=wrong.true_from)
    later = carry_out(ask_for_run(as_of=DAY))
    assert later.snapshot != run.snapshot
    found = Finding.objects.filter(detector="p06_issued_before_decision", cert_no="C-1")
    assert [one.last_run for one in found] == [run.pk]  # not found again
    assert same_outcome(carry_out(ask_for_run(as_of=DAY, repeats=run)))


def test_what_is_found_again_is_marked_not_written_twice(run):
    second = carry_out(ask_for_run(as_of=DAY))
    assert set(Finding.objects.values_list("first_run", "last_run")) == {(run.pk, second.pk)}


def test_a_snapshot_that_was_tampered_with_is_refused(run):
    file = snapshot(run.snapshot) / "bodies.parquet"
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b"\0")
    with pytest.raises(UserError, match="was changed"):
        carry_out(ask_for_run(as_of=DAY, repeats=run))
    failed = Run.objects.order_by("-pk").first()
    assert (failed.state, "was changed" in failed.mistake) == (Run.FAILED, True)


def test_a_snapshot_that_is_gone_is_named(run):
    with pytest.raises(UserError, match="is not kept here"):
        snapshot("0" * 64)


def test_a_run_over_empty_registers_says_that_there_is_nothing_to_judge():
    with pytest.raises(UserError, match="no table"):
        carry_out(ask_for_run(as_of=DAY))
    assert (Run.objects.get().state, Finding.objects.count()) == (Run.FAILED, 0)


def test_asking_and_ending_stand_in_the_trail(run):
    codes = list(Entry.objects.exclude(code__startswith="warning").order_by("pk").values_list("code", flat=True))
    assert codes == ["dataset_imported", "run_started", "run_ended"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-07-01 01:29:59", "2026-07-01"),
        ("2026-07-01 01:30:00", "2026-07-02"),
        ("2026-07-01 12:00:00", "2026-07-02"),
    ],
)
def test_the_next_night_is_planned_once(time_machine, now, expected):
    from django_tasks_db.models import DBTaskResult

    from gongxin.casework.runs.tasks import plan_next_night

    time_machine.move_to(timezone.make_aware(datetime.fromisoformat(now)), tick=False)
    plan_next_night()
    plan_next_night()
    planned = [timezone.localtime(each.run_after) for each in DBTaskResult.objects.all()]
    assert [each.strftime("%Y-%m-%d %H:%M") for each in planned] == [f"{expected} 01:30"]
