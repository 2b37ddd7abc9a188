"""The run of the night judges what the gate took: sealed sign-ins are opened into the snapshot, none of them twice."""

from datetime import date, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.utils import timezone

from gongxin.casework.presence.as_records import SCHEMA
from gongxin.casework.presence.keys import destroy
from gongxin.casework.registry.giving import give_dataset
from gongxin.casework.registry.models import SignIn
from gongxin.casework.registry.recording import record
from gongxin.casework.registry.when import When
from gongxin.casework.runs.actions import ask_for_run, carry_out, same_outcome
from gongxin.casework.runs.models import Finding
from gongxin.casework.runs.snapshot import snapshot
from tests.casework.presence.conftest import OURS, envelope, plan, said, take

pytestmark = pytest.mark.django_db
START = timezone.make_aware(datetime(2026, 3, 2, 9))
DAY = date(2026, 3, 31)
NOW_KNOWN = When(DAY)
SHENZHEN = {"lat": 22.54, "lon": 114.06}


def sign(number, moment="opening", hours=0, **more):
    at = START + timedelta(hours=hours)
    take(envelope(said(sign_in_id=f"gate-000{number}", moment=moment, at=at.isoformat(), **more)), at=at)


@pytest.fixture
def world(audits):
    plan("P-1", OURS, "320100", START, reported_at=START - timedelta(days=5))
    sign(1)
    sign(2, "closing", 8)


def given(tmp_path, when=NOW_KNOWN):
    rows = give_dataset(tmp_path, when, lambda kind, name: None)
    return pq.read_table(tmp_path / "sign_ins.parquet").to_pylist() if "sign_ins" in rows else []


def test_what_was_signed_is_given_out_as_the_contract_has_it(world, tmp_path):
    first, second = given(tmp_path)
    assert first == {
        "sign_in_id": "gate-0001", "plan_id": "P-1", "person_id": "A-1", "moment": "opening",
        "at": datetime(2026, 3, 2, 9), "received_at": datetime(2026, 3, 2, 9), "lat": 32.0601, "lon": 118.7901,
        "accuracy_m": 12.0, "device_id": "phone-1", "photo_hash": "0123456789abcdef", "present_ids": "A-1；A-2",
        "mock_location": False,
    }  # fmt: skip
    assert (second["sign_in_id"], second["moment"]) == ("gate-0002", "closing")


def test_places_on_the_chinese_grids_come_out_in_wgs84_and_no_place_stays_none(world, tmp_path):
    sign(3, "arrive", grid="GCJ-02", lat=32.0581, lon=118.7952)
    sign(4, "leave", 8, lat=None, lon=None)
    rows = {row["sign_in_id"]: row for row in given(tmp_path)}
    assert (rows["gate-0003"]["lat"], rows["gate-0003"]["lon"]) == pytest.approx((32.0601, 118.7901), abs=2e-4)
    assert rows["gate-0004"]["lat"] is rows["gate-0004"]["lon"] is None


def test_of_a_forgotten_month_only_person_and_time_are_given_out(world, tmp_path):
    destroy("2026-03")
    first, _ = given(tmp_path)
    assert {name for name, value in first.items() if value is not None} == {
        "sign_in_id", "plan_id", "person_id", "moment", "at", "received_at",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "plan_id", "person", "moment", "seconds", "count"),
    [
        ("gate-0001", "P-1", "A-1", "opening", 0, 2),  # the same number
        ("N-1", "P-1", "A-1", "opening", 0, 2),  # another number for the same sign-in
        ("N-1", "P-1", "A-1", "opening", 59, 2),  # written down to the minute
        ("N-1", "P-1", "A-1", "opening", 60, 3),  # a minute later: signed again
        ("N-1", "P-1", "A-1", "arrive", 0, 3),
        ("N-1", "P-1", "A-2", "opening", 0, 3),
        ("N-1", "P-2", "A-1", "opening", 0, 3),
        ("N-1", None, None, "opening", 0, 3),
    ],
)
def test_what_came_into_the_register_too_is_given_out_once(
    world, tmp_path, number, plan_id, person, moment, seconds, count
):
    at = START + timedelta(seconds=seconds)
    record(SignIn, {"sign_in_id": number, "plan_id": plan_id, "person_id": person, "moment": moment, "at": at})
    rows = given(tmp_path)
    assert len(rows) == count
    assert [row["sign_in_id"] for row in rows] == sorted(row["sign_in_id"] for row in rows)


@pytest.mark.parametrize(
    ("when", "count"),
    [
        (When(date(2026, 3, 1)), 0),  # not signed yet
        (When(date(2026, 3, 2)), 2),
        (When(DAY, START + timedelta(hours=1)), 1),  # the closing had not come
        (When(DAY, START - timedelta(seconds=1)), 0),
    ],
)
def test_as_of_a_day_and_as_known_at_a_moment(world, tmp_path, when, count):
    assert len(given(tmp_path, when)) == count


def test_without_sign_ins_at_the_gate_the_table_stays_absent(audits, tmp_path):
    assert given(tmp_path) == []
    assert not (tmp_path / "sign_ins.parquet").exists()


def test_the_bytes_are_the_same_on_either_database(world, tmp_path):
    """Those of a file written from the same rows without any database, in the binary order of the numbers."""
    for number, moment in (("a-1", "opening"), ("Z-1", "closing")):
        record(SignIn, {"sign_in_id": number, "plan_id": "P-2", "person_id": "A-3", "moment": moment, "at": START})
    rows = given(tmp_path)
    assert [row["sign_in_id"] for row in rows] == ["Z-1", "a-1", "gate-0001", "gate-0002"]
    pq.write_table(
        pa.Table.from_pylist(rows, SCHEMA), tmp_path / "alone.parquet", compression="zstd", compression_level=1
    )
    assert (tmp_path / "sign_ins.parquet").read_bytes() == (tmp_path / "alone.parquet").read_bytes()


@pytest.fixture
def folders(settings, tmp_path):
    settings.SNAPSHOTS, settings.RESULTS = tmp_path / "snapshots", tmp_path / "results"


@pytest.mark.usefixtures("folders")
def test_the_run_finds_what_was_signed_elsewhere_and_is_silent_about_an_honest_day(world):
    run = carry_out(ask_for_run(as_of=DAY))
    assert (snapshot(run.snapshot) / "sign_ins.parquet").exists()
    assert not Finding.objects.filter(plan_id="P-1", pattern="P01").exists()
    sign(5, "arrive", 1, person_id="A-2", **SHENZHEN)
    later = carry_out(ask_for_run(as_of=DAY))
    assert later.snapshot != run.snapshot
    (found,) = Finding.objects.filter(plan_id="P-1", detector="p01_signed_elsewhere", last_run=later.pk)
    assert found.place_division == "320100"
    assert same_outcome(carry_out(ask_for_run(as_of=DAY, repeats=later)))
