"""Results of inspections: nothing before they are published, then the public columns with their proof."""

import pytest

from gongxin.casework.public_log.place import signer
from gongxin.casework.public_log.writing import write_out
from gongxin.ledger.policy import trusting
from gongxin.ledger.presence import prove
from gongxin.ledger.receipt import read_receipt
from tests.casework.inspections.a_visit import taken_to
from tests.casework.inspections.conftest import people

__all__ = ["people"]
pytestmark = pytest.mark.django_db


def shown(client, address):
    client.cookies["django_language"] = "en"
    return client.get(address)


def test_nothing_before_the_publication(client, people, places):
    made = taken_to("approved", people)
    assert made.number not in shown(client, "/public/inspections/").content.decode()
    assert shown(client, f"/public/inspections/{made.number}/").status_code == 404
    assert shown(client, f"/public/inspections/{made.number}/receipt/").status_code == 404


def test_then_the_public_columns_and_no_names_of_people(client, people, places):
    made = taken_to("published", people)
    page = shown(client, f"/public/inspections/{made.number}/").content.decode()
    assert made.object_id in page
    assert made.told in page
    assert not any(name in page for name in ("名N-1", "zhang", "李四"))
    assert made.object_name in shown(client, "/public/inspections/").content.decode()


def test_the_receipt_proves_the_digest_of_the_page(client, people, places):
    made = taken_to("published", people)
    write_out()
    entry = prove(
        read_receipt(shown(client, f"/public/inspections/{made.number}/receipt/").content), trusting([signer().key])
    ).entry
    assert entry["record"] in shown(client, f"/public/inspections/{made.number}/").content.decode()


def test_all_of_them_as_a_file(client, people, places):
    made = taken_to("published", people)
    answer = shown(client, "/public/inspections/results.csv")
    held = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert made.number in held.decode("utf-8-sig")
