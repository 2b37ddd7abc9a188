"""The register as it is fixed: what is there, what is not there, and what was there before."""

from datetime import date

import pytest
from django.conf import settings

from gongxin.casework.public_log.place import signer
from gongxin.casework.public_log.registry import KEPT, fix_registry, found, registry_now, states_file
from gongxin.casework.public_log.states import DELTA, FULL
from gongxin.casework.public_log.writing import write_out
from gongxin.casework.registry.models import CccCertificate, Certificate
from gongxin.casework.registry.recording import record
from gongxin.ledger.entries import read_entry
from gongxin.ledger.policy import trusting
from gongxin.ledger.presence import prove
from gongxin.ledger.states import read_bundle

pytestmark = pytest.mark.django_db
HOLDER = "91330106673959654P"


def certificate(number, status="01", **more):
    values = {
        "cert_no": number, "body_id": "CNCA-R-2002-001", "org_id": HOLDER, "standard": "GB/T19001-2016",
        "status": status, "issued_on": date(2025, 3, 1), "expires_on": date(2028, 2, 29), **more,
    }  # fmt: skip
    return record(Certificate, values)


@pytest.fixture
def fixed():
    certificate("00125Q30001R0M")
    certificate("00125Q30002R0M", status="03", org_id="natural person")
    record(CccCertificate, {"cert_no": "2025010101000001", "body_id": "CNCA-R-2001-001", "status": "01"})
    assert fix_registry() == 3
    write_out()
    return registry_now()


def proven(registry, number):
    return prove(registry.certificate(number), trusting([signer().key]))


def test_what_is_in_the_register_is_proved_with_its_state(fixed):
    assert proven(fixed, "00125Q30001R0M").values == (
        "01 2025-03-01 2028-02-29 CNCA-R-2002-001 91330106673959654P GB/T19001-2016",
    )
    assert [one.status for one in found(fixed, " 00125q30001r0m")] == ["01"]


def test_product_certificates_are_in_it_too(fixed):
    assert [one.body_id for one in found(fixed, "2025010101000001")] == ["CNCA-R-2001-001"]


@pytest.mark.parametrize("number", ["00125Q30000R0M", "00125Q30003R0M", "zzz", "0"])
def test_what_is_not_in_it_is_proved_absent(fixed, number):
    assert proven(fixed, number).values == ()
    assert found(fixed, number) == []


def test_whoever_has_no_credit_code_is_not_named(fixed):
    assert [one.organisation for one in found(fixed, "00125Q30002R0M")] == [""]


def test_organisation_and_standard_lead_to_the_numbers(fixed):
    receipt = fixed.holding(HOLDER, "GB/T 19001-2016")
    assert prove(receipt, trusting([signer().key])).values == ("00125Q30001R0M",)


def test_an_older_receipt_keeps_proving_what_was(fixed):
    old = fixed.certificate("00125Q30009R0M")
    certificate("00125Q30009R0M")
    fix_registry()
    write_out()
    assert found(registry_now(), "00125Q30009R0M") != []
    assert prove(old, trusting([signer().key])).values == ()


def test_maps_of_the_last_checkpoints_only_are_kept(fixed):
    for number in range(KEPT + 2):
        certificate(f"00125Q4000{number}R0M")
        fix_registry()
        write_out()
    assert len(list(settings.LEDGER_MAPS.iterdir())) == KEPT
    assert registry_now() is not None


def test_nothing_changed_since_is_a_new_entry_over_the_same_maps(fixed):
    fix_registry()
    write_out()
    assert len(list(settings.LEDGER_MAPS.iterdir())) == 1


def test_before_the_first_checkpoint_there_is_no_answer():
    assert registry_now() is None


def test_an_empty_register_proves_absence():
    assert fix_registry() == 0
    write_out()
    assert proven(registry_now(), "00125Q30001R0M").values == ()


def test_all_states_lie_in_one_signed_file_and_their_changes_in_another(fixed):
    key = signer().key
    first = read_bundle(states_file(FULL).read_bytes(), key)
    assert states_file(DELTA) is None
    assert [one.status for one in first.find("00125Q30002R0M")] == ["03"]
    assert read_entry(fixed.entry)["states"] == first.digest
    certificate("00125Q30009R0M")
    fix_registry()
    write_out()
    second = first.after(states_file(DELTA).read_bytes(), key)
    assert second == read_bundle(states_file(FULL).read_bytes(), key)
    assert [one.to_on for one in second.find("00125Q30009R0M")] == [date(2028, 2, 29)]
