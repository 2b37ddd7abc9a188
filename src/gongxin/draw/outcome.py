"""The outcome of a draw from what was committed and the seed: outcome.json, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongxin.draw.assignment import teams
from gongxin.draw.canonical import canonical, labelled, spelled
from gongxin.draw.chacha8rand import Stream
from gongxin.draw.chances import Pool
from gongxin.draw.people import Person
from gongxin.draw.plan import Plan
from gongxin.draw.sampling import Drawn, equal_arm, sample
from gongxin.draw.visits import Visit, visits_of


def outcome_of(
    plan: Plan, pools: Sequence[Pool], people: Sequence[Person], recusals: Iterable[tuple[str, str]], seed: bytes
) -> dict[str, Any]:
    """Objects in the order of the list, visits in the order of their keys, each with its team."""
    drawn = sample(pools, seed)
    told = [
        {"object": row.partition(",")[0], "stratum": stratum, "chance": spelled(chance)}
        for row, stratum, chance in rows_of(plan, pools, drawn)
    ]
    visits = visits_of(((row, stratum) for row, stratum, _ in rows_of(plan, pools, drawn)), plan.strata)
    chosen = teams(visits, people, recusals, Stream(labelled("inspectors", seed))) if people else [[]] * len(visits)
    return {"draw": plan.draw, "seed": seed.hex(), "objects": told, "visits": _told(visits, chosen)}


def rows_of(plan: Plan, pools: Sequence[Pool], drawn: Sequence[Drawn]) -> list[tuple[str, str, Any]]:
    """(row, stratum, chance) of what was drawn, in the order of the list."""
    order = {one.name: place for place, one in enumerate(plan.strata)}
    found = []
    for one in drawn:
        cell, chance = pools[one.pool].cells[one.cell], pools[one.pool].chances[one.cell]
        found += [(order[cell.stratum], -cell.weight, (cell.rows[k], cell.stratum, chance)) for k in one.places]
    return [row for _, _, row in sorted(found)]


def arms_of(plan: Plan, pools: Sequence[Pool], seed: bytes, secret: bytes) -> dict[str, Any]:
    """arms.json: the secret and the objects of the equal arm; the others were drawn by weight."""
    marked = equal_arm(pools, sample(pools, seed), seed, secret)
    objects = [row.partition(",")[0] for row, _, _ in rows_of(plan, pools, marked)]
    return {"draw": plan.draw, "secret": secret.hex(), "equal": objects}


def _told(visits: Sequence[Visit], chosen: Sequence[Sequence[str]]) -> list[Mapping[str, Any]]:
    return [
        {"visit": visit.key, "objects": list(visit.objects), "team": list(team)}
        for visit, team in zip(visits, chosen, strict=True)
    ]


def as_file(value: Mapping[str, Any]) -> bytes:
    """A JSON file of the bundle: canonical, with a line feed at its end."""
    return canonical(value) + b"\n"
