"""Ask for a run, see how far it is, repeat it from its snapshot."""

import pytest

from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.runs.models import Run
from gongxin.casework.runs.tasks import run_supervision
from tests.casework.accounts.people import someone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"
    settings.SECOND_FACTOR = "optional"


@pytest.fixture
def officer(client):
    client.force_login(someone("national_regulator"))
    return client


def test_a_run_is_queued_carried_out_and_repeated(officer, small_dataset):
    take_dataset(small_dataset)
    asked = officer.post("/runs/ask/", {"as_of": "2026-06-30"}, follow=True)
    assert "<progress" in asked.content.decode()
    run = Run.objects.get()
    run_supervision.func(run.pk)
    assert "<progress" not in officer.get(f"/runs/{run.pk}/").content.decode()
    officer.post(f"/runs/{run.pk}/repeat/")
    again = Run.objects.get(repeats=run)
    run_supervision.func(again.pk)
    assert "alert-success" in officer.get(f"/runs/{again.pk}/").content.decode()


def test_the_moving_part_alone_is_fetched_again(officer):
    run = Run.objects.create(as_of="2026-06-30", state=Run.RUNNING, done=5, steps=10, step="reading bodies")
    part = officer.get(f"/runs/{run.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert 'value="50"' in part
    assert "<html" not in part


@pytest.mark.parametrize("day", ["", "soon", "2026-02-30"])
def test_a_day_that_is_none_starts_nothing(officer, day):
    officer.post("/runs/ask/", {"as_of": day})
    assert not Run.objects.exists()


@pytest.mark.parametrize("state", [Run.QUEUED, Run.RUNNING, Run.FAILED])
def test_only_a_run_that_ended_is_repeated(officer, state):
    run = Run.objects.create(as_of="2026-06-30", state=state)
    assert officer.post(f"/runs/{run.pk}/repeat/").status_code == 404


def test_an_empty_list_says_what_to_do(officer):
    assert officer.get("/runs/").status_code == 200
