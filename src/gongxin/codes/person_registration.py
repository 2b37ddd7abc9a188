"""人员注册号: the number under which CCAA registers an auditor, as 2019-N1QMS-1234567.

Year, N and the grade, field, seven digits. CCAA has changed the form since; a number of another form is kept as it is
and described as unknown, never refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongxin.codes.plain_text import plain

REGISTRATION_PATTERN = r"((19|20)[0-9]{2})-N([0-9])([A-Z]{2,8})-([0-9]{7})"

# Fields beyond the first three have been seen in print but not checked against CCAA.
FIELD_DOMAINS: Mapping[str, str] = {
    "QMS": "A0101",
    "EMS": "A0201",
    "OHSMS": "A0301",
    "FSMS": "A0401",
    "HACCP": "A0403",
    "ISMS": "A0501",
    "ITSMS": "A0601",
    "ENMS": "A0901",
    "IPMS": "A1001",
}


@dataclass(frozen=True)
class PersonRegistration:
    """A registration number; year, grade and field are None where its form is unknown."""

    number: str
    year: int | None = None
    grade: str | None = None
    field: str | None = None

    @property
    def known_form(self) -> bool:
        """Whether the number has the form this project knows."""
        return self.year is not None

    @property
    def domain(self) -> str | None:
        """The certification domain of the field, where it is known."""
        return FIELD_DOMAINS.get(self.field or "")


def normal_form(text: str | None) -> str:
    """Upper case, half-width, without spaces, every dash a hyphen."""
    return plain(text)


def describe(text: str | None) -> PersonRegistration:
    """The parts of a registration number. Never raises and never refuses."""
    number = normal_form(text)
    matched = re.fullmatch(REGISTRATION_PATTERN, number)
    if matched is None:
        return PersonRegistration(number)
    year, _, grade, subject, _ = matched.groups()
    return PersonRegistration(number, int(year), grade, subject)
