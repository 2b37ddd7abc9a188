"""Text as identifiers want it: half-width, upper case, no spaces, one kind of dash."""

from __future__ import annotations

# Ordinary spaces, the ideographic one, and marks without width that spreadsheets and web pages leave behind.
SPACES = " \t\r\n\v\f\u00a0\u3000\u2002\u2003\u2007\u2009\u202f\u200b\u200c\u200d\u2060\ufeff"
DASHES = "‐‑‒–—―−﹣－"
FULL_WIDTH = {code: chr(code - 0xFEE0).upper() for code in range(0xFF01, 0xFF5F)}
LOWER_CASE = {code: chr(code).upper() for code in range(ord("a"), ord("z") + 1)}
PLAIN = LOWER_CASE | FULL_WIDTH | dict.fromkeys(map(ord, DASHES), "-") | dict.fromkeys(map(ord, SPACES), "")


def plain(text: str | None) -> str:
    """`text` half-width, upper case, without spaces, every dash a hyphen; nothing becomes the empty string.

    Only width, case, spaces and dashes change, and case only for the letters A to Z. Unicode's own compatibility forms
    are not used: they turn ² into 2 and ① into 1, and so a wrong number into a right one.
    """
    return (text or "").translate(PLAIN)
