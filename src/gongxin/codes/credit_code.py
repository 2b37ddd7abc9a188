"""统一社会信用代码 (GB 32100-2015): the 18 characters that name every organisation, with both check digits.

Position 1 names the registering department, 2 the category of subject, 3–8 the division (GB/T 2260), 9–17 the
organisation code (GB 11714, with a check character of its own), 18 is the check character over all the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import mul

from gongxin.codes.credit_code_departments import CATEGORIES, DEPARTMENTS
from gongxin.codes.plain_text import plain

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z, which the eye confuses with digits
CREDIT_CODE_PATTERN = rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}"
FORM = re.compile(CREDIT_CODE_PATTERN)
VALUES = {character: value for value, character in enumerate(ALPHABET)}
WEIGHTS = tuple(3**place % 31 for place in range(17))
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class CreditCodeCheck:
    """What can be said of one credit code. A test that could not be made (the form is wrong) has failed.

    `organisation_digit_ok` alone being false is a warning: some codes keep an organisation code from before 2015.
    """

    code: str
    form_ok: bool
    check_digit_ok: bool
    organisation_digit_ok: bool

    @property
    def valid(self) -> bool:
        """Whether the form and the check character of GB 32100 are right."""
        return self.form_ok and self.check_digit_ok

    @property
    def warning(self) -> bool:
        """Whether a valid code carries an organisation code whose own check character is wrong."""
        return self.valid and not self.organisation_digit_ok


@dataclass(frozen=True)
class CreditCode:
    """The parts of a credit code of the right form."""

    code: str

    @property
    def department(self) -> str:
        """Position 1, a code of `DEPARTMENTS` where the standard knows it."""
        return self.code[0]

    @property
    def category(self) -> str:
        """Positions 1–2, a code of `CATEGORIES` where the standard knows it."""
        return self.code[:2]

    @property
    def division(self) -> str:
        """Positions 3–8: the division of the registering office at the time, which later moves do not change."""
        return self.code[2:8]

    @property
    def organisation_code(self) -> str:
        """Positions 9–17, GB 11714."""
        return self.code[8:17]

    @property
    def known_category(self) -> bool:
        """Whether GB 32100 lists the department and the category."""
        return self.department in DEPARTMENTS and self.category in CATEGORIES


def normal_form(text: str | None) -> str:
    """Upper case, half-width, without spaces and hyphens."""
    return plain(text).replace("-", "")


def check(text: str | None) -> CreditCodeCheck:
    """Judge `text` in its normal form; never raises."""
    code = normal_form(text)
    if FORM.fullmatch(code) is None:
        return CreditCodeCheck(code, form_ok=False, check_digit_ok=False, organisation_digit_ok=False)
    return CreditCodeCheck(
        code,
        form_ok=True,
        check_digit_ok=code[17] == check_digit(code[:17]),
        organisation_digit_ok=code[16] == organisation_check_digit(code[8:16]),
    )


def parts(text: str | None) -> CreditCode | None:
    """The parts of a credit code; None where the form is wrong."""
    judged = check(text)
    return CreditCode(judged.code) if judged.form_ok else None


def check_digit(first: str) -> str:
    """GB 32100: the check character over the first 17, modulo 31. A register holds millions: nothing but the sum."""
    total = sum(map(mul, map(VALUES.__getitem__, first), WEIGHTS))
    return ALPHABET[-total % 31]


def organisation_check_digit(body: str) -> str:
    """GB 11714: the check character over eight digits or capital letters (A = 10 … Z = 35), modulo 11."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
