"""Who calls: a key of a body, with the scope that an endpoint asks for and calls left for the day."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from gongxin.api.problems import CallsUsedUp
from gongxin.casework.reporting.keys import count_use, key_of
from gongxin.casework.reporting.models import ApiKey


class Key(HttpBearer):
    """`Authorization: Bearer gx_…`; the key must have `scope`."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """The key, or None where it opens nothing."""
        key = key_of(token)
        if key is None:
            return None
        if self.scope not in key.scopes:
            raise HttpError(403, f"This key may not do this; it needs the scope {self.scope}.")
        if not count_use(key):
            raise CallsUsedUp(key.per_day)
        return key
