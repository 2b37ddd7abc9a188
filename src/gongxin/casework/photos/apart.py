"""HEIC is decoded in a process of its own, with little memory and little time: its decoder is large, and its files
come from anywhere. What breaks there breaks nothing here.

`python -m gongxin.casework.photos.apart MOST_PIXELS` reads the file from its input and writes a JPEG to its output.
"""

from __future__ import annotations

import subprocess
import sys

from gongxin.casework.photos.words import Refused

MEMORY, CPU_S, PATIENCE_S = 2 * 2**30, 20, 40  # bytes, seconds, seconds
TOO_MANY_PIXELS = 3  # exit codes
LARGEST_SIDE = 1600  # pixels of what comes back


class Unreadable(Exception):
    """The process ended without a picture."""


def heic_as_jpeg(whole: bytes, most_pixels: int) -> bytes:
    """The first picture of a HEIC file, upright, scaled down, with its EXIF."""
    command = [sys.executable, "-m", "gongxin.casework.photos.apart", str(most_pixels)]
    try:
        done = subprocess.run(command, input=whole, capture_output=True, timeout=PATIENCE_S, check=False)  # noqa: S603 our own
    except subprocess.TimeoutExpired as trouble:
        raise Unreadable from trouble
    if done.returncode == TOO_MANY_PIXELS:
        raise Refused("photo_too_large")
    if done.returncode or not done.stdout:
        raise Unreadable
    return done.stdout


def _main(most_pixels: int) -> int:
    """Runs in the process of its own."""
    import io
    import resource

    import pi_heif
    from PIL import Image

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    pi_heif.register_heif_opener()
    image = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=["HEIF"])
    if image.width * image.height > most_pixels:
        return TOO_MANY_PIXELS
    exif = image.info.get("exif") or b""  # the decoder has turned the picture and says so there
    image = image.convert("RGB")
    image.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=90, exif=exif)
    sys.stdout.buffer.write(written.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(_main(int(sys.argv[1])))
