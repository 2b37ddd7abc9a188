"""Anyone asks whether a certificate is in the register, and takes the proof along."""

import pytest

from gongxin.casework.public_log.place import signer
from gongxin.casework.public_log.registry import fix_registry
from gongxin.casework.public_log.writing import write_out
from gongxin.ledger.policy import trusting
from gongxin.ledger.presence import prove
from gongxin.ledger.receipt import read_receipt
from tests.casework.public_log.test_registry import certificate
from tests.portal.test_public_draws import got

pytestmark = pytest.mark.django_db


def page(client, **asked):
    client.cookies["django_language"] = "en"
    return client.get("/public/register/", asked).content.decode()


@pytest.fixture
def fixed(places):
    certificate("00125Q30001R0M")
    fix_registry()
    write_out()


def test_the_state_stands_on_the_page(client, fixed):
    shown = page(client, number="00125Q30001R0M")
    assert "CNCA-R-2002-001" in shown
    assert "is in the register" not in shown.split("<h1>")[1].split("</h1>")[1]


def test_what_is_not_there_is_said_so(client, fixed):
    assert "No certificate 999 is in the register" in page(client, number="999")


@pytest.mark.parametrize(("number", "there"), [("00125Q30001R0M", True), ("999", False)])
def test_the_receipt_proves_it(client, fixed, number, there):
    given = client.get("/public/register/receipt/", {"number": number})
    assert bool(prove(read_receipt(given.content), trusting([signer().key])).values) is there


@pytest.mark.parametrize("number", ["", "  ", "\t"])
def test_nothing_asked_is_no_receipt(client, fixed, number):
    assert client.get("/public/register/receipt/", {"number": number}).status_code == 404


def test_html_in_a_number_stays_text(client, fixed):
    assert "<b>x</b>" not in page(client, number="<b>x</b>")


def test_before_the_first_night_the_page_says_so(client, places, db):
    assert "not fixed" in page(client, number="1")
    assert client.get("/public/register/receipt/", {"number": "1"}).status_code == 404


def test_the_bundle_of_all_states_and_the_page_that_checks_are_handed_out(client, fixed):
    assert got(client, "/public/ledger/states/full")[0] == 200
    assert got(client, "/public/ledger/states/delta")[0] == 404
    assert got(client, "/public/ledger/states/other")[0] == 404
    status, page = got(client, "/public/ledger/check.html")
    assert status == 200
    assert b"tlog-proof" in page
