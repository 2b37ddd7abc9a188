"""Certificates issued and changed, told to the ledger one by one as they enter the register.

Every door writes versions into one table, so this follows the table and not the doors. What a bulk import brings is
fixed by the next checkpoint of the register (`registry`), not entry by entry.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongxin.casework.public_log.models import Followed, Outgoing
from gongxin.casework.public_log.public_holder import public_holder
from gongxin.casework.public_log.writing import put_down
from gongxin.casework.registry.models import Batch, Certificate
from gongxin.errors import UserError
from gongxin.ledger.kinds import moment

NAME, MOST = "certificates", 2_000
OVERLAP = 500  # versions whose transaction may have ended after that of a later one
log = logging.getLogger(__name__)


@transaction.atomic
def tell_certificates() -> int:
    """Tell what entered since the last time; how many facts. The first time nothing: the checkpoint holds it."""
    held, fresh = Followed.objects.select_for_update().get_or_create(register=NAME, defaults={"last": _newest})
    if fresh:
        return 0
    versions = list(Certificate.objects.filter(pk__gt=held.last - OVERLAP).order_by("pk")[: MOST + OVERLAP])
    told = sum(_told(version) for version in _untold(versions, held.last))
    if versions and versions[-1].pk > held.last:
        held.last = versions[-1].pk
        held.save(update_fields=["last"])
    return told


def _newest() -> int:
    return int(Certificate.objects.aggregate(newest=Max("pk"))["newest"] or 0)


def _untold(versions: Sequence[Certificate], last: int) -> Iterator[Certificate]:
    """Those not told yet that no import brought."""
    batches = {version.batch for version in versions}
    imports = set(Batch.objects.filter(pk__in=batches, kind="import").values_list("pk", flat=True))
    late = [_subject(version) for version in versions if version.pk <= last]
    known = set(Outgoing.objects.filter(subject__in=late).values_list("subject", flat=True))
    return (one for one in versions if one.batch not in imports and (one.pk > last or _subject(one) not in known))


def _told(version: Certificate) -> bool:
    """Whether it could be told. A number that no form of the ledger holds stands in the checkpoint only."""
    try:
        put_down(_subject(version), [_fact(version)])
    except UserError as refusal:
        log.warning("a certificate could not be told to the ledger: %s", refusal)
        return False
    return True


def _subject(version: Certificate) -> str:
    return f"certificate version {version.pk}"


def _fact(version: Certificate) -> dict[str, Any]:
    earlier = Certificate.objects.filter(cert_no=version.cert_no, body_id=version.body_id, pk__lt=version.pk).exists()
    fact = {
        "kind": "certificate-changed" if earlier else "certificate-issued", "at": moment(timezone.now()),
        "certificate": version.cert_no, "body": version.body_id, "organisation": public_holder(version.org_id) or None,
        "standard": (version.standard or "").replace(" ", "") or None, "status": version.status,
        "from": _day(version.issued_on), "to": _day(version.expires_on),
    }  # fmt: skip
    if earlier:
        fact |= {"event": version.status, "on": _day(version.status_on or version.true_from)}
        fact |= {"reason": version.status_reason or None}
    return {name: value for name, value in fact.items() if value is not None}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
