"""Phones bound and released."""

import pytest
from django.db import IntegrityError, transaction

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.actions.bind_device import begin_binding, bind_device
from gongxin.casework.presence.actions.release_device import release_device
from gongxin.casework.presence.models import DeviceBinding
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.presence.authenticator import Phone
from tests.casework.presence.conftest import OURS, THEIRS, envelope, marks, said

pytestmark = pytest.mark.django_db


def test_a_bound_phone_belongs_to_the_body_of_its_owner(bound):
    held = DeviceBinding.objects.get()
    assert (held.person_id, held.body_id, held.state) == ("A-1", OURS, "bound")
    assert Entry.objects.get(code="device_bound").subject_id == "A-1"


def test_a_second_phone_waits_until_the_first_is_released(bound, auditor, staff):
    with pytest.raises(UserError, match="bound already"):
        begin_binding(by=auditor)
    release_device(pk=DeviceBinding.objects.get().pk, reason="lost", by=staff)
    assert marks(envelope(said(), bound)) == {"passkey_unknown"}
    new = Phone()
    options, state = begin_binding(by=auditor)
    bind_device(response=new.made(options), state=state, label="", by=auditor)
    assert marks(envelope(said(), new)) == set()
    assert Entry.objects.get(code="device_released").data["reason"] == "lost"


def test_two_pages_binding_at_once_bind_one_phone(audits, auditor):
    one, two = Phone(), Phone()
    (first, kept), (second, also) = begin_binding(by=auditor), begin_binding(by=auditor)
    bind_device(response=one.made(first), state=kept, label="", by=auditor)
    with pytest.raises(UserError, match="bound already"):
        bind_device(response=two.made(second), state=also, label="", by=auditor)


def test_the_database_holds_one_bound_phone_a_person(bound):
    held = DeviceBinding.objects.get()
    held.pk, held.credential_id = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        held.save(force_insert=True)


def test_an_answer_to_another_question_binds_nothing(audits, auditor):
    phone = Phone()
    options, _ = begin_binding(by=auditor)
    _, other = begin_binding(by=auditor)
    for response, state in ((phone.made(options), other), ({}, other), (Phone("evil.example").made(options), other)):
        with pytest.raises(UserError, match="begin again"):
            bind_device(response=response, state=state, label="", by=auditor)
    assert not DeviceBinding.objects.exists()


def test_who_may_release(bound, auditor, staff, jiangsu):
    pk = DeviceBinding.objects.get().pk
    stranger = Account.objects.create(username="other", role="body_staff", body_id=THEIRS)
    for who, why in ((auditor, "Your role"), (jiangsu, "Your role"), (stranger, "no such record")):
        with pytest.raises(UserError, match=why):
            release_device(pk=pk, reason="lost", by=who)
    with pytest.raises(UserError, match="Write why"):
        release_device(pk=pk, reason=" ", by=staff)
    release_device(pk=pk, reason="lost", by=staff)
    with pytest.raises(UserError, match="already"):
        release_device(pk=pk, reason="lost", by=staff)


def test_who_may_bind(audits, staff):
    with pytest.raises(UserError, match="Your role"):
        begin_binding(by=staff)
