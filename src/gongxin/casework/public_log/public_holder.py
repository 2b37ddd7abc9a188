"""The credit code of a holder, where it may be public: the number of a person must not enter the ledger by mistake."""

from __future__ import annotations

import re

from gongxin.codes import credit_code

PERSON = re.compile(r"\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]")  # GB 11643: place, birth, order


def public_holder(org_id: str | None) -> str:
    """The code if it is a right one and cannot be read as a resident's identity number; otherwise nothing.

    Both have 18 characters, and one identity number in thirty has the check character of a credit code.
    """
    checked = credit_code.check(org_id)
    return checked.code if checked.valid and not PERSON.fullmatch(checked.code) else ""
