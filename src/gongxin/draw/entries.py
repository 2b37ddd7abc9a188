"""The public facts of a draw, in the form of the ledger: who keeps a ledger appends them as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from gongxin.draw import files
from gongxin.draw.canonical import METHOD, canonical, digest
from gongxin.draw.plan import Plan
from gongxin.errors import InputRefused

Entry = dict[str, Any]
COMMITTED, DRAWN, CLOSED = "draw-committed", "draw-drawn", "draw-closed"
ABORTED, REPLACED, SUBSTITUTED = "draw-aborted", "draw-replaced", "inspector-substituted"
LONGEST_BEACON = 80  # characters; what is longer stands there as its hash
CHINA = timezone(timedelta(hours=8))


def moment_of(at: str) -> datetime:
    """A moment as bundle and ledger write it, to the second with China's offset."""
    try:
        moment = datetime.fromisoformat(at)
        if moment.isoformat() == at and at.endswith("+08:00"):
            return moment
    except ValueError:
        pass
    raise InputRefused("%(at)s is not a moment like 2026-11-28T09:00:00+08:00.", at=at)


def moment_text(moment: datetime) -> str:
    """The one spelling of a moment."""
    return moment.astimezone(CHINA).replace(microsecond=0).isoformat()


def committed(plan: Plan, commitment: Mapping[str, Any], hashed: str) -> Entry:
    """A draw was fixed; the digests of the lists are salted, so that nothing can be guessed from them."""
    sealed = commitment["files"]
    entry = {
        "kind": COMMITTED, "at": commitment["at"], "draw": plan.draw, "method": METHOD, "commitment": hashed,
        "plan": sealed[files.PLAN], "objects": sealed[files.OBJECTS], "inspectors": sealed[files.INSPECTORS],
        "objects_count": commitment["objects"], "arms": commitment["arms"],
        "quota": sum(quota for _, quota in plan.pools()), "beacon": beacon_name(plan.randomness),
    }  # fmt: skip
    return entry | ({"replaces": plan.replaces} if plan.replaces else {})


def beacon_name(sources: Sequence[Mapping[str, Any]]) -> str:
    """The sources in a few characters: drand/5000000+party/审计局."""
    names = [f"{one['kind']}/{one.get('round') or one['name']}" for one in sources]
    return _short(re.sub(r"\s", "_", "+".join(names)), [dict(one) for one in sources])


def drawn(draw: str, at: str, commitment: str, values: Sequence[str], outcome: Mapping[str, Any]) -> Entry:
    """The lot was cast."""
    return {
        "kind": DRAWN, "at": at, "draw": draw, "commitment": commitment,
        "beacon_value": _short("+".join(values), list(values)), "seed": outcome["seed"],
        "objects": digest(canonical(outcome["objects"])), "inspectors": digest(canonical(outcome["visits"])),
        "drawn": len(outcome["objects"]),
    }  # fmt: skip


def closed(draw: str, at: str, commitment: str, arms: bytes) -> Entry:
    """The arms were opened."""
    return {"kind": CLOSED, "at": at, "draw": draw, "commitment": commitment, "arms": digest(arms)}


def given_up(draw: str, at: str, commitment: str, reason: str, by: str) -> Entry:
    """The draw was given up, or another one takes its place."""
    entry = {"kind": REPLACED if by else ABORTED, "at": at, "draw": draw, "commitment": commitment, "reason": reason}
    return entry | ({"by": by} if by else {})


def substituted(draw: str, at: str, visit: str, out: str, chosen: str, reason: str) -> Entry:
    """An inspector was replaced by lot."""
    return {"kind": SUBSTITUTED, "at": at, "draw": draw, "object": visit, "out": out, "in": chosen, "reason": reason}


def _short(text: str, told: Any) -> str:
    return text if len(text) <= LONGEST_BEACON else f"sha256:{digest(canonical(told))}"
