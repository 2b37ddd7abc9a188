"""What a device sends from the site, taken once: the beginning, answers, the signatures, in the order they came about.

A device that had no network sends later and again until it hears that a parcel arrived; under one token nothing happens
twice.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.on_site import Hand, answer, begin, hand_of, sign
from gongxin.casework.inspections.actions.step import mine
from gongxin.casework.inspections.answers import Given
from gongxin.casework.inspections.models import Inspection, Taken
from gongxin.casework.steps import locked
from gongxin.errors import UserError

Values = Mapping[str, Any]


@transaction.atomic
def take_parcel(*, pk: int, token: str, act: str, values: Values, by: Account) -> bool:
    """Do what the parcel says; False where it was taken before."""
    inspection: Inspection = locked(mine(by), pk)
    try:
        number, do = uuid.UUID(token), ACTS[act]
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise UserError("This was not sent by the page of the check.") from error
    if Taken.objects.filter(token=number).exists():
        return False
    try:
        do(pk, values, by)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UserError("This was not sent by the page of the check.") from error
    Taken.objects.create(token=number, inspection=inspection, at=timezone.now())
    return True


def _begin(pk: int, values: Values, by: Account) -> None:
    begin(pk=pk, shown=[str(one) for one in values["shown"]], by=by, at=moment_of(values["at"]))


def _answer(pk: int, values: Values, by: Account) -> None:
    given = [
        Given(
            str(one["matter"]), str(one["item"]), str(one["answer"]), moment_of(one["at"]), str(one.get("remark", ""))
        )
        for one in values["given"]
    ]
    answer(pk=pk, given=given, by=by)


def _sign(pk: int, values: Values, by: Account) -> None:
    sign(
        pk=pk, by=by, inspectors=[hand_of(one) for one in values["inspectors"]], firm=_one(values.get("firm")),
        witness=_one(values.get("witness")), comment=str(values.get("comment", "")),
        refused=str(values.get("refused", "")), ended_on=timezone.localdate(moment_of(values["at"])),
    )  # fmt: skip


def _one(values: Values | None) -> Hand | None:
    return hand_of(values) if values else None


def moment_of(written: str) -> datetime:
    """When it happened by the clock of the device, which may run fast: never later than now."""
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return min(moment, timezone.now())


ACTS: dict[str, Callable[[int, Values, Account], None]] = {"begin": _begin, "answer": _answer, "sign": _sign}
