"""Does a passkey's assertion belong to this very statement? (WebAuthn level 3, section 7.2.)"""

from __future__ import annotations

import hmac

from cryptography.exceptions import InvalidSignature
from django.conf import settings
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.rpid import verify_rp_id
from fido2.utils import sha256, websafe_decode
from fido2.webauthn import AuthenticatorData, CollectedClientData

from gongxin.casework.presence.statement import Assertion


def fits(assertion: Assertion, challenge: bytes, public_key: bytes) -> bool:
    """Whether the holder of the key, verified by the phone, signed exactly the statement whose SHA-256 is `challenge`.

    The signature counter is not looked at: passkeys that are synchronised keep it at zero, and a replayed statement
    is found by its number.
    """
    try:
        client = CollectedClientData(websafe_decode(assertion.client_data))
        data = AuthenticatorData(websafe_decode(assertion.authenticator_data))
        key = CoseKey.parse(cbor.decode(public_key))
        if not _is_ours(client, data, challenge):
            return False
        key.verify(bytes(data) + client.hash, websafe_decode(assertion.signature))
    except InvalidSignature:
        return False
    except (ValueError, KeyError, TypeError, IndexError):  # parts that are no such parts
        return False
    return True


def _is_ours(client: CollectedClientData, data: AuthenticatorData, challenge: bytes) -> bool:
    return (
        client.type == CollectedClientData.TYPE.GET
        and hmac.compare_digest(client.challenge, challenge)
        and verify_rp_id(settings.FIELD_HOST, client.origin)
        and hmac.compare_digest(data.rp_id_hash, sha256(settings.FIELD_HOST.encode()))
        and data.is_user_present()
        and data.is_user_verified()
    )
