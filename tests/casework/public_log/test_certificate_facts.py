"""Certificates reach the ledger as they enter the register, each once, whichever door they came by."""

from datetime import date

import pytest
from django.utils import timezone

from gongxin.casework.public_log.certificate_facts import tell_certificates
from gongxin.casework.public_log.models import Followed, Outgoing
from gongxin.casework.registry.models import Batch
from gongxin.ledger.entries import read_entry
from tests.casework.public_log.test_registry import HOLDER, certificate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def following(places):
    tell_certificates()


def told():
    return [read_entry(bytes(row.entry)) for row in Outgoing.objects.order_by("id")]


def test_what_was_there_before_is_left_to_the_checkpoint():
    Followed.objects.all().delete()
    certificate("00125Q30001R0M")
    assert tell_certificates() == 0
    assert told() == []


def test_a_new_certificate_is_told_once():
    certificate("00125Q30001R0M")
    assert tell_certificates() == 1
    assert tell_certificates() == 0
    (fact,) = told()
    assert fact["kind"] == "certificate-issued"
    assert (fact["certificate"], fact["organisation"], fact["standard"]) == ("00125Q30001R0M", HOLDER, "GB/T19001-2016")


def test_a_change_of_state_is_told_with_day_and_reason():
    certificate("00125Q30001R0M")
    certificate("00125Q30001R0M", status="03", status_on=date(2026, 5, 4), status_reason="01")
    tell_certificates()
    _, fact = told()
    assert fact["kind"] == "certificate-changed"
    assert (fact["event"], fact["on"], fact["reason"]) == ("03", "2026-05-04", "01")


def test_whoever_has_no_credit_code_is_not_named():
    certificate("00125Q30001R0M", org_id="440301199001011234")
    tell_certificates()
    assert "organisation" not in told()[0]


def test_what_an_import_brings_is_left_to_the_checkpoint():
    batch = Batch.objects.create(kind="import", at=timezone.now())
    version = certificate("00125Q30001R0M")
    type(version).objects.filter(pk=version.pk).update(batch=batch.pk)
    assert tell_certificates() == 0


def test_a_version_that_was_kept_late_is_told_all_the_same():
    first = certificate("00125Q30001R0M")
    certificate("00125Q30002R0M")
    tell_certificates()
    Outgoing.objects.filter(subject=f"certificate version {first.pk}").delete()
    assert tell_certificates() == 1


def test_a_number_that_no_form_holds_does_not_stop_the_others(caplog):
    certificate("a number with blanks")
    certificate("00125Q30002R0M")
    assert tell_certificates() == 1
    assert "a number with blanks" not in caplog.text
