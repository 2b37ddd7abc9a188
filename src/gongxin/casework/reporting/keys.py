"""Keys to the API: made once, shown once, kept as a hash, with scopes, an end and a number of calls a day."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongxin.casework.reporting.models import ApiKey, KeyUse
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.i18n import Text

SCOPES = {
    "report": Text("上报计划、结果、证书和状态变化", "report plans, results, certificates and changes of state"),
    "read": Text("读取本机构的数据", "read the own data"),
}
LONGEST_DAYS = 366


@transaction.atomic
def make_key(*, body_id: str, label: str, scopes: list[str], days: int, by: Any) -> tuple[ApiKey, str]:
    """A new key and the text to keep: it cannot be shown again."""
    if not scopes or set(scopes) - set(SCOPES):
        raise UserError("Choose what the key may do: %(known)s.", known=", ".join(SCOPES))
    if not 1 <= days <= LONGEST_DAYS:
        raise UserError("A key is valid for 1 to 366 days.")
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        body_id=body_id, label=label.strip()[:60] or prefix, prefix=prefix, secret_hash=_hash(secret), scopes=scopes,
        made_by=str(by), expires_on=timezone.localdate() + timedelta(days=days),
    )  # fmt: skip
    note("key_made", by=by, subject=("key", prefix), body_id=body_id)
    return key, f"gx_{prefix}_{secret}"


@transaction.atomic
def end_key(*, key: ApiKey, by: Any) -> ApiKey:
    """From now on the key opens nothing."""
    if key.ended_at is None:
        key.ended_at = timezone.now()
        key.save(update_fields=["ended_at"])
        note("key_ended", by=by, subject=("key", key.prefix), body_id=key.body_id)
    return key


def key_of(token: str) -> ApiKey | None:
    """The key that a token belongs to, if it is in force. Compared in constant time."""
    parts = token.split("_", 2)
    if len(parts) != 3 or parts[0] != "gx":
        return None
    key = ApiKey.objects.filter(prefix=parts[1], ended_at=None, expires_on__gte=timezone.localdate()).first()
    return key if key is not None and hmac.compare_digest(key.secret_hash, _hash(parts[2])) else None


def count_use(key: ApiKey) -> bool:
    """Count one call; False when the calls of the day are used up."""
    today = timezone.localdate()
    use, _ = KeyUse.objects.get_or_create(key=key, day=today)
    return bool(KeyUse.objects.filter(pk=use.pk, count__lt=key.per_day).update(count=F("count") + 1))


def _hash(secret: str) -> str:
    """A plain hash suffices for 256 random bits (NIST SP 800-63B 5.1.2: people's own choices need stretching)."""
    return hashlib.sha256(secret.encode()).hexdigest()
