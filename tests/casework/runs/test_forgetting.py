"""Snapshots taken before a month was forgotten go; those taken since stay."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from gongxin.casework.runs.forgetting import forget_snapshots
from gongxin.casework.runs.models import Run
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.write import note

pytestmark = pytest.mark.django_db
NIGHT = timezone.make_aware(datetime(2029, 4, 1, 2, 30))


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.SNAPSHOTS = tmp_path
    return tmp_path


def judged(name, hours, folder, repeats=None):
    """A run some hours after the night, with its snapshot as read-only as it is kept."""
    place = folder / name
    if not place.exists():
        place.mkdir()
        (place / "sign_ins.parquet").write_bytes(b"places")
        (place / "sign_ins.parquet").chmod(0o440)
    known_at = NIGHT + timedelta(hours=hours)
    return Run.objects.create(as_of=known_at.date(), state=Run.ENDED, known_at=known_at, snapshot=name, repeats=repeats)


def forgotten():
    with time_machine.travel(NIGHT, tick=False):
        note("sign_ins_forgotten", subject=("month", "2026-03"), month="2026-03")


def test_nothing_goes_while_nothing_was_forgotten(folder):
    judged("old", -24, folder)
    assert forget_snapshots() == 0
    assert (folder / "old").is_dir()


@pytest.mark.parametrize(("hours", "gone"), [(-0.01, 1), (0, 0), (24, 0)])
def test_those_before_the_night(folder, hours, gone):
    judged("one", hours, folder)
    forgotten()
    assert forget_snapshots() == gone
    assert (folder / "one").exists() is not bool(gone)
    assert forget_snapshots() == 0
    assert Entry.objects.filter(code="snapshots_forgotten").count() == gone


def test_a_copy_that_is_the_same_since_holds_nothing_forgotten(folder):
    judged("same", -24, folder)
    judged("same", 24, folder)
    forgotten()
    assert forget_snapshots() == 0


def test_repeating_an_old_run_does_not_keep_it(folder):
    old = judged("old", -24, folder)
    judged("old", 24, folder, repeats=old)
    forgotten()
    assert forget_snapshots() == 1


def test_a_run_that_took_no_snapshot_names_none(folder):
    Run.objects.create(as_of=NIGHT.date(), state=Run.FAILED, known_at=NIGHT - timedelta(days=1))
    forgotten()
    assert forget_snapshots() == 0
    assert folder.is_dir()
