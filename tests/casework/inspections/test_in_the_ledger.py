"""A result enters the public ledger with its publication, by its digest, and names nobody."""

import pytest

from gongxin.casework.inspections.in_the_ledger import record_digest, subject_of
from gongxin.casework.public_log.models import Outgoing
from gongxin.ledger.entries import read_entry
from tests.casework.draws.conftest import places
from tests.casework.inspections.a_visit import taken_to

__all__ = ["places"]
pytestmark = pytest.mark.django_db


def entries(inspection):
    rows = Outgoing.objects.filter(subject=subject_of(inspection))
    return [read_entry(bytes(row.entry)) for row in rows]


def test_nothing_before_the_publication(people):
    assert entries(taken_to("approved", people)) == []


def test_the_publication_is_told_with_the_digest_of_the_record(people):
    made = taken_to("published", people)
    (entry,) = entries(made)
    assert entry["kind"] == "result-published"
    assert (entry["inspection"], entry["object"], entry["outcome"]) == (made.number, made.object_id, made.outcome)
    assert entry["record"] == record_digest(made)


def test_a_record_that_is_changed_no_longer_fits(people):
    made = taken_to("published", people)
    before = record_digest(made)
    made.told = "something else"
    assert record_digest(made) != before
