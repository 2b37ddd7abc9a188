"""Bind the phone one signs with: a passkey made on it for this platform."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from fido2 import cbor
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from gongxin.casework.presence.models import DeviceBinding
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.presence.step import check_may
from gongxin.casework.registry.models import Registration
from gongxin.casework.registry.when import now
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

ALREADY = "A phone is bound already; ask the body to release it before another one is bound."


def begin_binding(*, by: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser needs to make the passkey, and what the session must keep until it is made."""
    check_may("bind_device", by)
    _refuse_a_second(by.person_id)
    options, state = _server().register_begin(
        PublicKeyCredentialUserEntity(id=secrets.token_bytes(16), name=by.username, display_name=str(by)),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), state


@transaction.atomic
def bind_device(*, response: Mapping[str, Any], state: dict[str, Any], label: str, by: Any) -> DeviceBinding:
    """Keep the public half of the passkey that the browser made in answer to `begin_binding`."""
    step = TRANSITIONS["bind_device"]
    check_may(step.verb, by)
    _refuse_a_second(by.person_id)
    made = _made(response, state)
    try:
        with transaction.atomic():
            binding = DeviceBinding.objects.create(
                person_id=by.person_id,
                body_id=_body_of(by.person_id),
                credential_id=websafe_encode(made.credential_id),
                public_key=cbor.encode(dict(made.public_key)),
                label=label.strip()[:60],
                state=step.to,
                bound_at=timezone.now(),
            )
    except IntegrityError as trouble:  # bound at the same moment from another page, or a passkey that is bound already
        raise UserError(ALREADY) from trouble
    note(step.event, by=by, subject=("person", by.person_id), device=binding.label or binding.credential_id[:12])
    return binding


def _refuse_a_second(person_id: str) -> None:
    if DeviceBinding.objects.filter(person_id=person_id, state="bound").exists():
        raise UserError(ALREADY)


def _made(response: Mapping[str, Any], state: dict[str, Any]) -> AttestedCredentialData:
    try:
        made = _server().register_complete(state, response).credential_data
    except (ValueError, KeyError, TypeError) as trouble:
        raise UserError("The phone's answer does not fit what was asked; begin again.") from trouble
    assert made is not None  # register_complete refuses an answer without it
    return made


def _server() -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=settings.FIELD_HOST, name="Gongxin 公信"))


def _body_of(person_id: str) -> str:
    """The body the person is registered with today; the one registered last where there are several."""
    held = Registration.objects.at(now()).filter(person_id=person_id).exclude(body_id=None)
    return held.order_by("-valid_from", "-pk").values_list("body_id", flat=True).first() or ""
