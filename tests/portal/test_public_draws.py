"""What anyone sees of a draw: nothing of the list before it, all of it afterwards, and the proof of each step."""

import pytest

from gongxin.casework.draws.actions.abort_draw import abort_draw
from gongxin.casework.draws.folders import bundle_of, secrets_of
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.place import folder, signer
from gongxin.casework.public_log.writing import write_out
from gongxin.ledger.entries import read_entry
from gongxin.ledger.policy import trusting
from gongxin.ledger.presence import prove
from gongxin.ledger.receipt import read_receipt
from tests.casework.draws.conftest import BODIES
from tests.casework.draws.steps import approved, committed, drafted, drawn

pytestmark = pytest.mark.django_db


def got(client, address):
    """Status and bytes of a file that is handed out."""
    answer = client.get(address)
    if not answer.streaming:
        return answer.status_code, answer.content
    held = b"".join(answer.streaming_content)
    for close in answer._resource_closers:  # closing the whole answer would end the connection of the test
        close()
    return answer.status_code, held


def page(client, draw, language="en"):
    client.cookies["django_language"] = language
    return client.get(f"/public/draws/{draw.number}/")


def test_a_draft_is_nobody_elses_business(client, drafter, approver):
    for draw in (drafted(drafter), approved(drafter, approver)):
        assert page(client, draw).status_code == 404
        assert draw.number not in client.get("/public/draws/").content.decode()


def test_once_committed_it_is_there_without_its_list(client, drafter, approver):
    draw = committed(drafter, approver)
    shown = page(client, draw)
    assert shown.status_code == 200
    assert "双色球 2026140" in shown.content.decode()
    assert not any(body in shown.content.decode() for body in BODIES)
    for name in ("objects.csv", "plan.json", "inspectors.csv", "commitment.json"):
        assert (bundle_of(draw) / name).exists()
        assert got(client, f"/public/draws/{draw.number}/{name}")[0] == 404
    assert got(client, f"/public/draws/{draw.number}/history.jsonl")[0] == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_once_drawn_everything_is_there_but_names_and_secrets(client, drafter, approver, language):
    draw = drawn(drafter, approver)
    shown = page(client, draw, language).content.decode()
    for visit in draw.visits.all():
        assert visit.key in shown
        assert all(person in shown for person in visit.team)
    _, listed = got(client, f"/public/draws/{draw.number}/objects.csv")
    assert all(body.encode() in listed for body in BODIES)
    assert "N-1" not in shown
    assert secrets_of(draw)["arms"] not in shown


def test_what_was_given_up_stays(client, drafter, approver):
    draw = drawn(drafter, approver)
    abort_draw(pk=draw.pk, reason="名录有误", by=drafter)
    shown = page(client, draw).content.decode()
    assert "名录有误" in shown
    assert shown.count("not inspected: the draw was given up") == 2
    assert "not published yet" not in shown
    assert draw.number in client.get("/public/draws/").content.decode()


def test_only_files_of_the_bundle_are_handed_out(client, drafter, approver):
    draw = drawn(drafter, approver)
    (bundle_of(draw) / "notes.txt").write_text("x")
    for name in ("notes.txt", "..", "%2e%2e", ".state", "objects.csv%00"):
        assert client.get(f"/public/draws/{draw.number}/{name}").status_code in (400, 404)


def test_a_receipt_proves_an_entry_without_us(client, drafter, approver):
    draw = drawn(drafter, approver)
    write_out()
    for row in Outgoing.objects.filter(subject=f"draw {draw.number}"):
        given = client.get(f"/public/draws/{draw.number}/receipts/{row.index}/")
        receipt = read_receipt(given.content)
        assert receipt.index == row.index
        assert prove(receipt, trusting([signer().key])).entry == read_entry(bytes(row.entry))
    assert client.get(f"/public/draws/{draw.number}/receipts/99/").status_code == 404


def test_a_receipt_of_another_draw_is_not_found_here(client, drafter, approver):
    first, second = committed(drafter, approver), committed(drafter, approver)
    write_out()
    index = Outgoing.objects.get(subject=f"draw {second.number}").index
    assert client.get(f"/public/draws/{first.number}/receipts/{index}/").status_code == 404


def test_the_ledger_is_handed_out_as_it_lies_on_the_disk(client, drafter, approver):
    drawn(drafter, approver)
    write_out()
    assert got(client, "/public/ledger/log/checkpoint") == (200, (folder() / "checkpoint").read_bytes())
    assert got(client, "/public/ledger/log/tile/entries/000.p/2")[0] == 200
    assert str(signer().key) in client.get("/public/ledger/").content.decode()


@pytest.mark.parametrize("path", [".state/lock", "../log.key", "tile/../.state/lock", "tile/0/999", "tile/9/000", "x"])
def test_nothing_else_of_the_ledgers_folder_is(client, drafter, approver, path):
    drawn(drafter, approver)
    write_out()
    assert client.get(f"/public/ledger/log/{path}").status_code == 404


def test_an_empty_ledger_has_a_page(client, db):
    assert client.get("/public/ledger/").status_code == 200
    assert client.get("/public/draws/").status_code == 200
    assert client.get("/public/ledger/log/checkpoint").status_code == 404


def test_nobody_writes_here(client, drafter, approver):
    draw = drawn(drafter, approver)
    for address in ("/public/draws/", f"/public/draws/{draw.number}/", "/public/ledger/"):
        assert client.post(address).status_code == 405
