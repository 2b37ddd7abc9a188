"""A check on a phone without a network: begun, answered, signed by finger, and sent when there is one; nothing twice."""

import io
import json
import os
import uuid
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from PIL import Image

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections import sealed_photos
from gongxin.casework.inspections.models import Inspection, ItemPhoto, Reply, Taken
from tests.casework.inspections.a_visit import taken_to
from tests.casework.photos.pictures import jpeg
from tests.office.accessibility import serious_violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOK = os.environ.get("GONGXIN_LOOK")


@pytest.fixture
def inspection(people, settings, monkeypatch, tmp_path):
    settings.INSPECTION_KEYS, settings.INSPECTION_PHOTOS = tmp_path / "keys", tmp_path / "photos"
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.SECOND_FACTOR = "optional"
    return taken_to("issued", people)


@pytest.fixture
def phone(browser, live_server, inspection):
    client = Client()
    client.force_login(Account.objects.get(username="zhang"))
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en", has_touch=True)
    cookies = {django_settings.SESSION_COOKIE_NAME: client.cookies["sessionid"].value, "django_language": "en"}
    context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(f"{live_server.url}/check/#{inspection.pk}")
    page.wait_for_function(
        "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
    )
    page.wait_for_selector("#begin")
    yield page
    context.close()


def draw(page, at):
    """A signature in the field of that place."""
    pad = page.locator("canvas:visible").nth(at)
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    for x, y in ((60, 70), (110, 20), (170, 90), (220, 40)):
        page.mouse.move(box["x"] + x, box["y"] + y, steps=3)
    page.mouse.up()


def look(page, name):
    if LOOK:
        page.screenshot(path=Path(LOOK, f"check-{name}.png"), full_page=True)


def seen(page):
    """What is wrong with the page as it is."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*serious_violations(page), *(["sideways"] if wide else [])]


def answer_everything(page, fails=""):
    page.wait_for_selector("fieldset")
    for box in page.locator("fieldset").all():
        if box.locator("input[type=radio]").count() == 0:
            box.locator("input:not([type=file])").fill("12")
            box.locator("input:not([type=file])").blur()
        elif fails and fails in box.inner_text():
            box.locator("input[value=no]").check()
            box.locator("textarea").fill("two of twelve are missing")
            box.locator("textarea").blur()
        else:
            box.locator("input[value=yes]").check()


def test_a_whole_check_without_a_network(phone, inspection, live_server):
    faults = seen(phone)
    phone.context.set_offline(True)
    phone.reload()  # from what the device keeps
    phone.wait_for_selector("#begin")
    for box in phone.locator("section input[type=checkbox]").all():
        box.check()
    phone.click("#begin")
    answer_everything(phone, "Records are true")
    phone.locator("#answered", has_text="17 of 17").wait_for()
    look(phone, "offline")
    phone.reload()  # nothing is lost with the page
    phone.locator("#answered", has_text="17 of 17").wait_for()
    for at in range(3):
        draw(phone, at)
    phone.fill("#firm-name", "李四")
    phone.fill("#comment", "无异议")
    faults += seen(phone)
    look(phone, "signing")
    phone.click("#end")
    phone.wait_for_selector("#ended")
    assert "waiting" in phone.inner_text("#network")
    inspection.refresh_from_db()
    assert inspection.state == "issued"  # nothing was sent
    phone.context.set_offline(False)
    phone.wait_for_function(
        "() => document.getElementById('network').textContent.includes('everything was sent')", timeout=20000
    )
    inspection.refresh_from_db()
    assert inspection.state == "signed", phone.inner_text("main")
    assert {one.item: one.answer for one in inspection.replies.all()}["records"] == "no"
    assert [(one.who, one.name) for one in inspection.signatures.all()] == [
        ("inspector", "名N-1"), ("inspector", "名N-2"), ("firm", "李四")
    ]  # fmt: skip
    assert inspection.comment == "无异议"
    assert faults + phone.faults == []


def test_a_network_that_comes_back_while_somebody_signs_takes_no_signature_away(phone, inspection):
    phone.context.set_offline(True)
    for box in phone.locator("section input[type=checkbox]").all():
        box.check()
    phone.click("#begin")
    answer_everything(phone)
    draw(phone, 0)
    phone.fill("#comment", "无异议")
    phone.context.set_offline(False)
    phone.locator("#network", has_text="everything was sent").wait_for(timeout=20000)
    assert Inspection.objects.get().state == "on_site"
    draw(phone, 1)
    phone.click("#end")
    phone.locator("#alerts", has_text="signature is still empty").wait_for()
    draw(phone, 2)
    phone.click("#end")
    phone.locator("#alerts", has_text="Say who signs").wait_for()
    phone.fill("#firm-name", "李四")
    phone.click("#end")
    phone.wait_for_selector("#end", state="detached")
    phone.locator("#network", has_text="everything was sent").wait_for(timeout=20000)
    inspection.refresh_from_db()
    assert (inspection.state, inspection.comment, inspection.signatures.count()) == ("signed", "无异议", 3)
    assert phone.faults == []


def test_a_refusal_is_signed_by_a_witness_and_open_items_hold_the_signing_back(phone, inspection):
    for box in phone.locator("section input[type=checkbox]").all():
        box.check()
    phone.click("#begin")
    phone.wait_for_selector("#end")
    phone.click("#end")
    phone.locator("#alerts", has_text="17 items").wait_for()
    answer_everything(phone)
    phone.check("#refuses")
    for at in range(3):
        draw(phone, at)
    phone.fill("#why", "拒绝")
    phone.fill("#witness-name", "社区工作者")
    phone.click("#end")
    phone.wait_for_selector("#end", state="detached")
    phone.locator("#network", has_text="everything was sent").wait_for(timeout=20000)
    inspection.refresh_from_db()
    assert (inspection.state, inspection.refused) == ("signed", "拒绝")
    assert [one.who for one in inspection.signatures.all()] == ["inspector", "inspector", "witness"]
    assert phone.faults == []


def test_what_is_refused_is_told_in_words_and_what_is_sent_twice_counts_once(phone, inspection):
    phone.locator("section input[type=checkbox]").first.check()
    phone.click("#begin")
    alert = phone.locator("[role=alert]")
    alert.wait_for()
    assert "needs 2 inspectors" in alert.inner_text()
    alert.locator("button").click()
    for box in phone.locator("section input[type=checkbox]").all():
        box.check()
    phone.click("#begin")
    phone.wait_for_function("() => gx.state.day.checks[0].state === 'on_site'")
    parcel = {
        "token": str(uuid.uuid4()), "pk": inspection.pk, "act": "answer",
        "values": {"given": [{"matter": "certification_body", "item": "approval", "answer": "yes", "at": "2026-01-01T00:00:00Z"}]},
    }  # fmt: skip
    said = [
        phone.evaluate(
            """async (body) => { const answer = await fetch("/check/send", { method: "POST", body,
               headers: { "X-CSRFToken": gx.state.csrf } }); return [answer.status, await answer.json()]; }""",
            json.dumps(parcel),
        )
        for _ in range(2)
    ]
    assert said == [[200, {"taken": True}], [200, {"taken": False}]]
    assert Reply.objects.count() == 1
    assert Taken.objects.count() == 2  # the beginning and the answer
    assert Inspection.objects.get().state == "on_site"
    assert phone.faults == []


def of_a_camera(name, **more):
    """A file as a phone hands it over: large, lying on its side, with time and place inside."""
    whole = jpeg(size=(4000, 3000), taken="2026:01:05 10:00:00", place=(23.1, 113.3), orientation=6, **more)
    return {"name": name, "mimeType": "image/jpeg", "buffer": whole}


def test_photos_taken_without_a_network_are_sent_once_small_and_without_what_the_camera_wrote(phone, inspection):
    phone.context.set_offline(True)
    for box in phone.locator("section input[type=checkbox]").all():
        box.check()
    phone.click("#begin")
    phone.wait_for_selector("#q0-photo")
    box = phone.locator("fieldset").first
    for at, rising in enumerate((True, False, True)):  # the third is the first once more
        phone.set_input_files("#q0-photo", of_a_camera(f"{at}.jpg", rising=rising))
        box.locator("img").nth(min(at, 1)).wait_for()
    phone.set_input_files("#q0-photo", {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})
    phone.locator("#alerts", has_text="cannot read").wait_for()
    assert box.locator("label", has_text="2 of 3").is_visible()
    assert box.locator("figcaption").all_inner_texts() == ["waits to be sent"] * 2
    faults = seen(phone)
    look(phone, "photos")
    phone.reload()  # nothing is lost with the page
    phone.locator("fieldset img").nth(1).wait_for()
    answer_everything(phone)
    for at in range(3):
        draw(phone, at)
    phone.fill("#firm-name", "李四")
    phone.click("#end")
    phone.wait_for_selector("#ended")
    assert not ItemPhoto.objects.exists()
    phone.context.set_offline(False)
    phone.locator("#network", has_text="everything was sent").wait_for(timeout=20000)
    inspection.refresh_from_db()
    assert inspection.state == "signed", phone.inner_text("main")
    taken = list(inspection.photos.all())
    assert [(one.matter, one.item, one.by) for one in taken] == [("certification_body", "approval", "zhang")] * 2
    for one in taken:
        image = Image.open(io.BytesIO(sealed_photos.read(inspection.pk, one.sha256)))
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (1536, 2048), {})
    assert faults + phone.faults == []


def test_the_photos_of_a_device_stay_in_view_and_a_third_closes_the_field(phone, inspection):
    for box in phone.locator("section input[type=checkbox]").all():
        box.check()
    phone.click("#begin")
    phone.wait_for_selector("#q1-photo")
    box = phone.locator("fieldset").nth(1)
    for at in range(3):
        phone.set_input_files(
            "#q1-photo", {"name": "x", "mimeType": "image/png", "buffer": jpeg(size=(90 + at, 80), kind="PNG")}
        )
        box.locator("img").nth(at).wait_for()
    phone.locator("#q1-photo").wait_for(state="hidden")
    phone.locator("#network", has_text="everything was sent").wait_for(timeout=20000)
    assert inspection.photos.count() == 3
    phone.reload()
    box.locator("img").nth(2).wait_for()
    assert box.locator("figcaption").count() == 0
    assert phone.locator("#q1-photo").is_hidden()
    assert seen(phone) + phone.faults == []
    phone.evaluate("async () => { gx.state.thumbs = {}; gx.show(); }")
    assert box.locator("figure a").count() == 3  # on another device: a link, for each look is an entry
    told = phone.evaluate(
        "async () => (await fetch(document.querySelector('figure a').href)).headers.get('content-type')"
    )
    assert told == "image/jpeg"
