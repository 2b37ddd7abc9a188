"""What a run of all detectors over a nation says, and the changes that several cases make."""

from __future__ import annotations

from tests import spec
from tests.cases.drawing import Nation

Named = set[tuple[str, str, str]]


def named(nation: Nation) -> Named:
    """What a run names: pattern, kind of subject and subject of every finding; empty means silence."""
    found = spec.findings(**nation.drawn())
    return {(one["pattern"], one["subject_kind"], one["subject_id"]) for one in found}


def signed(nation: Nation, plan_id: str, moment: str, **cells: str) -> Nation:
    """All sign-ins of an audit at one moment with other cells."""
    return nation.change("sign_ins", {"plan_id": plan_id, "moment": moment}, **cells)


def signed_by(nation: Nation, plan_id: str, person: str, **cells: str) -> Nation:
    """All sign-ins of one person at an audit with other cells."""
    return nation.change("sign_ins", {"plan_id": plan_id, "person_id": person}, **cells)


def explained(nation: Nation, plan_id: str, at: str, text: str, by: str = "auditor") -> Nation:
    """The audit with an explanation of its anomaly."""
    row = {"explanation_id": f"E-{plan_id}", "plan_id": plan_id, "by": by, "at": at, "reason": "other", "text": text}
    return nation.with_rows("explanations", [row])


def certificate(nation: Nation, cert_no: str, **cells: str) -> Nation:
    """A certificate with other cells."""
    return nation.change("certificates", {"cert_no": cert_no}, **cells)
