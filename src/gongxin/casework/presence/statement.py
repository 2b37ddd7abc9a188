"""What a phone states when it signs: one JSON text, sent and signed as it stands.

The envelope carries the text, the assertion of the passkey over its SHA-256, and the phone's clock at sending.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gongxin.errors import UserError

MOMENTS = ("opening", "closing", "arrive", "leave", "challenge")  # a test holds them to codes.sign_in_moments
Number = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Id = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f；]+$")]
Circumstance = Literal["remote", "address_not_found", "phone_failed"]
Moment = Annotated[datetime, Meta(tz=True)]
Binary = Annotated[str, Meta(max_length=4096, pattern=r"^[A-Za-z0-9_-]*$")]  # base64url without padding


class Photo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One photo: SHA-256 of its bytes, and its 64-bit perceptual hash as 16 hexadecimal digits where one was made."""

    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    look: Annotated[str, Meta(pattern=r"^([0-9a-f]{16})?$")] = ""


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who was where and when. `lat`, `lon` in degrees of `grid`, `accuracy_m` in metres; `at` carries its zone."""

    sign_in_id: Number
    plan_id: Id
    person_id: Id
    moment: Literal["opening", "closing", "arrive", "leave", "challenge"]
    at: Moment
    lat: float | None = None
    lon: float | None = None
    grid: Literal["WGS-84", "GCJ-02", "BD-09"] = "WGS-84"
    accuracy_m: float | None = None
    mock_location: bool | None = None
    device_id: Annotated[str, Meta(max_length=100)] = ""
    photos: Annotated[tuple[Photo, ...], Meta(max_length=3)] = ()
    present_ids: Annotated[tuple[Id, ...], Meta(max_length=60)] = ()
    challenge_id: Annotated[int, Meta(ge=1, le=2**63 - 1)] | None = None
    circumstances: Annotated[tuple[Circumstance, ...], Meta(max_length=3)] = ()
    spot_lat: float | None = None  # where the site is, marked by hand, in degrees of `grid`
    spot_lon: float | None = None
    note: Annotated[str, Meta(max_length=500)] = ""  # the circumstances in words


class Assertion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the authenticator answered (WebAuthn level 3, AuthenticatorAssertionResponse), each part base64url."""

    credential_id: Binary
    client_data: Binary
    authenticator_data: Binary
    signature: Binary


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sign-in as it is sent."""

    statement: Annotated[str, Meta(max_length=8192)]
    assertion: Assertion | None = None
    sent_at: Moment | None = None


class Read(msgspec.Struct, frozen=True):
    """A sign-in that could be read: the statement, its envelope, the whole as it came.

    `digest` is the SHA-256 of the text that was signed.
    """

    statement: Statement
    envelope: Envelope
    whole: bytes
    digest: bytes


_ENVELOPE, _STATEMENT = msgspec.json.Decoder(Envelope), msgspec.json.Decoder(Statement)


def read(whole: bytes) -> Read:
    """The sign-in in `whole`; UserError with the place of the mistake where it is none."""
    try:
        envelope = _ENVELOPE.decode(whole)
        digest = hashlib.sha256(envelope.statement.encode()).digest()
        return Read(_STATEMENT.decode(envelope.statement), envelope, whole, digest)
    except (msgspec.MsgspecError, UnicodeError) as trouble:
        raise UserError(
            "This is not a sign-in (%(why)s); see the description of POST /sign-ins.", why=str(trouble)[:200]
        ) from trouble
