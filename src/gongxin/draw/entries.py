"""The public facts of a draw, in the form of the ledger: who keeps a ledger appends them as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from gongxin.draw.canonical import METHOD, canonical, digest
from gongxin.errors import InputRefused

Entry = dict[str, Any]
COMMITTED, DRAWN, CLOSED = "draw-committed", "draw-drawn", "draw-closed"
ABORTED, REPLACED, SUBSTITUTED = "draw-aborted", "draw-replaced", "inspector-substituted"
LONGEST_BEACON = 200  # characters; what is longer stands there as its hash
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


def committed(draw: str, at: str, commitment: str, sources: Sequence[Mapping[str, Any]], replaces: str) -> Entry:
    """A draw was fixed. What is fixed stands in commitment.json, whose hash this is."""
    entry = {"kind": COMMITTED, "at": at, "draw": draw, "method": METHOD, "commitment": commitment,
             "beacon": beacon_name(sources)}  # fmt: skip
    return entry | ({"replaces": replaces} if replaces else {})


def beacon_name(sources: Sequence[Mapping[str, Any]]) -> str:
    """The sources in a few words, drand/5000000 + figures/双色球/2026140; their hash where that is too long."""
    parts = ("kind", "round", "name", "when")
    told = " + ".join("/".join(str(one[part]) for part in parts if part in one) for one in sources)
    return told if len(told) <= LONGEST_BEACON else f"sha256:{digest(canonical([dict(one) for one in sources]))}"


def drawn(draw: str, at: str, commitment: str, outcome: bytes) -> Entry:
    """The lot was cast; `outcome` is outcome.json."""
    return {"kind": DRAWN, "at": at, "draw": draw, "commitment": commitment, "outcome": digest(outcome)}


def closed(draw: str, at: str, arms: bytes) -> Entry:
    """The arms were opened; `arms` is arms.json."""
    return {"kind": CLOSED, "at": at, "draw": draw, "arms": digest(arms)}


def given_up(draw: str, at: str, reason: str, by: str) -> Entry:
    """The draw was given up, or another one takes its place."""
    return {"kind": REPLACED if by else ABORTED, "at": at, "draw": draw, "reason": reason} | ({"by": by} if by else {})


def substituted(draw: str, at: str, visit: str, out: str, chosen: str, reason: str) -> Entry:
    """An inspector was replaced by lot."""
    return {"kind": SUBSTITUTED, "at": at, "draw": draw, "visit": visit, "out": out, "in": chosen, "reason": reason}
