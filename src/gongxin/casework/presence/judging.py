"""Words to stand beside a sign-in, from what can be known at the moment it arrives. Pure: the database is not asked."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gongxin.casework.presence.passkeys import fits
from gongxin.casework.presence.statement import Read, Statement
from gongxin.law.parameters import parameter


@dataclass(frozen=True)
class Sender:
    """Who sends: an auditor with his account, or a body with its key."""

    name: str
    person_id: str = ""
    body_id: str = ""


@dataclass(frozen=True)
class Bound:
    """The passkey that a credential id stands for: whose it is, and its public key."""

    person_id: str
    public_key: bytes


def marks_of(one: Read, sender: Sender, received_at: datetime, bound: Mapping[str, Bound]) -> list[str]:
    """The words of `words.MARKS` that hold for this sign-in."""
    return [
        *_of_passkey(one, sender, bound),
        *_of_clock(one, received_at),
        *_of_place(one.statement),
        *_of_sender(one.statement, sender),
    ]


def _of_passkey(one: Read, sender: Sender, bound: Mapping[str, Bound]) -> Iterator[str]:
    """Who helps a member whose phone failed signs with his own passkey, and is marked `by_colleague` beside it."""
    assertion = one.envelope.assertion
    if assertion is None:
        yield "no_passkey"
        return
    holder = bound.get(assertion.credential_id)
    if holder is None or holder.person_id not in (one.statement.person_id, sender.person_id):
        yield "passkey_unknown"
    elif not fits(assertion, one.digest, holder.public_key):
        yield "passkey_refused"


def _of_clock(one: Read, received_at: datetime) -> Iterator[str]:
    """`sent_at` tells the phone's clock from a sign-in that waited for a network."""
    tolerance, longest_wait = _limits_of(received_at.date())
    sent_at, at = one.envelope.sent_at, one.statement.at
    if sent_at is not None and abs((received_at - sent_at).total_seconds()) > tolerance:
        yield "clock_off"
    if (at - received_at).total_seconds() > tolerance:
        yield "clock_ahead"
    if (received_at - at).total_seconds() > longest_wait:
        yield "sent_late"


@functools.lru_cache(maxsize=4)
def _limits_of(day: date) -> tuple[float, float]:
    """How far clocks may be apart, and how long a sign-in may wait to be sent, on `day`; seconds."""
    tolerance, waiting = (parameter(f"sign_in.{name}").on(day).value for name in ("clock_tolerance", "late_sending"))
    return float(tolerance), float(waiting)


def _of_place(statement: Statement) -> Iterator[str]:
    if statement.lat is None or statement.lon is None:
        yield "no_place"
    elif not is_place(statement.lat, statement.lon):
        yield "bad_place"


def is_place(lat: float | None, lon: float | None) -> bool:
    """Whether the two are degrees on the globe. NaN compares false and is none."""
    return lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180


def _of_sender(statement: Statement, sender: Sender) -> Iterator[str]:
    if sender.body_id:
        yield "by_body"
    elif sender.person_id != statement.person_id:
        yield "by_colleague"
