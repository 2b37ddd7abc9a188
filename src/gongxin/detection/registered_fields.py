"""Fields of registration against domains of audits: which registration lets a person audit which domain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import LIST_SEPARATOR

FIELD_LENGTH = 5  # "five characters enough": the domain; longer codes are small classes of it
CLASS_LENGTH = 3
NOISE = "-－—/ "  # the hyphen first, so that the list may stand in a set of a regular expression


def normal_number(number: Any) -> ir.StringValue:
    """A registration number as it compares: upper case, without spaces, hyphens and strokes."""
    return number.upper().translate(NOISE, "")


def field_list(domain_codes: Any, kin: Mapping[str, str]) -> ir.StringValue:
    """The domains of a plan between separators, each kin domain as the one it is audited under."""
    codes = ibis.literal(LIST_SEPARATOR) + domain_codes.upper().replace(" ", "") + LIST_SEPARATOR
    for code, under in kin.items():
        codes = codes.replace(LIST_SEPARATOR + code, LIST_SEPARATOR + under)
    return codes


def field_of(domain_code: Any, kin: Mapping[str, str]) -> ir.StringValue:
    """The field a domain belongs to: its letter for products and services, else its first five characters."""
    code = domain_code.upper().replace(" ", "").substr(0, FIELD_LENGTH)
    # One CASE rather than a chain of them: each link would write out everything before it three times.
    return code.cases(*kin.items(), else_=code.startswith("A").ifelse(code, code.substr(0, 1)))


def in_list(field: Any) -> tuple[ir.StringValue, ir.StringValue]:
    """What a `field_list` holds where a field (`field_of`) covers one of its domains, or is a part of one."""
    first = ibis.literal(LIST_SEPARATOR)
    return first + field, first + field.substr(0, CLASS_LENGTH) + LIST_SEPARATOR


def covers_any(field: Any, listed: Any) -> ir.BooleanValue:
    """Whether a field (`field_of`) covers any domain of a `field_list`, or is a part of one; unknown covers."""
    return holds_any(in_list(field), listed)


def holds_any(sought: tuple[Any, Any], listed: Any) -> ir.BooleanValue:
    """Whether a `field_list` holds either text of `in_list`; unknown holds."""
    below, above = sought
    return (listed.contains(below) | listed.contains(above)).fill_null(True)
