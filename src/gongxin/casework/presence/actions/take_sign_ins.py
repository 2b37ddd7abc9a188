"""Take sign-ins: many at once, in one transaction, each with a receipt. The gate answers when this has returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db import transaction

from gongxin.casework.presence.actions.answer_challenge import answer_challenge
from gongxin.casework.presence.judging import Bound, Sender, marks_of
from gongxin.casework.presence.keys import MonthKey, key_for, month_of
from gongxin.casework.presence.models import DeviceBinding, TakenSignIn
from gongxin.casework.presence.models.taken import row_of
from gongxin.casework.presence.plans import Where, places_of
from gongxin.casework.presence.sealing import mark_with, seal_with
from gongxin.casework.presence.statement import Read
from gongxin.casework.presence.writing import COLUMNS, insert
from gongxin.casework.registry.columns import database_moment
from gongxin.casework.trail.write import note

_AS_COLUMNS = itemgetter(*COLUMNS)


@dataclass(frozen=True)
class Receipt:
    """What the sender gets: the number, the hash of what was kept, when it came, the words beside it.

    `refused` is a key of `words.REFUSALS` where it was not kept.
    """

    sign_in_id: str
    digest: str = ""
    received_at: datetime | None = None
    marks: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class Arrival:
    """What is the same for all that are taken together: the moment, how the database keeps it, the key of its month."""

    at: datetime
    kept_as: str
    key: MonthKey

    @classmethod
    def of(cls, received_at: datetime) -> Arrival:
        """The arrival at a moment, to the second."""
        at = received_at.replace(microsecond=0)
        return cls(at, database_moment(at), key_for(month_of(at)))


def take_sign_ins(*, sign_ins: Sequence[tuple[Read, Sender]], received_at: datetime) -> list[Receipt]:
    """Keep what can be kept and answer each, in order. Sent again, a sign-in gets the receipt of the first time."""
    arrival, bound = Arrival.of(received_at), _bound(sign_ins)
    judged = [(one, sender, marks_of(one, sender, arrival.at, bound)) for one, sender in sign_ins]
    plans = places_of(one.statement.plan_id for one, _ in sign_ins)
    receipts, rows, fresh = [], [], {}
    for one, sender, marks in judged:
        where = plans.get(one.statement.plan_id)
        if sender.body_id and (where is None or where.body_id != sender.body_id):
            receipts.append(Receipt(one.statement.sign_in_id, refused="not_own_plan"))
            continue
        receipt = _receipt(one, arrival.at, marks if where else [*marks, "unknown_plan"])
        receipts.append(receipt)
        rows.append(_row(one, sender, receipt, where or Where(), arrival))
        fresh.setdefault(receipt.sign_in_id, one)
    if not rows:
        return receipts
    with transaction.atomic():
        whole = insert(rows) == len(rows)
        held = {} if whole else _held([receipt.sign_in_id for receipt in receipts if not receipt.refused])
        for number, one in fresh.items():
            if one.statement.moment == "challenge" and (whole or held[number].digest == one.digest.hex()):
                answer_challenge(statement=one.statement)
        _note_forwarded(sign_ins, receipts)
    return receipts if whole else [_first(receipt, held) for receipt in receipts]


def _note_forwarded(sign_ins: Sequence[tuple[Read, Sender]], receipts: list[Receipt]) -> None:
    """An entry for each body that sent for its people. What a person signs and sends is its own entry."""
    counts: dict[str, list[int]] = {}
    for (_, sender), receipt in zip(sign_ins, receipts, strict=True):
        if sender.body_id:
            counts.setdefault(sender.name, [0, 0])[bool(receipt.refused)] += 1
    for name, (taken, refused) in counts.items():
        note("sign_ins_forwarded", by=name, taken=taken, refused=refused)


def _bound(sign_ins: Sequence[tuple[Read, Sender]]) -> dict[str, Bound]:
    """The bound passkeys that the sign-ins name."""
    named = {one.envelope.assertion.credential_id for one, _ in sign_ins if one.envelope.assertion is not None}
    if not named:
        return {}
    rows = DeviceBinding.objects.filter(credential_id__in=sorted(named), state="bound")
    return {
        credential: Bound(person_id, bytes(key))
        for credential, person_id, key in rows.values_list("credential_id", "person_id", "public_key")
    }


def _receipt(one: Read, received_at: datetime, marks: list[str]) -> Receipt:
    return Receipt(one.statement.sign_in_id, one.digest.hex(), received_at, tuple(marks))


def _row(one: Read, sender: Sender, receipt: Receipt, where: Where, arrival: Arrival) -> tuple[Any, ...]:
    """The columns of a sign-in as the database takes them."""
    said = one.statement
    values = {
        "sign_in_id": said.sign_in_id,
        "plan_id": said.plan_id,
        "person_id": said.person_id,
        "moment": said.moment,
        "at": database_moment(said.at.replace(microsecond=0)),
        "received_at": arrival.kept_as,
        "sent_by": sender.name[:60],
        "body_id": where.body_id,
        "division": where.division,
        "body_division": where.body_division,
        "digest": receipt.digest,
        "marks": ",".join(receipt.marks),
        "device_mark": mark_with(arrival.key, said.device_id),
        "sealed": seal_with(
            arrival.key, one.whole, row_of(said.sign_in_id, said.plan_id, said.person_id, receipt.digest)
        ),
    }
    return _AS_COLUMNS(values)


def _held(numbers: list[str]) -> dict[str, Receipt]:
    """The receipts of the sign-ins that hold these numbers."""
    rows = TakenSignIn.objects.filter(sign_in_id__in=numbers)
    return {
        number: Receipt(number, digest, received_at, tuple(word for word in marks.split(",") if word))
        for number, digest, received_at, marks in rows.values_list("sign_in_id", "digest", "received_at", "marks")
    }


def _first(receipt: Receipt, held: Mapping[str, Receipt]) -> Receipt:
    """The receipt of the first time; a refusal where the number stands for something else."""
    if receipt.refused:
        return receipt
    first = held[receipt.sign_in_id]
    return first if first.digest == receipt.digest else Receipt(receipt.sign_in_id, refused="number_used")
