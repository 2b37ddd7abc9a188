"""The plan of a draw: what is drawn from which list, how many, with which future randomness.

A plan is a TOML file; docs/how-to/draw-a-plan.md explains one line by line. All of it is public and goes into the
commitment, so nothing in it can be changed after the draw without being seen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from gongxin.draw.canonical import METHOD, spelled
from gongxin.draw.randomness import checked_sources
from gongxin.errors import InputRefused

LEAST_TEAM = 2  # 企业公示信息抽查办法 (令101, 2025): two inspectors or more; a plan may ask for more, never for less
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/()+-]{0,79}")  # of a draw, as the ledger takes it
UNSAFE = frozenset(',"\r\n;')
FIELDS = {
    "draw", "authority", "region", "matter", "checklist", "quota", "random_share", "stratum", "randomness",
    "coordination", "replaces", "parameters", "objects", "inspectors", "recusals",
}  # fmt: skip
OF_STRATUM = {"name", "quota", "team", "skills", "experts"}


@dataclass(frozen=True)
class Stratum:
    """A part of the list. With a `quota` of its own it is drawn by itself, else together with the others that have
    none, from the plan's quota. A visit to one of its objects takes `team` inspectors, the first of whom has one of
    the `skills` (none: anyone), and `experts` helpers with one of these skills."""

    name: str
    quota: int | None = None
    team: int = LEAST_TEAM
    skills: tuple[str, ...] = ()
    experts: int = 0

    def as_json(self) -> dict[str, Any]:
        """As it stands in plan.json."""
        return {"name": self.name, "quota": self.quota, "team": self.team, "skills": list(self.skills),
                "experts": self.experts}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What was decided before the draw. `random_share` is the part of the quota that is drawn with equal chances."""

    draw: str
    strata: tuple[Stratum, ...]
    randomness: tuple[Mapping[str, Any], ...]
    quota: int | None = None
    random_share: Fraction = Fraction(0)
    told: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[Mapping[str, Any], ...] = ()
    coordination: str = ""
    replaces: str = ""

    def as_json(self) -> dict[str, Any]:
        """plan.json, all of it public."""
        return {
            "method": METHOD, "draw": self.draw, **self.told, "quota": self.quota,
            "random_share": spelled(self.random_share), "strata": [one.as_json() for one in self.strata],
            "randomness": [dict(one) for one in self.randomness], "parameters": [dict(one) for one in self.parameters],
            "coordination": self.coordination, "replaces": self.replaces,
        }  # fmt: skip

    def pools(self) -> list[tuple[tuple[str, ...], int]]:
        """Names of strata drawn together, with their quota, in the order of the plan; the shared pool stands where
        its first stratum does."""
        shared = tuple(one.name for one in self.strata if one.quota is None)
        pools: list[tuple[tuple[str, ...], int]] = []
        for one in self.strata:
            if one.quota is not None:
                pools.append(((one.name,), one.quota))
            elif one.name == shared[0]:
                assert self.quota is not None
                pools.append((shared, self.quota))
        return pools


def read_plan(path: Path) -> Plan:
    """The plan in a TOML file."""
    return plan_of(read_toml(path), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, with one sentence where it cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InputRefused("%(file)s is not there; name the file of the plan.", file=path) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as met:
        raise InputRefused("%(file)s cannot be read (%(why)s).", file=path, why=met) from None


def plan_of(written: Mapping[str, Any], where: str = "plan") -> Plan:
    """The plan from its fields, as TOML or JSON gives them; refuses what cannot be drawn."""
    _known(written, FIELDS, where)
    told = {name: str(written.get(name, "")) for name in ("authority", "region", "matter", "checklist")}
    strata = tuple(_stratum(one, where) for one in written.get("stratum", [{"name": "all"}]))
    plan = Plan(
        draw=str(written.get("draw", "")), strata=strata, quota=written.get("quota"),
        randomness=checked_sources(written.get("randomness", ()), where),
        random_share=_share(written.get("random_share", 0), where), told=told,
        parameters=tuple(written.get("parameters", ())), coordination=str(written.get("coordination", "")),
        replaces=str(written.get("replaces", "")),
    )  # fmt: skip
    _check(plan, where)
    return plan


def _known(written: Mapping[str, Any], fields: Collection[str], where: str) -> None:
    if unknown := sorted(set(written) - set(fields)):
        raise InputRefused("%(file)s: %(names)s are no fields of a plan; see the guide to drawing a plan.",
                           file=where, names=", ".join(unknown))  # fmt: skip


def _stratum(written: Mapping[str, Any], where: str) -> Stratum:
    _known(written, OF_STRATUM, where)
    fields = {**written, "name": str(written.get("name", "")), "skills": tuple(map(str, written.get("skills", ())))}
    stratum = Stratum(**fields)
    named = [stratum.name, *stratum.skills]
    if not all(named) or any(UNSAFE & set(name) for name in named):
        raise InputRefused(
            "%(file)s: a stratum or skill has no name, or one with a comma, semicolon or quote.", file=where
        )
    if not (_whole(stratum.team) and stratum.team >= LEAST_TEAM):
        raise InputRefused("%(file)s: a team has %(least)d inspectors or more.", file=where, least=LEAST_TEAM)
    if not (_whole(stratum.experts) and stratum.experts >= 0):
        raise InputRefused("%(file)s: experts is a whole number, 0 or more.", file=where)
    _quota(stratum.quota, where)
    return stratum


def _share(value: Any, where: str) -> Fraction:
    try:
        share = Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise InputRefused('%(file)s: random_share is from 0 to 1, like "0.1".', file=where)
    return share


def _quota(quota: Any, where: str) -> None:
    if quota is not None and not (_whole(quota) and quota > 0):
        raise InputRefused("%(file)s: a quota is a whole number, 1 or more.", file=where)


def _check(plan: Plan, where: str) -> None:
    names = [one.name for one in plan.strata]
    _quota(plan.quota, where)
    for number in (plan.draw, *filter(None, [plan.replaces])):
        if not CODE.fullmatch(number):
            raise InputRefused("%(file)s: the number of a draw has letters, digits and _.:/()+- only.", file=where)
    if not 0 < len(set(names)) == len(names):
        raise InputRefused("%(file)s: a stratum stands there twice, or there is none.", file=where)
    if any(one.quota is None for one in plan.strata) != (plan.quota is not None):
        raise InputRefused(
            "%(file)s: a plan has a quota where a stratum has none of its own, and only there.", file=where
        )
    if not plan.randomness:
        raise InputRefused("%(file)s: a plan names at least one source of randomness.", file=where)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def skills_of(strata: Sequence[Stratum]) -> tuple[str, ...]:
    """Skills asked for by several strata together, each once, in their order."""
    return tuple(dict.fromkeys(skill for one in strata for skill in one.skills))
