"""What is read from a file that says it is a photo, and what is refused."""

import io
from datetime import datetime, timedelta, timezone

import pytest
from PIL import Image

from gongxin.casework.photos.picture import read_picture, shown
from gongxin.casework.photos.words import MARKS, REFUSALS, Refused
from tests.casework.photos.pictures import FALLING, HEIC, RISING, jpeg, png_of

MOST = 64_000_000
CHINA = timezone(timedelta(hours=8))
NINE = datetime(2026, 3, 2, 9, 4, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("whole", "kind", "look"),
    [
        (jpeg(), "jpeg", RISING),
        (jpeg(rising=False), "jpeg", FALLING),
        (jpeg(orientation=3), "jpeg", FALLING),  # upside down: what rose falls
        (jpeg(kind="PNG"), "png", RISING),
        (jpeg(size=(4000, 3000)), "jpeg", RISING),
        (jpeg(size=(1, 1)), "jpeg", FALLING),
    ],
)
def test_the_look_of_the_upright_picture(whole, kind, look):
    seen = read_picture(whole, MOST)
    assert (seen.kind, seen.look) == (kind, look)


def test_heic_is_read_in_a_process_of_its_own():
    seen = read_picture(HEIC, MOST)
    assert (seen.kind, seen.taken_at) == ("heic", NINE)
    assert seen.place == pytest.approx((32.0601, 118.7901))
    upright = Image.open(io.BytesIO(shown(HEIC, MOST)))
    assert upright.size == (64, 96)  # it lay on its side


@pytest.mark.parametrize(
    ("taken", "offset", "when"),
    [
        ("2026:03:02 09:04:00", "+08:00", NINE),
        ("2026:03:02 09:04:00", "", NINE),  # without an offset: China's
        ("2026:03:02 01:04:00", "+00:00", NINE),
        ("0000:00:00 00:00:00", "", None),
        ("yesterday", "", None),
        ("2026:03:02 09:04:00", "soon", None),
        ("", "", None),
    ],
)
def test_the_time_inside(taken, offset, when):
    assert read_picture(jpeg(taken=taken, offset=offset), MOST).taken_at == when


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        ((32.06, 118.79), (32.06, 118.79)),
        ((-33.9, -70.6), (-33.9, -70.6)),
        ((91.0, 0.0), None),
        ((0.0, 0.0), None),
        (None, None),
    ],
)
def test_the_place_inside(inside, place):
    seen = read_picture(jpeg(place=inside), MOST).place
    assert seen == (place if place is None else pytest.approx(place, abs=1e-4))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data", "ignore:Possibly corrupt EXIF data")  # Pillow says so aloud
@pytest.mark.parametrize(
    "exif",
    [b"", b"rubbish", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0"],
)
def test_broken_exif_is_no_exif(exif):
    whole = jpeg()
    head = b"Exif\0\0" + exif
    broken = whole[:2] + b"\xff\xe1" + (len(head) + 2).to_bytes(2, "big") + head + whole[2:]
    seen = read_picture(broken, MOST)
    assert (seen.look, seen.taken_at, seen.place) == (RISING, None, None)


@pytest.mark.parametrize(
    "whole",
    [
        b"",
        b"GIF89a" + b"\0" * 50,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff" + b"\0" * 1000,
        jpeg(size=(400, 300))[:-700],  # cut off on the way
        jpeg(kind="PNG")[:60],
        png_of(10, 10, b"\0"),
        HEIC[:400],
        b"\0\0\0\x18ftypheic" + b"x" * 100,
        b"\0\0\0\x18ftypisom" + b"x" * 100,  # a film
        jpeg(kind="PNG").replace(b"IHDR", b"IHDX"),
    ],
)
def test_what_is_no_picture_is_refused(whole):
    with pytest.raises(Refused, match="not_a_picture"):
        read_picture(whole, MOST)


@pytest.mark.parametrize(
    ("whole", "most"), [(png_of(60_000, 60_000), MOST), (jpeg(size=(100, 100)), 9_999), (HEIC, 96 * 64 - 1)]
)
def test_a_bomb_is_refused_before_it_is_decoded(whole, most):
    with pytest.raises(Refused, match="photo_too_large"):
        read_picture(whole, most)


@pytest.mark.parametrize(("whole", "most"), [(jpeg(size=(100, 100)), 10_000), (HEIC, 96 * 64)])
def test_as_many_pixels_as_are_taken(whole, most):
    assert read_picture(whole, most).blurred


def test_the_blurred_one_holds_no_more_than_a_few_grains():
    image = Image.effect_noise((600, 400), 90)
    written = io.BytesIO()
    image.save(written, "JPEG")
    blurred = Image.open(io.BytesIO(read_picture(written.getvalue(), MOST).blurred))
    assert blurred.size == (240, 160)
    beside = [
        abs(a - b)
        for a, b in zip(
            *(blurred.convert("L").crop((x, 0, x + 200, 160)).get_flattened_data() for x in (0, 1)), strict=True
        )
    ]
    assert max(beside) < 25  # between two pixels beside each other there is no edge


def test_what_is_shown_is_drawn_anew():
    hidden = jpeg(taken="2026:03:02 09:04:00", place=(32.06, 118.79)) + b"<script>alert(1)</script>PK\x03\x04"
    drawn = shown(hidden, MOST)
    assert b"script" not in drawn
    assert b"PK\x03\x04" not in drawn
    assert not Image.open(io.BytesIO(drawn)).getexif()


def test_every_word_is_told_in_both_languages():
    assert all(text.zh and text.en for text in (*MARKS.values(), *REFUSALS.values()))
