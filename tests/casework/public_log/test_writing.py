"""What an act puts down reaches the ledger once, in order, and only if the act is kept."""

import pytest
from django.db import transaction

from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.place import folder, signer
from gongxin.casework.public_log.writing import put_down, write_out
from gongxin.errors import UserError
from gongxin.ledger.writer import Log

pytestmark = pytest.mark.django_db(transaction=True)


def fact(number):
    return {"kind": "draw-aborted", "at": "2026-11-28T17:00:00+08:00", "draw": f"D-{number}", "reason": "test"}


def held():
    with Log(folder(), signer()) as log:
        return [log.tiles.entry(number) for number in range(log.tiles.size)]


def test_entries_stand_in_the_log_in_the_order_they_were_put_down():
    put_down("draw 1", [fact(1), fact(2)])
    put_down("draw 2", [fact(3)])
    rows = Outgoing.objects.order_by("id")
    assert [row.index for row in rows] == [0, 1, 2]
    assert held() == [bytes(row.entry) for row in rows]


def test_an_act_that_is_undone_leaves_nothing():
    with transaction.atomic():
        put_down("draw 1", [fact(1)])
        transaction.set_rollback(True)
    assert not Outgoing.objects.exists()
    assert held() == []


def test_after_a_crash_between_log_and_database_nothing_is_written_twice():
    put_down("draw 1", [fact(1), fact(2)])
    Outgoing.objects.filter(index=1).update(index=None)
    assert write_out() == 1
    assert [row.index for row in Outgoing.objects.order_by("id")] == [0, 1]
    assert len(held()) == 2


def test_what_was_put_down_before_a_crash_is_written_later():
    put_down("draw 1", [fact(1)])
    Outgoing.objects.create(subject="draw 2", entry=held()[0].replace(b"D-1", b"D-2"), at=Outgoing.objects.get().at)
    assert write_out() == 1
    assert len(held()) == 2
    assert write_out() == 0


def test_two_alike_are_two_entries():
    put_down("draw 1", [fact(1), fact(1)])
    assert [row.index for row in Outgoing.objects.order_by("id")] == [0, 1]


def test_what_is_not_declared_does_not_enter():
    with pytest.raises(UserError):
        put_down("draw 1", [{**fact(1), "name": "somebody"}])
    assert not Outgoing.objects.exists()


def test_the_key_is_made_once_and_only_the_service_reads_it(settings):
    first = signer().key
    assert signer().key == first
    assert settings.LEDGER_KEY.stat().st_mode & 0o077 == 0
