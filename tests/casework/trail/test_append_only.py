"""Entries can be written and read; nothing else, by no road."""

import pytest
from django.db import DatabaseError, connection, transaction

from gongxin.casework.trail.models import AppendOnly, Entry
from gongxin.casework.trail.write import note

ROADS = {
    "raw update": "UPDATE trail_entry SET data = '{}'",
    "raw delete": "DELETE FROM trail_entry",
}


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ROADS.values(), ids=ROADS)
def test_the_database_refuses(statement):
    note("signed_out")
    with pytest.raises(DatabaseError, match="cannot be changed or removed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.get().by == ""


@pytest.mark.django_db
def test_the_database_refuses_what_querysets_ask():
    note("signed_out")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Entry.objects.update(by="x")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_postgresql_refuses_to_truncate():
    if connection.vendor != "postgresql":
        assert connection.vendor == "sqlite"  # which knows no TRUNCATE: its DELETE is refused above
        return
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        connection.cursor().execute("TRUNCATE trail_entry")


@pytest.mark.django_db
def test_an_entry_cannot_be_saved_again_or_deleted():
    entry = note("signed_out")
    for attempt in (entry.save, entry.delete):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_still_leave_an_empty_database_with_its_triggers():
    note("signed_out")
    for statement in ROADS.values():
        with pytest.raises(DatabaseError, match="cannot be changed"):
            connection.cursor().execute(statement)


@pytest.mark.django_db
def test_the_next_one_begins_with_none():
    assert not Entry.objects.exists()
