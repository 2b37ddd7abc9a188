"""认证机构批准号: the approval number of a certification body, CNCA-R-2002-001 or, foreign-funded, CNCA-RF-2021-96.

The serial runs on across years, so a later year carries the higher number; it is written with two to four digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongxin.codes.plain_text import plain

BODY_NUMBER_PATTERN = r"CNCA-R(F)?-((19|20)[0-9]{2})-([0-9]{2,4})"


@dataclass(frozen=True)
class BodyNumber:
    """The parts of an approval number: `serial` keeps its leading zeros."""

    number: str
    foreign_funded: bool
    year: int
    serial: str


def normal_form(text: str | None) -> str:
    """Upper case, half-width, without spaces, every dash a hyphen."""
    return plain(text)


def parts(text: str | None) -> BodyNumber | None:
    """The parts of an approval number in its normal form; None where the form is wrong."""
    number = normal_form(text)
    matched = re.fullmatch(BODY_NUMBER_PATTERN, number)
    if matched is None:
        return None
    foreign, year, _, serial = matched.groups()
    return BodyNumber(number, foreign_funded=foreign is not None, year=int(year), serial=serial)


def is_body_number(text: str | None) -> bool:
    """Whether `text` in its normal form is an approval number."""
    return parts(text) is not None
