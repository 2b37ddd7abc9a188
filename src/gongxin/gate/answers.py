"""What the gate answers, as JSON."""

from __future__ import annotations

from datetime import datetime

import msgspec

from gongxin.casework.presence.actions.take_sign_ins import Receipt
from gongxin.casework.presence.words import MARKS, REFUSALS
from gongxin.casework.registry.columns import CHINA


class Told(msgspec.Struct, omit_defaults=True):
    """A word with its meaning."""

    word: str
    zh: str
    en: str


class Answer(msgspec.Struct, omit_defaults=True):
    """One sign-in answered: a receipt with the marks beside it, or why it was refused."""

    sign_in_id: str = ""
    digest: str = ""
    received_at: datetime | None = None
    marks: list[Told] = []
    refused: Told | None = None
    why: str = ""  # of an unreadable one: where the mistake is


_MARKS = {word: Told(word, text.zh, text.en) for word, text in MARKS.items()}
_REFUSALS = {word: Told(word, text.zh, text.en) for word, text in REFUSALS.items()}
_ENCODER = msgspec.json.Encoder()
STATUS = {
    "": 200, "unreadable": 400, "not_allowed": 401, "not_own_plan": 403, "number_used": 409, "too_large": 413,
}  # fmt: skip


def answer_of(receipt: Receipt) -> Answer:
    """A receipt as it is sent; the moment in China Standard Time."""
    return Answer(
        receipt.sign_in_id,
        receipt.digest,
        receipt.received_at.astimezone(CHINA) if receipt.received_at else None,
        [_MARKS[word] for word in receipt.marks],
        _REFUSALS[receipt.refused] if receipt.refused else None,
    )


def refusal(word: str, why: str = "") -> Answer:
    """A refusal of something that has no receipt."""
    return Answer(refused=_REFUSALS[word], why=why)


def encoded(answer: Answer) -> bytes:
    """The answer as one line of JSON."""
    return _ENCODER.encode(answer)
