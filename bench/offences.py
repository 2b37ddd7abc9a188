"""What the eight detectors of the comparison are, and how two sides prove that they found the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

EIGHT = (
    "p03_impossible_travel",
    "p01_signed_elsewhere",
    "p04_short_presence",
    "p01_no_sign_in",
    "p06_issued_before_audit_end",
    "p06_no_audit",
    "p02_shared_device",
    "x02_shared_address",
)
IDS = ("plan_id", "cert_no", "org_id", "person_id")


def proof(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """How many different offences there are, and a digest of whom they name, free of any order."""
    named = sorted("\x1f".join(str(row.get(name)) for name in IDS) for row in rows)
    return {"offences": len(named), "digest": hashlib.sha256("\n".join(named).encode()).hexdigest()}
