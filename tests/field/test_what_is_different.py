"""On one phone: what is due when, a passkey that fails, a remote audit, an address nobody finds, a refusal, a new owner."""

import json
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw

from gongxin.casework.photos.picture import read_picture
from gongxin.casework.presence.models import TakenSignIn
from gongxin.codes.photo_hash import bits_between
from gongxin.law.parameters import parameter
from tests.field.conftest import audit
from tests.field.phones import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
LIMITS = {"late_s": 7200, "closing_s": 1800}
DUE = [  # what was signed (person, moment, clock) | the clock | due to A-1
    ([], "08:00", "opening"),
    ([], "2026-06-09 23:59", None),
    ([], "11:00", "opening"),
    ([("A-2", "opening", "09:00")], "09:05", "arrive"),
    ([("A-1", "opening", "09:00")], "09:05", None),
    ([("A-1", "opening", "09:00")], "16:29", None),
    ([("A-1", "opening", "09:00")], "16:30", "closing"),
    ([("A-1", "opening", "09:00")], "19:00", "closing"),
    ([("A-1", "opening", "09:00")], "19:01", None),
    ([("A-1", "arrive", "09:00"), ("A-2", "opening", "09:00"), ("A-2", "closing", "16:50")], "16:55", "leave"),
    ([("A-1", "opening", "09:00"), ("A-1", "closing", "16:50")], "16:55", None),
    ([("A-1", "arrive", "09:00"), ("A-2", "closing", "16:50"), ("A-1", "leave", "16:55")], "16:56", None),
]


def at(clock):
    day, _, time = clock.rpartition(" ")
    return datetime.fromisoformat(f"{day or '2026-06-10'}T{time}:00+08:00")


def an_audit(challenges=()):
    return {
        "plan_id": "P-1", "start": at("09:00").isoformat(), "end": at("17:00").isoformat(), "challenges": list(challenges),
    }  # fmt: skip


def due(page, signs, clock, challenges=()):
    told = [{"person_id": who, "moment": moment, "at": at(when).isoformat()} for who, moment, when in signs]
    asked = [an_audit(challenges), told, at(clock).timestamp() * 1000, LIMITS]
    return page.evaluate("([audit, signs, now, limits]) => gx.due(audit, 'A-1', signs, now, limits)", asked)


def test_one_phone(browser, live_server, team, running, gate, tmp_path):
    phone = Phone(browser, live_server.url, team["A-1"])
    _what_is_due(phone.page)
    _the_look_of_a_photo_is_that_of_the_server(phone.page, tmp_path)
    phone.bind("work phone")
    _signs_though_the_passkey_fails(phone)
    _says_what_is_different(phone)
    _is_told_what_to_do_when_refused(phone)
    phone.context.close()
    assert phone.faults == []


def _what_is_due(page):
    for signs, clock, expected in DUE:
        told = due(page, signs, clock)
        assert (told and told["moment"]) == expected, (signs, clock)
    challenge = {"id": 7, "issued_at": at("11:00").isoformat(), "due_at": at("11:20").isoformat()}
    opened = [("A-1", "opening", "09:00")]
    assert due(page, opened, "11:19", [challenge])["moment"] == "challenge"
    assert due(page, opened, "11:20", [challenge]) is None
    assert due(page, [], "11:00")["late"] is False
    assert due(page, [], "11:01")["late"] is True


def _the_look_of_a_photo_is_that_of_the_server(page, folder):
    file = folder / "photo.jpg"
    picture = Image.new("RGB", (1600, 1200), (90, 120, 160))
    pen = ImageDraw.Draw(picture)
    for step in range(12):
        pen.rectangle(
            [step * 130, step * 90, step * 130 + 300, step * 90 + 300], fill=(step * 37 % 255, step * 91 % 255, 40)
        )
    picture.save(file, quality=90)
    told = page.evaluate(
        "async (bytes) => (await gx.prepared(new File([new Uint8Array(bytes)], 'x.jpg', {type: 'image/jpeg'}), 1e9)).look",
        list(file.read_bytes()),
    )
    servers = read_picture(file.read_bytes(), 10**8).look
    assert bits_between(told, servers) <= parameter("photo.look_bits").on(timezone.localdate()).value
    flat = page.evaluate("gx.lookOf(new Float64Array(72).fill(9))")
    assert flat == ""


def _signs_though_the_passkey_fails(phone):
    phone.devices.send("WebAuthn.setUserVerified", {"authenticatorId": phone.key, "isUserVerified": False})
    phone.tap("button.main")
    phone.tap("#confirm")
    phone.sees("did not confirm that it is you")
    phone.looks()
    assert not TakenSignIn.objects.exists()
    phone.tap("#without")
    phone.sees_state("taken")
    assert TakenSignIn.objects.get().words == ["no_passkey"]
    phone.devices.send("WebAuthn.setUserVerified", {"authenticatorId": phone.key, "isUserVerified": True})


def _says_what_is_different(phone):
    phone.tap("nav a[href='#']")
    phone.tap("article summary")
    phone.tap("article button:has-text('departure')")
    phone.tap("main details summary")
    phone.tap("#remote")
    phone.tap("#address-not-found")
    box = phone.page.locator("svg.grid").bounding_box()
    phone.page.locator("svg.grid").click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.5})
    phone.page.locator("svg.grid .cross").wait_for()
    phone.page.locator("#note").fill("The gate is at the back")
    phone.looks()
    phone.tap("#confirm")
    phone.sees_state("taken")
    held = TakenSignIn.objects.get(moment="leave").content.statement
    assert (held.circumstances, held.note) == (("remote", "address_not_found"), "The gate is at the back")
    assert (round(held.spot_lat, 3), 0.001 < held.spot_lon - held.lon < 0.004) == (round(held.lat, 3), True)


def _is_told_what_to_do_when_refused(phone):
    """A number that was used for another sign-in: what a phone with a broken store would send."""
    first = TakenSignIn.objects.get(moment="leave").sign_in_id
    text = json.dumps(
        {
            "sign_in_id": first,
            "plan_id": "P-1",
            "person_id": "A-1",
            "moment": "leave",
            "at": "2026-06-10T17:00:00+08:00",
        }
    )
    entry = {
        "sign_in_id": first, "plan_id": "P-1", "person_id": "A-1", "by": "A-1", "moment": "leave", "statement": text, "assertion": None,
        "at": "2026-06-10T17:00:00+08:00", "state": "waiting", "word": "", "marks": [], "number": 9e15,
    }  # fmt: skip
    phone.page.evaluate("async (entry) => { await gx.store.put('queue', entry); await gx.reload(); gx.send(); }", entry)
    phone.sees("Sign once more")
    phone.sees("used for another sign-in")
    phone.looks()
    phone.faults = [fault for fault in phone.faults if "409" not in fault]


def test_a_phone_that_has_no_place_and_no_audit(browser, live_server, team, gate):
    phone = Phone(browser, live_server.url, team["A-2"], site=None)
    phone.sees("No audit plan of the next two weeks")
    audit("P-1", timezone.now().replace(microsecond=0) - timedelta(minutes=5))
    phone.opened()
    phone.tap("button.main")
    phone.tap("#confirm")
    phone.sees_state("taken")
    assert set(TakenSignIn.objects.get().words) == {"no_passkey", "no_place"}
    phone.context.close()
    assert phone.faults == []
