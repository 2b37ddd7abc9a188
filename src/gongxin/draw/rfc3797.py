"""RFC 3797: public figures as one string, and its own selection from a numbered list.

The string of this RFC is one of our sources of randomness. Its selection (MD5, modulo) is here so that draws made
by it elsewhere can be checked; our own draws do not use it: its remainder favours early places by less than 2^-100,
but it has neither chances by weight nor strata.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from gongxin.errors import InputRefused

FORMS = ("integers", "number", "text")


def canonical_item(form: str, told: Any) -> str:
    """One item by section 4.3 of the RFC: parts end with a dot, the item with a slash.

    integers: in ascending order, without leading zeros; number: no zeros in front of or behind what counts, and the
    point left where a fraction remains; text: letters and digits only, capitals.
    """
    match form:
        case "integers":
            return "".join(f"{one}." for one in sorted(_integers(told))) + "/"
        case "number":
            return f"{_number(told)}./"
        case _:
            letters = "".join(one for one in str(told).upper() if one.isascii() and one.isalnum())
            if not letters:
                raise InputRefused("%(value)s has no letter or digit; give the text as it was published.", value=told)
            return f"{letters}./"


def _integers(told: Any) -> list[int]:
    given = told if isinstance(told, list) else str(told).split()
    try:
        numbers = [int(str(one)) for one in given]
    except ValueError:
        numbers = []
    if not numbers or min(numbers) < 0:
        raise InputRefused("%(value)s are not whole numbers; give them as they were published.", value=told)
    return numbers


def _number(told: Any) -> str:
    try:
        number = Decimal(str(told))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0:
        raise InputRefused("%(value)s is not a number; give it as it was published, like 3310.62.", value=told)
    whole, _, part = format(number, "f").partition(".")
    whole, part = whole.lstrip("0"), part.rstrip("0")
    return f"{whole or '' if part else whole or '0'}{'.' + part if part else ''}"


def selected(key: str, pool: int, count: int) -> list[int]:
    """The first `count` places (1 is the first) out of `pool`, by section 4 of the RFC."""
    left = list(range(1, pool + 1))
    chosen = []
    for number in range(count):
        framed = number.to_bytes(2, "big") + key.encode("ascii") + number.to_bytes(2, "big")
        drawn = int.from_bytes(hashlib.md5(framed, usedforsecurity=False).digest(), "big")
        chosen.append(left.pop(drawn % len(left)))
    return chosen


def key_of(items: Sequence[str]) -> str:
    """The string of several items."""
    return "".join(items)
