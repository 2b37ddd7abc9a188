"""Read a file that says it is a photo. It comes from anywhere: nothing in it is believed before it was decoded."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from datetime import datetime

from PIL import Image, ImageOps

from gongxin.casework.photos.apart import heic_as_jpeg
from gongxin.casework.photos.inside import place_inside, taken_inside
from gongxin.casework.photos.words import Refused
from gongxin.codes.photo_hash import COLUMNS, ROWS, photo_hash

Image.MAX_IMAGE_PIXELS = None  # pixels are counted below, before anything is decoded
AT_ONCE = threading.BoundedSemaphore(2)  # decoded at a time in one process: a large picture needs 200 MB
ENOUGH = (COLUMNS * 32, ROWS * 32)  # a JPEG is decoded no larger than this needs
BLURRED, GRAINS = 240, 12  # pixels along the longer side of the blurred one, and how many of them are told apart
SHOWN = 1600  # pixels along the longer side of what is shown to a reader


@dataclass(frozen=True)
class Picture:
    """What was read: the kind of file, its look, a small blurred copy (JPEG), and what it says of its time and place.

    `place` is latitude and longitude in degrees (WGS-84). Both are None where the file says nothing that can be read.
    """

    kind: str
    look: str
    blurred: bytes
    taken_at: datetime | None
    place: tuple[float, float] | None


def kind_of(whole: bytes) -> str:
    """The kind of file by its first bytes; Refused where it is none of ours."""
    if whole.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if whole.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if whole[4:8] == b"ftyp":
        return "heic"
    raise Refused("not_a_picture")


def read_picture(whole: bytes, most_pixels: int) -> Picture:
    """The picture in `whole`; Refused where it is none, or has more pixels than are taken."""
    kind = kind_of(whole)
    with AT_ONCE:
        image = _decoded(whole, kind, most_pixels, ENOUGH)
        exif = _exif(image)
        upright = _upright(image)
        return Picture(kind, _look(upright), _blurred(upright), taken_inside(exif), place_inside(exif))


def shown(whole: bytes, most_pixels: int) -> bytes:
    """The picture as JPEG for a reader: decoded and drawn anew, so that nothing else in the file reaches a browser."""
    with AT_ONCE:
        image = _upright(_decoded(whole, kind_of(whole), most_pixels, (SHOWN, SHOWN)))
        image.thumbnail((SHOWN, SHOWN))
        return _jpeg(image, 85)


def _decoded(whole: bytes, kind: str, most_pixels: int, enough: tuple[int, int]) -> Image.Image:
    """Decoded as far as `enough` needs. The size is read, and refused, before the pixels."""
    try:
        if kind == "heic":
            whole, kind = heic_as_jpeg(whole, most_pixels), "jpeg"
        image: Image.Image = Image.open(io.BytesIO(whole), formats=[kind.upper()])
        if image.width * image.height > most_pixels:
            raise Refused("photo_too_large")
        image.draft("RGB", enough)
        image.load()
    except Refused:
        raise
    except Exception as trouble:  # what the decoders raise at broken files is of every kind
        raise Refused("not_a_picture") from trouble
    return image


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except Exception:  # what cannot be read says nothing
        return Image.Exif()


def _upright(image: Image.Image) -> Image.Image:
    try:
        turned = ImageOps.exif_transpose(image)
    except Exception:  # an orientation that cannot be read turns nothing
        turned = image
    return turned.convert("RGB")


def _look(image: Image.Image) -> str:
    grey = image.convert("L").convert("F").resize((COLUMNS, ROWS), Image.Resampling.BOX)
    return photo_hash([float(cell) for cell in grey.get_flattened_data()])


def _blurred(image: Image.Image) -> bytes:
    """So few grains that nobody is recognised, also not by a machine: they are all there is, not a veil over more."""
    grains = image.copy()
    grains.thumbnail((GRAINS, GRAINS), Image.Resampling.BOX)
    scale = BLURRED / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return _jpeg(grains.resize(size, Image.Resampling.BICUBIC), 60)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=quality)
    return written.getvalue()
