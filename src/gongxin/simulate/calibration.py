"""The numbers the nation is drawn from, each with its source, read from calibration.yaml."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Group:
    """Fields of certification that one team audits together.

    `sets` is the share of clients with each set of fields, as bits (management systems); `products` the mean number of
    certificates of one client (products and services). `organisations` in thousands, `years` the length of a cycle.
    """

    name: str
    domains: tuple[str, ...]
    letters: tuple[str, ...]
    organisations: float
    sets: Mapping[int, float]
    products: float
    years: int

    @property
    def is_system(self) -> bool:
        """Whether these are management systems."""
        return self.domains[0].startswith("A")


@functools.cache
def _written() -> Mapping[str, Any]:
    text = (Path(__file__).parent / "calibration.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.safe_load(text)
    return read


def number(name: str) -> float:
    """The number called `name`."""
    return float(_written()[name]["value"])


@functools.cache
def groups() -> tuple[Group, ...]:
    """The groups of fields, in the order of the file."""
    return tuple(
        Group(
            name=name,
            domains=tuple(held["domains"]),
            letters=tuple(held["letters"]),
            organisations=held["organisations"],
            sets=held.get("sets", {1: 1.0}),
            products=held.get("products", 0.0),
            years=held["years"],
        )
        for name, held in _written()["groups"].items()
    )


@functools.cache
def domains() -> tuple[str, ...]:
    """Every field of certification, each once."""
    return tuple(dict.fromkeys(domain for group in groups() for domain in group.domains))


def province_weights() -> Mapping[str, float]:
    """Certificates by province, thousands."""
    return {code: float(weight) for code, weight in _written()["provinces"].items() if code != "source"}
