"""Small draws for tests: a plan, a list, people, and randomness whose values are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gongxin import draw
from gongxin.draw.name_list import Listed, listed
from gongxin.draw.randomness import party_hash

PARTY = b"p" * 32
SECRETS = {"salt": "01" * 32, "arms": "02" * 32}
BEFORE, AFTER, LATER = (f"2026-12-0{day}T09:00:00+08:00" for day in (1, 3, 9))
VALUES = [PARTY.hex(), "9 4 21"]
RANDOMNESS = (
    {"kind": "party", "name": "audit-office", "hash": party_hash(PARTY)},
    {"kind": "figures", "name": "lottery 2026140", "when": "2026-12-02", "form": "integers"},
)


def plan(**fields: Any) -> draw.Plan:
    """A plan of three out of the list, unless told otherwise."""
    return draw.plan_of({"draw": "D-1", "quota": 3, "randomness": RANDOMNESS, "stratum": [{"name": "q"}], **fields})


def objects(text: str, strata: tuple[str, ...] = ("q",)) -> Listed:
    """A list from lines `object stratum weight firm region`; the last two may be left out."""
    rows = [[*line.split(), "", ""][:5] for line in text.strip().splitlines()]
    return listed([tuple(row) for row in rows], strata)  # type: ignore[misc]


def many(count: int, weights: tuple[str, ...] = ("1", "2", "1/2")) -> Listed:
    """`count` objects with weights in turn, two to a firm."""
    return objects("\n".join(f"o{i:03} q {weights[i % len(weights)]} f{i // 2} 33" for i in range(count)))


def people(count: int = 6, **fields: Any) -> list[draw.Person]:
    """Inspectors p0, p1 … who may go anywhere."""
    return [draw.Person(f"p{i}", **{"most": 9, **fields}) for i in range(count)]


def drawn(folder: Path, *, close: bool = False, **fields: Any) -> Path:
    """A draw carried out (and closed) in `folder`; returns it."""
    draw.commit(plan(**fields), many(12), people(), [("p0", "f1")], folder, at=BEFORE, secrets=SECRETS)
    draw.carry_out(folder, VALUES, SECRETS, at=AFTER)
    if close:
        draw.close(folder, SECRETS, at=LATER)
    return folder
