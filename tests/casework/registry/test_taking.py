"""Datasets taken in one after the other, against a plain book-keeping of what each of them said."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.casework.registry import giving
from gongxin.casework.registry.columns import arrow_schema
from gongxin.casework.registry.digest import digest, digest_sql
from gongxin.casework.registry.giving import give_dataset, groups
from gongxin.casework.registry.models import Batch, Body, Certificate, CertificateEvent, Organisation
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.registry.version import BEGINNING, STILL_KNOWN
from gongxin.casework.registry.when import When
from gongxin.casework.search.models import Document
from gongxin.records import TABLES
from gongxin.records.model import Kind
from tests.casework.registry.datasets import write

pytestmark = pytest.mark.django_db
DAY0 = date(2026, 1, 1)
DIVISIONS = ("440300", "310115")
calm = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def day(number):
    return DAY0 + timedelta(days=number)


# ---- sequences of datasets

organisations = st.dictionaries(
    st.sampled_from(["O-1", "O-2", "P-3"]),
    st.tuples(st.sampled_from(["甲", "乙"]), st.sampled_from(DIVISIONS)),
    min_size=1,
)
sequences = st.lists(st.tuples(st.integers(1, 9), organisations), min_size=2, max_size=3)


class Book:
    """What was said, by hand: organisation → since which day it reads how; and how the book stood after each import."""

    def __init__(self):
        self.pages, self.after = {}, []

    def take(self, as_of, told):
        counts = {"added": 0, "changed": 0, "same": 0}
        for key, values in told.items():
            page = self.pages.setdefault(key, [])
            kind = "added" if not page else "same" if page[-1][1] == values else "changed"
            counts[kind] += 1
            if kind == "added":
                page.append((BEGINNING, values))
            elif kind == "changed" and page[-1][0] >= as_of:
                page[-1] = (page[-1][0], values)  # it changed before it ever stood
            elif kind == "changed":
                page.append((as_of, values))
        self.after.append({key: list(page) for key, page in self.pages.items()})
        return counts

    def on(self, number, on):
        """How each organisation reads on a day, as the book stood after an import."""
        return {
            key: next(values for first, values in reversed(page) if first <= on)
            for key, page in self.after[number].items()
        }


def clean():
    for model in (Organisation, Body, Certificate, CertificateEvent, Batch, Document):
        model.objects.all().delete()


def take(as_of, **tables):
    with tempfile.TemporaryDirectory() as folder:
        return take_dataset(write(Path(folder) / "dataset", as_of, **tables)).batch


def certificates_of(keys):
    return [
        {"cert_no": f"C-{key}", "org_id": key, "body_id": "CNCA-R-2002-001", "status": "01", "issued_on": DAY0}
        for key in keys
    ]


@calm
@given(sequence=sequences)
def test_every_day_reads_as_the_datasets_said_by_then(sequence):
    clean()
    book, batches, as_of, seen = Book(), [], DAY0, {}
    for number, (step, told) in enumerate(sequence):
        as_of += timedelta(days=step if number else 0)
        expected = book.take(as_of, told)
        rows = [{"org_id": key, "name": name, "division": place} for key, (name, place) in told.items()]
        batch = take(as_of, organisations=rows, certificates=certificates_of(told))
        batches.append(batch)
        counts = batch.counts["organisations"]
        assert {kind: counts[kind] for kind in expected} == expected
        for row in Organisation.objects.all():
            kept = (row.name, row.division, row.true_from, row.true_to, row.known_from)
            assert seen.setdefault(row.pk, kept) == kept
    days = {
        BEGINNING,
        *(
            first + timedelta(days=n)
            for page in book.pages.values()
            for first, _ in page
            for n in (-1, 0)
            if first > BEGINNING or not n
        ),
    }
    for number, batch in enumerate(batches):
        for on in days:
            rows = Organisation.objects.at(When(on, batch.at))
            assert {row.org_id: (row.name, row.division) for row in rows} == book.on(number, on)
    places = {key: page[-1][1][1] for key, page in book.pages.items()}
    assert {row.org_id: row.holder_division for row in Certificate.objects.known()} == places
    assert dict(Document.objects.filter(kind="certificate").values_list("org_id", "division")) == places
    names = dict(Document.objects.filter(kind="organisation").values_list("key", "title"))
    assert names == {key: page[-1][1][0] for key, page in book.pages.items()}


def test_an_unchanged_dataset_writes_nothing():
    rows = [{"org_id": "O-1", "name": "甲", "division": DIVISIONS[0]}]
    take(day(0), organisations=rows, certificates=certificates_of(["O-1"]))
    before = set(Organisation.objects.values_list("pk", "known_to")) | set(
        Certificate.objects.values_list("pk", "known_to")
    )
    batch = take(day(5), organisations=rows, certificates=certificates_of(["O-1"]))
    after = set(Organisation.objects.values_list("pk", "known_to")) | set(
        Certificate.objects.values_list("pk", "known_to")
    )
    assert (after, batch.counts["organisations"]["same"], batch.counts["certificates"]["same"]) == (before, 1, 1)


# ---- what events tell of the past

STATES = {"issued": "01", "suspended": "02", "restored": "01", "revoked": "03", "cancelled": "04"}
histories = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["suspended", "restored", "changed"])), max_size=5)


@calm
@given(
    history=histories, last=st.sampled_from(["restored", "suspended", "revoked", "cancelled"]), issue_told=st.booleans()
)
def test_a_certificate_reads_on_each_day_as_its_events_tell(history, last, issue_told):
    clean()
    events, on = [(DAY0, "issued")], DAY0
    for step, event in [*history, (2, last)]:
        on += timedelta(days=step)
        events.append((on, event))
    row = {"cert_no": "C-1", "org_id": "O-1", "status": STATES[last], "status_on": on, "issued_on": DAY0}
    told = [{"cert_no": "C-1", "event": event, "on": at} for at, event in events if issue_told or event != "issued"]
    take(on + timedelta(days=1), certificates=[row], certificate_events=told)
    assert not Certificate.objects.at(When(DAY0 - timedelta(days=1))).exists()
    for number in range((on - DAY0).days + 3):
        state = next(STATES[event] for at, event in reversed(events) if at <= day(number) and event in STATES)
        assert Certificate.objects.at(When(day(number))).get().status == state


@pytest.mark.parametrize(
    ("on", "state"), [(DAY0 - timedelta(days=1), None), (DAY0, "01"), (day(8), "01"), (day(9), "03")]
)
def test_without_events_a_certificate_was_valid_until_its_state_began(on, state):
    take(day(20), certificates=[{"cert_no": "C-1", "status": "03", "status_on": day(9), "issued_on": DAY0}])
    found = Certificate.objects.at(When(on)).first()
    assert (found and found.status) == state


# ---- out again


@calm
@given(rows=st.dictionaries(st.sampled_from(["B-2", "a-1", "甲-3", "Z 4"]), st.tuples(st.none() | st.text(st.sampled_from("甲A,\"'\n\\ \t；"), min_size=1), st.none() | st.integers(0, 9**9), st.none() | st.floats(-90, 90, width=32)), min_size=1))  # fmt: skip
def test_what_was_taken_is_given_back(rows):
    clean()
    told = [{"org_id": key, "name": name, "employees": count, "lat": lat} for key, (name, count, lat) in rows.items()]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in"
        source.mkdir()
        schema = arrow_schema(TABLES["organisations"])
        pq.write_table(pa.Table.from_pylist(told, schema), source / "organisations.parquet")
        taken = take_dataset(source)
        give_dataset(Path(folder) / "out", When(day(9)), lambda kind, name: None)
        given_back = pq.read_table(Path(folder) / "out" / "organisations.parquet")
        first = (Path(folder) / "out" / "organisations.parquet").read_bytes()
        give_dataset(Path(folder) / "again", When(day(9)), lambda kind, name: None)
        assert (Path(folder) / "again" / "organisations.parquet").read_bytes() == first
        take_dataset(Path(folder) / "out")
    refused = set(taken.rejected.column("line").to_pylist()) if taken.rejected.num_rows else set()
    assert not refused
    keys = given_back.column("org_id").to_pylist()
    assert keys == sorted((row.org_id for row in Organisation.objects.filter(known_to=STILL_KNOWN)), key=str.encode)
    assert Organisation.objects.count() == len(rows)  # taking it again changes nothing


def test_row_groups_have_one_size_however_the_rows_come(monkeypatch):
    monkeypatch.setattr(giving, "GROUP", 4)
    schema = pa.schema([("n", pa.int64())])
    for sizes in ([10], [1] * 10, [3, 5, 2], [4, 4, 2], [0, 10, 0]):
        numbers = iter(range(10))
        batches = [
            pa.record_batch([pa.array([next(numbers) for _ in range(size)], pa.int64())], schema) for size in sizes
        ]
        assert [group.column("n").to_pylist() for group in groups(batches, schema)] == [
            [0, 1, 2, 3],
            [4, 5, 6, 7],
            [8, 9],
        ]


# ---- the digest

CELLS = {
    Kind.TEXT: st.text(st.characters(codec="utf-8", exclude_characters="\x00\x1f"), max_size=8),
    Kind.LIST: st.sampled_from(["A0101", "A0101；A0201"]),
    Kind.DATE: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Kind.TIMESTAMP: st.datetimes().map(
        lambda at: at.replace(microsecond=0, year=2000 + at.year % 100 if (at.month, at.day) != (2, 29) else 2024)
    ),
    Kind.INTEGER: st.integers(-(2**40), 2**40),
    Kind.NUMBER: st.floats(-1e6, 1e6).map(lambda number: round(number, 4)),
    Kind.BOOLEAN: st.booleans(),
}


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(["audit_plans", "sign_ins", "certificates", "bodies"]), data=st.data())
def test_python_and_duckdb_give_one_digest(name, data):
    table = TABLES[name]
    row = {column.name: data.draw(st.none() | CELLS[column.kind]) for column in table.columns}
    with duckdb.connect() as con:
        con.register("told", pa.Table.from_pylist([row], arrow_schema(table)))
        assert con.sql(f"SELECT {digest_sql(table)} FROM told").fetchall() == [(digest(table, row),)]
