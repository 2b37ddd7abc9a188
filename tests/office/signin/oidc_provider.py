"""A small OpenID Connect provider on 127.0.0.1: discovery, authorisation code with PKCE, real tokens, a real key."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """Who signs in, and what goes wrong on purpose. `key` signs; `shown` is the key that the provider publishes."""

    claims: dict = field(default_factory=dict)
    key: object = field(default_factory=new_key)
    shown: object = None
    spoil: dict = field(default_factory=dict)  # claims of the id_token that are replaced
    leave_out_id_token: bool = False
    deny: bool = False
    codes: dict = field(default_factory=dict)
    address: str = ""

    def __enter__(self):
        self.shown = self.shown or self.key
        handler = type("Handler", (_Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def discovery(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.shown.public_key()))
        return {"keys": [{**public, "kid": "k1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked):
        back = asked["redirect_uri"]
        if self.deny:
            return f"{back}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{back}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent):
        asked = self.codes.pop(sent["code"])
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=")
        assert challenge.decode() == asked["code_challenge"]
        answer = {"access_token": "access-1", "token_type": "Bearer", "expires_in": 60}
        if not self.leave_out_id_token:
            now = int(time.time())
            claims = {"iss": self.address, "aud": asked["client_id"], "iat": now, "exp": now + 60, **self.claims}
            answer["id_token"] = jwt.encode({**claims, **self.spoil}, self.key, "RS256", headers={"kid": "k1"})
        return answer


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(_single(parts.query)))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        pages = {
            "/.well-known/openid-configuration": self.provider.discovery,
            "/keys": self.provider.keys,
            "/userinfo": lambda: self.provider.claims,
        }
        self._json(pages[parts.path]())

    def do_POST(self):
        self._json(self.provider.token(_single(self.rfile.read(int(self.headers["Content-Length"])).decode())))

    def _json(self, answer):
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Silent."""


def _single(query):
    return {name: values[0] for name, values in parse_qs(query).items()}
