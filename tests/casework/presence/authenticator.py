"""A passkey in software: it makes credentials and signs as a phone does (WebAuthn, no attestation)."""

import json
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


class Phone:
    def __init__(self, host="localhost", origin="http://localhost:8000"):
        self.host, self.origin = host, origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = os.urandom(32)

    def made(self, options):
        """The answer to `begin_binding`, as the browser gives it."""
        client = CollectedClientData.create("webauthn.create", options["publicKey"]["challenge"], self.origin)
        held = AttestedCredentialData.create(
            b"\0" * 16, self.credential_id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(sha256(self.host.encode()), FLAG.UP | FLAG.UV | FLAG.AT, 0, held)
        attested = AttestationObject.create("none", data, {})
        return {
            "id": websafe_encode(self.credential_id),
            "rawId": websafe_encode(self.credential_id),
            "type": "public-key",
            "response": {
                "clientDataJSON": websafe_encode(client),
                "attestationObject": websafe_encode(attested),
            },
        }

    def assertion(self, statement, flags=FLAG.UP | FLAG.UV):
        """The assertion over the SHA-256 of a statement."""
        client = CollectedClientData.create("webauthn.get", sha256(statement.encode()), self.origin)
        data = AuthenticatorData.create(sha256(self.host.encode()), flags, 0)
        signature = self.key.sign(bytes(data) + client.hash, ec.ECDSA(hashes.SHA256()))
        return {
            "credential_id": websafe_encode(self.credential_id),
            "client_data": websafe_encode(client),
            "authenticator_data": websafe_encode(data),
            "signature": websafe_encode(signature),
        }


def envelope(statement, phone=None, **more):
    """The bytes of one sign-in; signed where a phone is given."""
    text = json.dumps(statement, ensure_ascii=False)
    whole = {"statement": text, **more}
    if phone is not None:
        whole["assertion"] = phone.assertion(text)
    return json.dumps(whole, ensure_ascii=False).encode()
