"""A division as a range of codes, so that an ordinary index finds all places below it."""

from __future__ import annotations

from django.db.models import Q


def below(division: str) -> tuple[str, str]:
    """First code of `division` and first code after it: `440000` is from 440000 to before 450000.

    The two last pairs of digits are zero for a province, the last pair for a city.
    """
    prefix = digits_of(division)
    return prefix.ljust(6, "0"), str(int(prefix) + 1).zfill(len(prefix)).ljust(6, "0")


def digits_of(division: str) -> str:
    """The digits that the codes of all places in `division` share: two of a province, four of a city."""
    return division[: 2 if division.endswith("0000") else 4 if division.endswith("00") else 6]


def holds(region: str, place: str) -> bool:
    """Whether `place` lies in `region`."""
    first, after = below(region)
    return first <= place < after


def lies_in(column: str, region: str) -> Q:
    """The rows whose `column` names a place in `region`."""
    first, after = below(region)
    return Q(**{f"{column}__gte": first, f"{column}__lt": after})
