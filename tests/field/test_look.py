"""The look that a phone makes and the one that the server makes of the same file are one look."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import gongxin
from gongxin.casework.photos.picture import read_picture
from gongxin.codes.photo_hash import bits_between
from gongxin.law.parameters import parameter

SCRIPT = Path(gongxin.__file__).parent / "field/static/field/look.js"
ALIKE = parameter("photo.look_bits").history[-1].value
PREPARE = """async ([whole, largest]) => {
  const bytes = Uint8Array.from(atob(whole), (one) => one.charCodeAt(0));
  const made = await gx.prepared(new File([bytes], "photo"), largest);
  const sent = new Uint8Array(await made.blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < sent.length; at += 8192) text += String.fromCharCode(...sent.subarray(at, at + 8192));
  return { look: made.look, sent: btoa(text) };
}"""


def scene(seed, kind="JPEG", size=(1600, 1200), orientation=1):
    """Things of several brightness in a room."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    draw, (width, height) = ImageDraw.Draw(image), size
    for number in range(9):
        at = (seed * 37 + number * 211) % 1000 / 1000
        left, top, light = int(at * width * 0.8), int((at * 7 % 1) * height * 0.7), int(at * 13 % 1 * 255)
        draw.rectangle((left, top, left + width // 5, top + height // 4), fill=(light, 255 - light, light // 2))
    exif = Image.Exif()
    exif[0x0112] = orientation
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


@pytest.fixture(scope="module")
def phone(browser):
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto("https://phone.example/")  # hashes are made on pages that came by HTTPS only
    page.add_script_tag(content=SCRIPT.read_text("utf-8"))
    yield page
    page.close()


def prepared(phone, whole, largest=20_000_000):
    """The look the phone signs, and the bytes it sends: made smaller where they are more than `largest`."""
    made = phone.evaluate(PREPARE, [base64.b64encode(whole).decode(), largest])
    return made["look"], base64.b64decode(made["sent"])


@pytest.mark.browser
@pytest.mark.parametrize(
    "whole",
    [scene(1), scene(2, "PNG"), scene(3, size=(4000, 3000)), scene(4, orientation=6), scene(5, size=(320, 240))],
    ids=["jpeg", "png", "twelve megapixels", "lying on its side", "small"],
)
@pytest.mark.parametrize("largest", [1, 20_000_000], ids=["made smaller", "as it is"])
def test_one_look(phone, whole, largest):
    look, sent = prepared(phone, whole, largest)
    assert (sent == whole) is (largest > 1)
    assert bits_between(look, read_picture(sent, 64_000_000).look) <= ALIKE / 2  # with room to the limit
    assert bits_between(look, read_picture(whole, 64_000_000).look) <= ALIKE


@pytest.mark.browser
def test_other_pictures_have_another_look(phone):
    one, other = (prepared(phone, scene(seed))[0] for seed in (1, 2))
    assert bits_between(one, other) > ALIKE


@pytest.mark.browser
@pytest.mark.parametrize(("light", "has_one"), [((90, 96), False), ((90, 120), True)])
def test_a_covered_lens_has_no_look(phone, light, has_one):
    image = Image.linear_gradient("L").rotate(90).point(lambda value: light[0] + value * (light[1] - light[0]) // 255)
    written = io.BytesIO()
    image.save(written, "PNG")
    assert bool(prepared(phone, written.getvalue())[0]) is has_one
